import type { ActData, CaseActor } from "../schema";
import type { Answer, Outcome, RequestState, Right, RightState } from "./vocabulary";

export type IdentityAsk = { at: Date; asks: readonly string[]; answeredAt: Date | null; reminders: Date[] };
export type Identity = {
  settled: { method: string; at: Date } | null;
  asks: IdentityAsk[];
  lapseProposed: boolean;
  notIdentifiableBy: CaseActor | null;
};

export type PreparedAnswer = { seq: number; by: CaseActor; outcome: Answer; contentSha256: string; /** Of the files handed over with it; null without any. */ packageSha256: string | null; grounds: string[] };
export type ErasureException = { itemId: string; ground: string; endsOn: string | null; ended: boolean };

/** One right of a request: its own state, outcome and clock. */
export type RightProcess = {
  right: Right; objectsTo: readonly string[]; receivedAt: Date;
  state: RightState; outcome: Outcome | null;
  /** Every answer there was; more than one after a reopening or an exception that ended. */
  answers: { outcome: Answer; at: Date; grounds: readonly string[] }[];
  extendedAt: Date | null;
  clarification: { at: Date; answeredAt: Date | null; narrowed: boolean } | null;
  fee: { at: Date; because: string; result: "paid" | "waived" | null; settledAt: Date | null } | null;
  plan: { seq: number; by: CaseActor; tasks: { taskId: string; systemId: string }[] } | null;
  tasks: { taskId: string; systemId: string; method: string | null; records: number }[];
  prepared: PreparedAnswer | null;
  exceptions: ErasureException[];
  /** null until somebody said who they are, be it nobody. */
  recipients: { recipientId: string; result: string | null }[] | null;
  backups: { backupSetId: string; expiresOn: string; expired: boolean }[] | null;
  /** A flag beside the state: while it is set the data are only stored (Art. 18(2)). */
  restriction: { because: string; since: Date; announcedAt: Date | null } | null;
  withdrawnAt: Date | null;
  withdrawalConfirmed: boolean;
};

/** A request as its events tell it. */
export type Case = {
  seq: number; state: RequestState;
  receipt: ActData["receive"];
  acknowledgedAt: Date | null;
  identity: Identity;
  rights: RightProcess[];
  duplicates: string[];
  forwardedTo: string | null;
  /** When the person was told of an end before any answer. */
  endedAt: Date | null;
  retainUntil: string | null;
  reopened: { cause: string; at: Date; dueOn: string | null }[];
};

/** Whether the case is a rehearsal for a person who was made up. It is worked on like any other and counts nowhere. */
export const isDrill = ({ receipt }: Pick<Case, "receipt">): boolean => receipt.channel === "drill";

/** The process of a right, or undefined where the request does not have it. */
export function processOf(current: Case, right: Right): RightProcess | undefined {
  return current.rights.find((process) => process.right === right);
}
