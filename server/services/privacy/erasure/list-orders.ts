import { and, asc, eq, sql } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { personErasures } from "@/db/schema/privacy-erasure";
import { ListOrdersInput } from "@/server/domain/privacy/erasure/schema";
import { isStorableTime } from "@/server/domain/times/time-range";
import type { ErasureOrder, ErasureOrderList } from "@/server/domain/privacy/erasure/view";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { recordOrHold } from "../../ledger/record-or-hold";
import { identifiersOf } from "../identifiers";
import { toEraseAgain } from "./to-erase-again";

type Row = typeof personErasures.$inferSelect;

/**
 * Who must be erased again since a moment, after a restore: what was ordered and is not done, or was done since. With what
 * finds each person while their case is kept, and always by keyed hash. Each look is on record, by count.
 */
export async function listErasureOrders(ctx: ServiceContext, input: unknown): Promise<ErasureOrderList> {
  authorize(ctx, "privacy:replay");
  const { since, system, cursor, limit } = parseInput(ListOrdersInput, input);
  return withOrg(ctx.orgId, async (tx) => {
    const after = cursor === undefined ? undefined : afterOf(cursor);
    const rows = await tx.select().from(personErasures).where(and(
      toEraseAgain(ctx.orgId, new Date(since)),
      system === undefined ? undefined : eq(personErasures.systemId, system),
      after && sql`(${personErasures.orderedAt}, ${personErasures.taskId}) > (${after.at}::timestamptz, ${after.taskId})`,
    )).orderBy(asc(personErasures.orderedAt), asc(personErasures.taskId)).limit(limit + 1);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const orders = await ordersOf(tx, ctx.orgId, page);
    await recordOrHold(tx, ctx, [{ action: "person_erasures.listed", object: { kind: "person_erasures", id: "since" }, detail: { since, system: system ?? null, count: page.length } }]);
    return { rows: orders, nextCursor: last && rows.length > limit ? Buffer.from(`${last.orderedAt.toISOString()}|${last.taskId}`).toString("base64url") : null };
  });
}

async function ordersOf(tx: Tx, orgId: string, rows: Row[]): Promise<ErasureOrder[]> {
  const known = new Map<string, ErasureOrder["identifiers"]>();
  for (const requestId of new Set(rows.map((row) => row.requestId))) {
    const identifiers = await identifiersOf(tx, { orgId, requestId });
    known.set(requestId, identifiers.length === 0 ? null : identifiers.map(({ type, value }) => ({ type, value })));
  }
  return rows.map(({ requestId, taskId, systemId, orderedAt, doneAt, method, hashes }) => ({
    requestId, taskId, system: systemId, orderedAt: orderedAt.toISOString(), doneAt: doneAt?.toISOString() ?? null, method, hashes, identifiers: known.get(requestId) ?? null,
  }));
}

function afterOf(cursor: string): { at: string; taskId: string } {
  const [at = "", taskId = ""] = Buffer.from(cursor, "base64url").toString("utf8").split("|");
  if (!isStorableTime(new Date(at)) || taskId === "" || taskId.includes("\0")) throw new ServiceError("INVALID", "cursor: Send the one of the page before.", [{ field: "cursor", code: "CURSOR", message: "Send the one of the page before." }]);
  return { at: new Date(at).toISOString(), taskId };
}
