import type { Tx } from "@/db/client";

import { notFound, ServiceError } from "../errors";
import { findAnchorHead, lockAnchorHead, type AnchorHead } from "./anchor-head";

const WHAT_FIRST: Record<AnchorHead["state"], string> = {
  active: "The anchor log is active: there is nothing to repair. To stop it, run `ledger freeze` first.",
  closed: "This anchor log is closed: its successor is written to.",
  frozen: "The anchor log is frozen. See `ledger status` for why.",
};

/** The anchor log's head, locked, in one of these states. Throws `NOT_FOUND` before its first round, and `CONFLICT` saying what to do first. */
export async function requireAnchorHead(tx: Tx, states: AnchorHead["state"][], now: Date): Promise<AnchorHead> {
  if (!(await findAnchorHead(tx))) throw notFound("The anchor log");
  const head = await lockAnchorHead(tx, now);
  if (!states.includes(head.state)) throw new ServiceError("CONFLICT", WHAT_FIRST[head.state]);
  return head;
}
