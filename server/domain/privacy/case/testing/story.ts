import type { Act, ActData, CaseActor, CaseCommand, CaseEvent, RequestAct, RightAct } from "../../schema";
import { RIGHT_ACT_NAMES } from "../../schema";
import { type Case, processOf, type RightProcess } from "../case";
import { decide } from "../decide";
import { foldCase, foldEvent } from "../fold";
import type { LaterAct } from "../rules";
import type { Right } from "../vocabulary";
import { SHA, text } from "./minimal-parts";
import { REQUEST_DATA } from "./minimal-requests";
import { RIGHT_DATA } from "./minimal-rights";

export const ANNA: CaseActor = { kind: "user", id: "usr_anna" };
export const BEN: CaseActor = { kind: "user", id: "usr_ben" };
export const SUBJECT: CaseActor = { kind: "subject", id: "sub_1" };
export const SYSTEM: CaseActor = { kind: "system", id: "system" };
/** A Thursday, in a zone ahead of UTC: the 5th of March there as here. */
export const RECEIVED_AT = new Date("2026-03-05T09:00:00Z");

type Receipt = ActData["receive"];
/** A request for these rights by a web form, under German holidays, whose sender is not signed in. */
export function receipt(rights: readonly Right[], change: Partial<Receipt> = {}): Receipt {
  return {
    receivedAt: RECEIVED_AT, channel: "form", regime: "EU", zone: "Europe/Berlin", country: "DE", region: null, pausePolicy: "strict", role: "controller", language: "de",
    requester: { loggedIn: false, knownAddress: true }, wording: text(), evidenceSha256: SHA,
    claims: rights.map((right) => ({ right, objectsTo: right === "objection" ? ["legitimate_interest" as const] : [] })), ...change,
  };
}

/** A command with the least it needs, and with what a test wants to be different. */
export function commandFor(act: Act, current: Case, by: CaseActor, now: Date, right?: Right, change: object = {}): CaseCommand {
  const scene = { current, by, now };
  const process = right === undefined ? undefined : processOf(current, right);
  const made = process && (RIGHT_ACT_NAMES as Act[]).includes(act) ? RIGHT_DATA[act as RightAct]({ ...scene, process }) : REQUEST_DATA[act as LaterAct](scene);
  return { kind: act, ...(right === undefined ? {} : { right }), data: { ...made, ...change } } as CaseCommand;
}

/** A case that goes on step by step, as its events are appended. */
export class Story {
  readonly events: CaseEvent[];
  current: Case;
  now: Date;

  constructor(rights: readonly Right[], change: Partial<Receipt> = {}, by = SUBJECT) {
    this.now = change.receivedAt ?? RECEIVED_AT;
    this.events = decide(undefined, { kind: "receive", data: receipt(rights, change) }, by, this.now);
    this.current = foldCase(this.events);
  }

  /** Does it with the least it needs, changed as told; throws what decide throws. */
  act(act: RequestAct | RightAct, by: CaseActor, right?: Right, change: object = {}): this {
    return this.run(commandFor(act, this.current, by, this.now, right, change), by);
  }

  run(command: CaseCommand, by: CaseActor): this {
    const made = decide(this.current, command, by, this.now);
    this.events.push(...made);
    this.current = made.reduce(foldEvent, this.current);
    return this;
  }

  /** Lets so many days go by. */
  wait(days: number): this {
    this.now = new Date(this.now.getTime() + days * 86_400_000);
    return this;
  }

  of(right: Right): RightProcess {
    const process = processOf(this.current, right);
    if (!process) throw new Error(`The story has no right ${right}.`);
    return process;
  }

  settled(): this {
    return this.act("start_assessing", ANNA).act("settle_identity", ANNA);
  }

  /** Every task done, and what an answer needs beside it. */
  fulfilled(right: Right, records = 4): this {
    if (right === "erasure") this.act("plan_erasure", ANNA, right);
    this.act("start_fulfilment", BEN, right);
    while (this.of(right).tasks.some(({ method }) => method === null)) this.act("complete_task", ANNA, right, records === 0 ? { method: "none_found", records } : { method: right === "erasure" ? "deleted" : "reviewed", records });
    return this;
  }
}

/** The code with which something is refused, or "accepted". */
export function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof Error && "code" in error) return String(error.code);
    throw error;
  }
  return "accepted";
}
