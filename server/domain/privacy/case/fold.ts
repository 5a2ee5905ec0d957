import type { CaseEvent, EventOf, RequestAct, RightAct } from "../schema";
import type { Case } from "./case";
import { ON_REQUEST } from "./fold-request";
import { ON_RIGHT } from "./fold-right";
import { newProcess } from "./new-process";

type Received = EventOf<"receive">;
type RightEvent = EventOf<RightAct>;
type LaterEvent = EventOf<Exclude<RequestAct, "receive">> | RightEvent;

/**
 * A case as its events tell it. The same events give the same case. Throws RangeError when the first is no receipt, when
 * one is missing in between (`seq` counts 1, 2, 3, …), or when one speaks of a right the request does not have.
 */
export function foldCase(events: readonly CaseEvent[]): Case {
  const [first, ...rest] = events;
  if (first?.kind !== "received" || first.seq !== 1) throw new RangeError("A case starts with its receipt, event 1.");
  return rest.reduce(foldEvent, opened(first));
}

/** A case after one more event. */
export function foldEvent(current: Case, event: CaseEvent): Case {
  if (event.seq !== current.seq + 1) throw new RangeError(`Event ${event.seq} follows event ${current.seq}: one is missing or out of order.`);
  if (event.kind === "received") throw new RangeError("A case has one receipt.");
  return { ...current, ...(isAboutRight(event) ? rightChanged(current, event) : requestChanged(current, event)), seq: event.seq };
}

function opened({ seq, data }: Received): Case {
  return {
    seq, state: "received", receipt: data, acknowledgedAt: null, identity: { settled: null, asks: [], lapseProposed: false, notIdentifiableBy: null },
    rights: data.claims.map((claim) => newProcess(claim, data.receivedAt)), duplicates: [], forwardedTo: null, endedAt: null, retainUntil: null, reopened: [],
  };
}

const isAboutRight = (event: LaterEvent): event is RightEvent => event.kind in ON_RIGHT;

function requestChanged<K extends Exclude<RequestAct, "receive">>(current: Case, event: EventOf<K>): Partial<Case> {
  // The table pairs each kind with its own data; the compiler cannot follow a key through it.
  const on = ON_REQUEST[event.kind as keyof typeof ON_REQUEST] as (current: Case, event: EventOf<K>) => Partial<Case>;
  return on(current, event);
}

function rightChanged<K extends RightAct>(current: Case, event: EventOf<K>): Partial<Case> {
  if (!current.rights.some(({ right }) => right === event.right)) throw new RangeError(`The request has no right ${event.right ?? ""}.`);
  const on = ON_RIGHT[event.kind as keyof typeof ON_RIGHT] as (process: Case["rights"][number], event: EventOf<K>) => Partial<Case["rights"][number]>;
  const rights = current.rights.map((process) => (process.right === event.right ? { ...process, ...on(process, event) } : process));
  if (event.kind !== "exception_ended" || current.state !== "closed") return { rights };
  // What was kept for a time goes on being erased, however long ago the case was closed.
  return { rights, state: "open", retainUntil: null, reopened: [...current.reopened, { cause: "exception_ended", at: event.at, dueOn: null }] };
}
