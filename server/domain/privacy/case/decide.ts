import { ACTS, type ActData, type CaseActor, type CaseCommand, CaseEvent, type CommandOf, type RightAct } from "../schema";
import { type Case, processOf } from "./case";
import { requestGate, rightGate } from "./gate";
import { requireOrigin, requireReceipt } from "./receive";
import { CaseRefusal } from "./refusal";
import type { RequestRule, RightRule } from "./rule";
import { type LaterAct, OF_REQUEST, OF_RIGHT } from "./rules";

type Scene = { current: Case; by: CaseActor; now: Date };

/**
 * The events a command comes to; the caller appends them. Pure: who may, from where, with what and by which article is
 * decided here and nowhere else. Throws CaseRefusal with one code, or ZodError for data of the wrong shape.
 */
export function decide(current: Case | undefined, command: CaseCommand, by: CaseActor, now: Date): CaseEvent[] {
  if (command.kind === "receive") return received(current, command.data, by, now);
  if (current === undefined) throw new CaseRefusal("NO_CASE", "GDPR Art. 12(2)", "There is no such request.");
  const scene = { current, by, now };
  if (command.right === undefined) requireRequestAct(command, scene);
  else requireRightAct(command, scene);
  return [stamped(current.seq + 1, command, by, now)];
}

function received(current: Case | undefined, receipt: ActData["receive"], by: CaseActor, now: Date): CaseEvent[] {
  if (current !== undefined) throw new CaseRefusal("ALREADY_RECEIVED", "GDPR Art. 12(2)", "The request was received. A second one is a case of its own, linked to this.");
  requireOrigin(receipt, by);
  requireReceipt(receipt, now);
  const events = [stamped(1, { kind: "receive", data: receipt }, by, now)];
  // Recital 57: signing in is identifying oneself. Nobody has to ask, so nobody can forget not to.
  const isKnown = by.kind === "subject" && receipt.requester.loggedIn && receipt.role === "controller" && receipt.channel !== "agent";
  if (isKnown) events.push(stamped(2, { kind: "settle_identity", data: { method: "login", reason: null, mandate: null } }, by, now));
  return events;
}

function requireRequestAct<K extends LaterAct>(command: CommandOf<K>, scene: Scene): void {
  const { refusal } = requestGate(command.kind, scene);
  if (refusal) throw refusal;
  const rule: RequestRule<K> = OF_REQUEST[command.kind as K];
  rule.check?.(command.data as ActData[K], scene);
}

function requireRightAct<K extends RightAct>(command: CommandOf<K>, scene: Scene): void {
  const process = processOf(scene.current, command.right);
  if (!process) throw new CaseRefusal("NOT_IN_REQUEST", "GDPR Art. 12(2)", `The request does not have the right "${command.right}".`);
  const rightScene = { ...scene, process };
  const rule: RightRule<K> = OF_RIGHT[command.kind as K];
  const { offered, refusal } = rightGate(command.kind, rightScene);
  if (refusal) throw (offered ? rule.blockedWith?.(command.data as ActData[K], rightScene) : null) ?? refusal;
  rule.check?.(command.data as ActData[K], rightScene);
}

/** Parsed, not only typed: what is not in the schema of events is never stored, so no name or text slips in. */
function stamped(seq: number, { kind, right, data }: CaseCommand, by: CaseActor, now: Date): CaseEvent {
  return CaseEvent.parse({ seq, at: now, actor: by, right: right ?? null, kind: ACTS[kind].event, data });
}
