import { and, eq, isNull, lt, sql } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { idempotencyKeys } from "@/db/schema/organizations";

import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";

export type Answer = { status: number; body: unknown };
/** One key of one caller on one route, and the run that works under it. */
export type KeyRow = { ctx: ServiceContext; route: string; key: string; runId: string };
type Claim = { answer?: Answer; earlierRun?: string };

export const KEPT_HOURS = 24;
/** A run that has not said that it lives for so long may be taken over. */
export const RUNNING_SECONDS = 30;

/**
 * Claims the key for a run, or says what the first request was answered. Where an earlier run died, its id comes along.
 * Real time, not the demo's: it is about this server. A key older than a day is as good as none.
 */
export async function claim(row: KeyRow, requestSha256: string): Promise<Claim> {
  const now = new Date();
  const fresh = { requestSha256, createdAt: now, lockedUntil: inAWhile(now), runId: row.runId, status: null, body: null };
  return withOrg(row.ctx.orgId, async (tx) => {
    const claimed = await tx.insert(idempotencyKeys).values({ orgId: row.ctx.orgId, actorId: row.ctx.actor.id, route: row.route, key: row.key, ...fresh })
      .onConflictDoUpdate({
        target: [idempotencyKeys.orgId, idempotencyKeys.actorId, idempotencyKeys.route, idempotencyKeys.key], set: fresh,
        setWhere: lt(idempotencyKeys.createdAt, new Date(now.getTime() - KEPT_HOURS * 3_600_000)),
      }).returning({ key: idempotencyKeys.key });
    return claimed.length > 0 ? {} : answerOrTakeOver(tx, row, requestSha256, now);
  });
}

async function answerOrTakeOver(tx: Tx, row: KeyRow, requestSha256: string, now: Date): Promise<Claim> {
  const [found] = await tx.select().from(idempotencyKeys).where(sameKey(row)).for("update");
  if (found && found.requestSha256 !== requestSha256) throw new ServiceError("UNPROCESSABLE", "This Idempotency-Key was used for another request. Use a new key for new content.");
  if (found && found.status !== null) return { answer: { status: found.status, body: found.body } };
  if (!found?.lockedUntil || found.lockedUntil >= now) throw new ServiceError("CONFLICT", "The first request with this Idempotency-Key is still running. Ask again in a moment.");
  await tx.update(idempotencyKeys).set({ lockedUntil: inAWhile(now), runId: row.runId }).where(sameKey(row));
  return found.runId ? { earlierRun: found.runId } : {};
}

/** Says that the run is still at work. */
export async function stayAwake(row: KeyRow): Promise<void> {
  await change(row, { lockedUntil: inAWhile(new Date()) });
}

export async function finish(row: KeyRow, answer: Answer): Promise<void> {
  await change(row, { status: answer.status, body: sql`${JSON.stringify(answer.body)}::jsonb`, lockedUntil: null });
}

/** The run ended without saying what it did: the next request may look and take over at once. */
export async function release(row: KeyRow): Promise<void> {
  await change(row, { lockedUntil: new Date(0) });
}

/** The run was refused: the sender mends the request and may use the key again. */
export async function forget(row: KeyRow): Promise<void> {
  await withOrg(row.ctx.orgId, async (tx) => tx.delete(idempotencyKeys).where(runningHere(row)));
}

async function change(row: KeyRow, values: Record<string, unknown>): Promise<void> {
  await withOrg(row.ctx.orgId, async (tx) => tx.update(idempotencyKeys).set(values).where(runningHere(row)));
}

function inAWhile(now: Date): Date {
  return new Date(now.getTime() + RUNNING_SECONDS * 1000);
}

function sameKey({ ctx, route, key }: KeyRow) {
  return and(eq(idempotencyKeys.orgId, ctx.orgId), eq(idempotencyKeys.actorId, ctx.actor.id), eq(idempotencyKeys.route, route), eq(idempotencyKeys.key, key));
}

/** Only while no other run took the key over. */
function runningHere(row: KeyRow) {
  return and(sameKey(row), isNull(idempotencyKeys.status), eq(idempotencyKeys.runId, row.runId));
}
