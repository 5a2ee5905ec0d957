import { and, eq, gt, inArray } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { insertRows } from "@/db/insert-rows";
import { erasures } from "@/db/schema/erasures";
import { leaves, logHeads, logs } from "@/db/schema/ledger";
import { packContents, packs } from "@/db/schema/packs";
import { PackError } from "@/server/domain/packs/error";
import { packExpiry } from "@/server/domain/packs/expiry";
import { zipBytes } from "@/server/domain/packs/write-zip";
import { env } from "@/server/env";
import type { StoredBlob } from "@/server/storage/blob-store";
import { removePack, storePack } from "@/server/storage/pack-store";

import { systemContext } from "../access/system-context";
import { holdKeys } from "../ledger/hold-keys";
import { recordOrHold } from "../ledger/record-or-hold";
import { sequenceLog } from "../ledger/sequence";
import { buildPack, type BuiltPack, type PackOrder } from "./build-pack";
import { packOrThrow } from "./get";

type Row = typeof packs.$inferSelect;
type Note = Partial<typeof packs.$inferInsert>;
const WAIT_MS = 250;
const WAITS = 240;
const NOTE_EVERY_MS = 500;

/**
 * Makes a requested pack: waits until the asking itself is in the ledger, so that the head covers all that was
 * acknowledged before it (a frozen ledger gives its last good head), builds the files, writes the zip under its digest, then one transaction with the finished row and
 * its ledger entry. Run again after a crash it begins anew; a made pack is left alone. A failure is shown with its reason
 * and thrown, so the queue tries again.
 */
export async function makeRequestedPack(orgId: string, packId: string, clock: () => Date): Promise<void> {
  const row = await withOrg(orgId, async (tx) => packOrThrow(tx, orgId, packId));
  if (!["queued", "running", "failed"].includes(row.state)) return;
  try {
    await update(row, { state: "running", progress: 0, step: "Waiting for the ledger", error: null });
    await untilSequenced(row, clock);
    const order: PackOrder = { scope: row.scope, timezone: row.timezone, title: row.title, organization: { id: orgId, name: row.organizationName } };
    await buildPack(order, async (pack) => finish(row, pack, await storePack(orgId, packId, withProgress(row, pack)), clock()), noter(row));
  } catch (error) {
    await update(row, { state: "failed", step: null, error: sentenceOf(error) });
    throw error;
  }
}

async function untilSequenced({ orgId, entryId }: Row, clock: () => Date): Promise<void> {
  for (let tried = 0; tried < WAITS; tried++) {
    const { isIn, log } = await withOrg(orgId, async (tx) => {
      const [found] = await tx.select({ idx: leaves.idx }).from(leaves)
        .innerJoin(logHeads, and(eq(logHeads.orgId, leaves.orgId), eq(logHeads.logId, leaves.logId), gt(logHeads.guardedSize, leaves.idx))).where(and(eq(leaves.orgId, orgId), eq(leaves.entryId, entryId)));
      const [open] = await tx.select({ id: logs.id }).from(logs).where(and(eq(logs.orgId, orgId), eq(logs.state, "active")));
      return { isIn: found !== undefined, log: open };
    });
    if (isIn) return;
    // Nothing more is signed until it is repaired: the pack is of its last good head, and of what that covers.
    if (!log) return;
    // Another sequencer may be at it; then there is nothing to do but to wait for it.
    if ((await sequenceLog(orgId, log.id, clock())) === 0) await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
  throw new PackError("NOT_SEQUENCED", "The ledger did not take up the request in time. It is tried again.");
}

async function* withProgress(row: Row, { parts }: BuiltPack): AsyncGenerator<Uint8Array> {
  const note = noter(row);
  const total = parts.reduce((sum, part) => sum + part.size, 1);
  let done = 0;
  for await (const chunk of zipBytes(parts)) {
    done += chunk.length;
    yield chunk;
    await note(0.8 + 0.2 * Math.min(1, done / total), "Writing the pack");
  }
}

/** Notes progress twice a second at most. */
function noter(row: Row): (progress: number, step: string) => Promise<void> {
  let noted = 0;
  return async (progress, step) => {
    if (Date.now() - noted < NOTE_EVERY_MS) return;
    noted = Date.now();
    await update(row, { progress, step });
  };
}

/** A made pack is never touched again, whatever a late note says. */
async function update({ orgId, id }: Row, values: Note): Promise<void> {
  await withOrg(orgId, async (tx) => tx.update(packs).set(values).where(isOpen(orgId, id)));
}

async function finish(row: Row, pack: BuiltPack, stored: StoredBlob, now: Date): Promise<void> {
  const { orgId, id } = row;
  try {
    await withOrg(orgId, async (tx) => markDone(tx, row, pack, stored, now));
  } finally {
    // Refused because of an erasure, or another run was first: what nobody is handed is not left lying.
    const { state, sha256 } = await withOrg(orgId, async (tx) => packOrThrow(tx, orgId, id));
    if (state !== "done" || sha256 !== stored.sha256) await removePack(orgId, id, stored.sha256);
  }
}

async function markDone(tx: Tx, { orgId, id, title }: Row, { facts, evidenceIds }: BuiltPack, stored: StoredBlob, now: Date): Promise<void> {
  const { leftOut, ...counts } = facts;
  // Not while an erasure is being approved: either it finds this pack, or the pack sees it here.
  await holdKeys(tx, orgId, "shared");
  await requireNothingErased(tx, orgId, evidenceIds);
  const made = { state: "done", progress: 1, step: null, error: null, finishedAt: now, expiresAt: packExpiry(now, env().PROOFROOM_PACK_DAYS) } as const;
  const done = await tx.update(packs).set({ ...made, leftOut, ...counts, ...stored }).where(isOpen(orgId, id)).returning({ id: packs.id });
  if (done.length === 0) return;
  await insertRows(tx, packContents, evidenceIds.map((evidenceId) => ({ orgId, packId: id, evidenceId })));
  // The digest stands in the detail and not among the entry's files: a pack of everything would else hold all packs before it.
  await recordOrHold(tx, systemContext(orgId, now), [{ action: "pack.made", object: { kind: "pack", id, label: title }, detail: { ...stored, logSize: facts.logSize, entries: facts.entries, files: facts.files } }]);
}

/** Throws `ERASED_MEANWHILE` where something the pack opens was erased since it was read: the next try leaves it out. */
async function requireNothingErased(tx: Tx, orgId: string, evidenceIds: string[]): Promise<void> {
  for (let from = 0; from < evidenceIds.length; from += 1_000) {
    const [gone] = await tx.select({ id: erasures.id }).from(erasures)
      .where(and(eq(erasures.orgId, orgId), inArray(erasures.evidenceId, evidenceIds.slice(from, from + 1_000)), inArray(erasures.state, ["approved", "done"]))).limit(1);
    if (gone) throw new PackError("ERASED_MEANWHILE", "Something in this pack was erased while it was made. It is made again without it.");
  }
}

function isOpen(orgId: string, id: string) {
  return and(eq(packs.orgId, orgId), eq(packs.id, id), inArray(packs.state, ["queued", "running", "failed"]));
}

function sentenceOf(error: unknown): string {
  if (error instanceof PackError) return `${error.message} (${error.code})`;
  return "The pack could not be made. It is tried again; if this stays, tell the operator the pack's id.";
}
