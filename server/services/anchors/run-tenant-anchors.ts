import { and, asc, eq, gte, inArray, lt, lte, max, ne, sql } from "drizzle-orm";

import { withOrg, withoutOrg } from "@/db/client";
import { anchors } from "@/db/schema/anchors";
import { entries, leaves } from "@/db/schema/ledger";
import { outbox } from "@/db/schema/users";
import { nextTry } from "@/server/domain/anchors/due";
import { parseCheckpointText } from "@/server/domain/ledger/checkpoint";
import { log } from "@/server/log";

import { tenantNote } from "./anchor-note";
import { TargetError } from "./bounded-fetch";
import { copyLog } from "./copy-log";
import { failureOf } from "./failure";
import { judgeTenantHead } from "./judge-shown-head";
import type { BucketTarget } from "./targets";

const LEASE_MS = 120_000;
const LOOK_AGAIN_MS = 60_000;
const AT_MOST = 20;
/** First try and as many again as the mail queue makes. */
const MAIL_TRIES = 9;
type Anchor = typeof anchors.$inferSelect;

/** Which of an organization's own anchors: mails of seals, or copies into this bucket. Two loops, so that neither delays the other. */
export type TenantWork = { kind: "email" } | { kind: "object_lock"; bucket: BucketTarget | undefined };

/**
 * Does what is due of the organizations' own anchors. One that fails keeps its reason and its next time and delays no
 * other; where the bucket cannot be reached at all the rest waits for the next turn. Returns how many were done.
 */
export async function runTenantAnchors(now: Date, work: TenantWork): Promise<number> {
  const due = await withoutOrg(async (tx) => tx.execute<{ org_id: string }>(sql`select org_id from access.orgs_with_due_anchors(${now.toISOString()}::timestamptz)`), "system");
  let total = 0;
  for (const { org_id: orgId } of due) {
    const { done, isDown } = await runAnchorsOf(orgId, now, work);
    total += done;
    if (isDown) break;
  }
  return total;
}

/** The same for one organization. */
export async function runAnchorsOf(orgId: string, now: Date, work: TenantWork): Promise<{ done: number; isDown: boolean }> {
  let done = 0;
  for (const row of await claim(orgId, now, work)) {
    try {
      done += (await settle(row, now, work)) ? 1 : 0;
    } catch (error) {
      await fail(row, error, now);
      if (error instanceof TargetError && ["UNREACHABLE", "TIMEOUT"].includes(error.code)) return { done, isDown: true };
    }
  }
  return { done, isDown: false };
}

async function claim(orgId: string, now: Date, { kind }: TenantWork): Promise<Anchor[]> {
  return withOrg(orgId, async (tx) => {
    const due = and(eq(anchors.orgId, orgId), eq(anchors.kind, kind), eq(anchors.status, "pending"), lte(anchors.nextTryAt, now));
    const rows = await tx.select({ id: anchors.id }).from(anchors).where(due).orderBy(asc(anchors.nextTryAt)).limit(AT_MOST).for("update", { skipLocked: true });
    if (rows.length === 0) return [];
    const ids = rows.map(({ id }) => id);
    return tx.update(anchors).set({ attempts: sql`${anchors.attempts} + 1`, nextTryAt: new Date(now.getTime() + LEASE_MS) }).where(and(eq(anchors.orgId, orgId), inArray(anchors.id, ids))).returning();
  }, "system");
}

async function settle(row: Anchor, now: Date, work: TenantWork): Promise<boolean> {
  if (work.kind === "email") return followMail(row, now);
  if (work.bucket?.target !== row.target) throw new TargetError("NOT_CONFIGURED", `${row.target} is no longer configured`, true);
  await copyTenantLog(work.bucket, row, now);
  await finish(row, now);
  return true;
}

/** The outbox sends and tries again by itself; here its outcome is told. */
async function followMail(row: Anchor, now: Date): Promise<boolean> {
  const [mail] = await withoutOrg(async (tx) => tx.select().from(outbox).where(eq(outbox.id, row.ref ?? "")), "system");
  if (mail?.sentAt) {
    await finish(row, mail.sentAt);
    return true;
  }
  if (!mail || mail.local) throw new TargetError("NOT_SENT", "no mail service is set up: the mail stays in the local mailbox", true);
  if (mail.attempts >= MAIL_TRIES) throw new TargetError("NOT_SENT", mail.lastError ?? "the mail service did not take it", true);
  const waiting = { attempts: mail.attempts, nextTryAt: new Date(now.getTime() + LOOK_AGAIN_MS), error: mail.lastError };
  await withOrg(row.orgId, async (tx) => tx.update(anchors).set(waiting).where(and(eq(anchors.orgId, row.orgId), eq(anchors.id, row.id))), "system");
  return false;
}

async function copyTenantLog(bucket: BucketTarget, { orgId, logId, size }: Anchor, now: Date): Promise<void> {
  const [{ text, note }, copied] = await withOrg(orgId, async (tx) => {
    const done = and(eq(anchors.orgId, orgId), eq(anchors.logId, logId), eq(anchors.kind, "object_lock"), eq(anchors.target, bucket.target), eq(anchors.status, "done"), lt(anchors.size, size));
    const [last] = await tx.select({ size: max(anchors.size) }).from(anchors).where(done);
    return [await tenantNote(tx, { orgId, logId }, size), last?.size ?? 0] as const;
  }, "system");
  const leafBytes = async (from: number, to: number) => withOrg(orgId, async (tx) => {
    const own = and(eq(leaves.orgId, orgId), eq(leaves.logId, logId), gte(leaves.idx, from), lt(leaves.idx, to));
    const rows = await tx.select({ bytes: entries.leafBytes }).from(leaves).innerJoin(entries, and(eq(entries.orgId, leaves.orgId), eq(entries.id, leaves.entryId))).where(own).orderBy(asc(leaves.idx));
    return rows.map(({ bytes }) => bytes);
  }, "system");
  const judge = async (shown: string) => judgeTenantHead({ orgId, logId }, { note: shown, by: `The bucket ${bucket.target}` }, now);
  await copyLog(bucket, { origin: parseCheckpointText(text).origin, size, note, copied, leafBytes, judge }, now);
}

async function finish(row: Anchor, verifiedAt: Date): Promise<void> {
  const own = and(eq(anchors.orgId, row.orgId), eq(anchors.id, row.id), ne(anchors.status, "done"));
  await withOrg(row.orgId, async (tx) => tx.update(anchors).set({ status: "done", nextTryAt: null, error: null, verifiedAt }).where(own), "system");
}

async function fail(row: Anchor, error: unknown, now: Date): Promise<void> {
  const { text, final } = failureOf(error);
  log().warn({ orgId: row.orgId, anchor: row.id, kind: row.kind, size: row.size, err: text, alarm: final && row.kind === "object_lock" }, "anchor not made");
  const own = and(eq(anchors.orgId, row.orgId), eq(anchors.id, row.id), eq(anchors.status, "pending"));
  const next = final ? { status: "failed" as const, nextTryAt: null } : { nextTryAt: nextTry(row.attempts, now) };
  await withOrg(row.orgId, async (tx) => tx.update(anchors).set({ ...next, error: text }).where(own), "system");
}
