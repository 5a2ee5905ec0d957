import { createHash } from "node:crypto";

import { and, eq, isNull, lt, sql } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { idempotencyKeys } from "@/db/schema/organizations";

import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";

export type Answer = { status: number; body: unknown };
type Call = { route: string; key: string | null; request: Uint8Array };
const KEPT_HOURS = 24;
const RUNNING_SECONDS = 30;

/**
 * Runs `work` once a key, with Stripe's semantics: the first answer is kept for a day and given again to the same
 * request; the same key with another request is 422; while the first still runs, a second gets 409. A run that died is
 * taken over after half a minute, which is safe because a push of the same content is one item anyway. A refusal by
 * validation is not kept.
 */
export async function once(ctx: ServiceContext, call: Call, work: () => Promise<Answer>): Promise<Answer & { replayed: boolean }> {
  if (call.key === null) return { ...(await work()), replayed: false };
  if (call.key.length === 0 || call.key.length > 255) throw new ServiceError("INVALID", "An Idempotency-Key has 1 to 255 characters.");
  const requestSha256 = createHash("sha256").update(call.request).digest("hex");
  const stored = await begin(ctx, call.route, call.key, requestSha256);
  if (stored) return { ...stored, replayed: true };
  try {
    const answer = await work();
    // A refusal is not kept: the sender mends the request and may use the key again.
    await (answer.status >= 400 ? forget(ctx, call.route, call.key) : finish(ctx, call.route, call.key, answer));
    return { ...answer, replayed: false };
  } catch (error) {
    await forget(ctx, call.route, call.key);
    throw error;
  }
}

const rowOf = (ctx: ServiceContext, route: string, key: string) =>
  and(eq(idempotencyKeys.orgId, ctx.orgId), eq(idempotencyKeys.actorId, ctx.actor.id), eq(idempotencyKeys.route, route), eq(idempotencyKeys.key, key));

/** Claims the key, or says what the first request was answered. Real time, not the demo's: it is about this server. */
async function begin(ctx: ServiceContext, route: string, key: string, requestSha256: string): Promise<Answer | undefined> {
  const now = new Date();
  const lockedUntil = new Date(now.getTime() + RUNNING_SECONDS * 1000);
  return withOrg(ctx.orgId, async (tx) => {
    await tx.delete(idempotencyKeys).where(and(eq(idempotencyKeys.orgId, ctx.orgId), lt(idempotencyKeys.createdAt, new Date(now.getTime() - KEPT_HOURS * 3_600_000))));
    const row = { orgId: ctx.orgId, actorId: ctx.actor.id, route, key, requestSha256, createdAt: now, lockedUntil };
    const claimed = await tx.insert(idempotencyKeys).values(row).onConflictDoNothing().returning({ key: idempotencyKeys.key });
    if (claimed.length > 0) return undefined;
    const [found] = await tx.select().from(idempotencyKeys).where(rowOf(ctx, route, key)).for("update");
    if (found && found.requestSha256 !== requestSha256) throw new ServiceError("UNPROCESSABLE", "This Idempotency-Key was used for another request. Use a new key for new content.");
    if (found && found.status !== null) return { status: found.status, body: found.body };
    const takenOver = await tx.update(idempotencyKeys).set({ lockedUntil }).where(and(rowOf(ctx, route, key), isNull(idempotencyKeys.status), lt(idempotencyKeys.lockedUntil, now))).returning({ key: idempotencyKeys.key });
    if (takenOver.length === 0) throw new ServiceError("CONFLICT", "The first request with this Idempotency-Key is still running. Ask again in a moment.");
    return undefined;
  });
}

async function finish(ctx: ServiceContext, route: string, key: string, answer: Answer): Promise<void> {
  await withOrg(ctx.orgId, async (tx) =>
    tx.update(idempotencyKeys).set({ status: answer.status, body: sql`${JSON.stringify(answer.body)}::jsonb`, lockedUntil: null }).where(rowOf(ctx, route, key)));
}

async function forget(ctx: ServiceContext, route: string, key: string): Promise<void> {
  await withOrg(ctx.orgId, async (tx) => tx.delete(idempotencyKeys).where(and(rowOf(ctx, route, key), isNull(idempotencyKeys.status))));
}
