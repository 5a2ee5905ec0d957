import type { Tx } from "@/db/client";

import { notFound, ServiceError } from "../errors";
import { lockHead, type LockedHead } from "./lock-head";

const WHAT_FIRST: Record<LockedHead["state"], string> = {
  active: "The log is active: there is nothing to repair. To stop it, run `ledger freeze` first.",
  frozen: "The log is frozen. See `ledger status` for why.",
  closed: "The log is closed: another one has succeeded it, and it takes no entry any more.",
};

/** The head, locked, of a log in one of these states. Throws `NOT_FOUND`, and `CONFLICT` saying what to do first. */
export async function requireHead(tx: Tx, orgId: string, logId: string, states: LockedHead["state"][]): Promise<LockedHead> {
  const head = await lockHead(tx, orgId, logId);
  if (!head) throw notFound("This log");
  if (!states.includes(head.state)) throw new ServiceError("CONFLICT", WHAT_FIRST[head.state]);
  return head;
}
