import { and, asc, eq, lte, ne, sql } from "drizzle-orm";

import { withoutOrg, type Tx } from "@/db/client";
import { anchorPending, anchorSignatures, instanceAnchors } from "@/db/schema/anchors";
import { nextTry } from "@/server/domain/anchors/due";
import { anchorLeafBytes, timestampLeaf } from "@/server/domain/ledger/anchor";
import type { VerifiedSignature } from "@/server/domain/ledger/note";
import { log } from "@/server/log";

import { askWitness } from "./ask-witness";
import { copyAnchorLog } from "./copy-anchor-log";
import { failureOf } from "./failure";
import { stampCheckpoint } from "./stamp-checkpoint";
import type { AnchorTarget } from "./targets";

const LEASE_MS = 120_000;
const AT_MOST = 20;
export type InstanceAnchor = typeof instanceAnchors.$inferSelect;
/** What a target gave. `superseded`: it has a larger head already. */
export type Given = { genTime: Date | null; token?: Uint8Array; cosignatures?: VerifiedSignature[] } | "superseded";

/**
 * Takes what is due for one target, oldest first, until it fails or nothing is left. Each attempt is claimed for two
 * minutes, so two workers do not ask twice and one that dies leaves it to the next. A failure stays visible in its row
 * and is tried again later and later; what can never succeed is `failed` at once and raises an alarm in the log.
 *
 * @returns how many were done
 */
export async function runTarget(target: AnchorTarget, now: Date): Promise<number> {
  for (let done = 0; done < AT_MOST; done++) {
    const row = await claim(target, now);
    if (!row) return done;
    try {
      const given = await ask(target, row, now);
      await withoutOrg(async (tx) => keep(tx, row, given, now), "system");
    } catch (error) {
      await fail(row, error, now);
      return done;
    }
  }
  return AT_MOST;
}

async function claim({ kind, target }: AnchorTarget, now: Date): Promise<InstanceAnchor | undefined> {
  return withoutOrg(async (tx) => {
    const due = and(eq(instanceAnchors.kind, kind), eq(instanceAnchors.target, target), eq(instanceAnchors.status, "pending"), lte(instanceAnchors.nextTryAt, now));
    const [row] = await tx.select().from(instanceAnchors).where(due).orderBy(asc(instanceAnchors.logNo), asc(instanceAnchors.size)).limit(1).for("update", { skipLocked: true });
    if (!row) return undefined;
    const [claimed] = await tx.update(instanceAnchors).set({ attempts: row.attempts + 1, nextTryAt: new Date(now.getTime() + LEASE_MS) }).where(eq(instanceAnchors.id, row.id)).returning();
    return claimed;
  }, "system");
}

async function ask(target: AnchorTarget, row: InstanceAnchor, now: Date): Promise<Given> {
  if (target.kind === "witness") return askWitness(target, row, now);
  return target.kind === "rfc3161" ? stampCheckpoint(target, row) : copyAnchorLog(target, row, now);
}

/** The answer, its signature lines, and for a token its leaf in the anchor log's queue: all or nothing, and once. */
async function keep(tx: Tx, row: InstanceAnchor, given: Given, now: Date): Promise<void> {
  const open = and(eq(instanceAnchors.id, row.id), ne(instanceAnchors.status, "done"));
  if (given === "superseded") return void (await tx.update(instanceAnchors).set({ status: "superseded", nextTryAt: null, error: null }).where(open));
  const { genTime, token, cosignatures = [] } = given;
  const kept = await tx.update(instanceAnchors).set({ status: "done", nextTryAt: null, error: null, genTime, token, verifiedAt: now }).where(open).returning({ id: instanceAnchors.id });
  if (kept.length === 0) return;
  if (token) await tx.insert(anchorPending).values({ entryId: row.id, waits: 1, leafBytes: anchorLeafBytes(timestampLeaf(token)) });
  for (const { key, line } of cosignatures) {
    await tx.insert(anchorSignatures).values({ logNo: row.logNo, size: row.size, keyName: key.name, keyId: key.id, type: key.type, sig: line.signature, madeAt: now }).onConflictDoNothing();
  }
}

async function fail(row: InstanceAnchor, error: unknown, now: Date): Promise<void> {
  const { text, final } = failureOf(error);
  log()[final ? "error" : "warn"]({ anchor: row.id, kind: row.kind, target: row.target, size: row.size, err: text, alarm: final }, final ? "anchor refused: look at it" : "anchor not made, will try again");
  const status = final ? sql`case when status = 'pending' then 'failed' else status end` : sql`status`;
  const at = final ? null : nextTry(row.attempts, now);
  await withoutOrg(async (tx) => tx.update(instanceAnchors).set({ status, error: text, nextTryAt: sql`case when status = 'pending' then ${at?.toISOString() ?? null}::timestamptz end` })
    .where(and(eq(instanceAnchors.id, row.id), ne(instanceAnchors.status, "done"))), "system");
}
