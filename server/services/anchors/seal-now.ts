import { and, eq, gte, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";

import { withOrg, type Tx } from "@/db/client";
import { seals } from "@/db/schema/anchors";
import { logs } from "@/db/schema/ledger";
import { SealInput, type SealReason } from "@/server/domain/anchors/schema";
import { newId } from "@/server/domain/ids/ids";

import { authorize, parseInput, type ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { enqueue } from "../jobs/enqueue";
import { recordChanges } from "../ledger/record-change";

const DAY_MS = 86_400_000;
const MOST_A_DAY = 144;

/**
 * Seals the ledger: its head goes into the anchor log at once, witnesses, time-stamp and copies follow, owners and
 * officers get it by mail. The answer waits for none of that; `listAnchors` shows how far it is.
 *
 * Throws `RATE_LIMITED` above 144 seals in 24 hours, `UNAVAILABLE` while the ledger is frozen.
 */
export async function sealNow(ctx: ServiceContext, input: unknown): Promise<{ id: string }> {
  authorize(ctx, "ledger:seal");
  const { reason } = parseInput(SealInput, input);
  return withOrg(ctx.orgId, async (tx) => {
    await requireFewSeals(tx, ctx);
    return { id: await requestSeal(tx, ctx, reason) };
  });
}

/** The same within the transaction of what brings it about: the close of a period, an export, a sign-off. Its permission is the caller's. */
export async function requestSeal(tx: Tx, ctx: ServiceContext, reason: SealReason): Promise<string> {
  const [id, entryId] = [newId("seal"), uuidv7({ msecs: ctx.now.getTime() })];
  await recordChanges(tx, ctx, [{ action: "ledger.sealed", object: { kind: "seal", id }, detail: { reason }, entryId }]);
  const [log] = await tx.select({ id: logs.id }).from(logs).where(and(eq(logs.orgId, ctx.orgId), eq(logs.state, "active")));
  if (!log) throw new ServiceError("UNAVAILABLE", "The ledger of this organization is frozen: nothing can be sealed until it is repaired.");
  await tx.insert(seals).values({ orgId: ctx.orgId, id, logId: log.id, entryId, reason, askedAt: ctx.now });
  await enqueue(tx, "seal-ledger", { orgId: ctx.orgId, sealId: id });
  return id;
}

async function requireFewSeals(tx: Tx, ctx: ServiceContext): Promise<void> {
  const today = and(eq(seals.orgId, ctx.orgId), gte(seals.askedAt, new Date(ctx.now.getTime() - DAY_MS)));
  const [row] = await tx.select({ count: sql<number>`count(*)::int` }).from(seals).where(today);
  if ((row?.count ?? 0) >= MOST_A_DAY) throw new ServiceError("RATE_LIMITED", `The ledger was sealed ${MOST_A_DAY} times in the last 24 hours. It is published every ten minutes anyway.`);
}
