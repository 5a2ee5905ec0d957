import { and, eq, gt, inArray } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { leaves, logHeads, logs } from "@/db/schema/ledger";
import { packs } from "@/db/schema/packs";
import { PackError } from "@/server/domain/packs/error";
import { zipBytes } from "@/server/domain/packs/write-zip";
import { storePack } from "@/server/storage/pack-store";

import { systemContext } from "../access/system-context";
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
  if (row.state === "done") return;
  try {
    await update(row, { state: "running", progress: 0, step: "Waiting for the ledger", error: null });
    await untilSequenced(row, clock);
    const order: PackOrder = { scope: row.scope, timezone: row.timezone, organization: { id: orgId, name: row.organizationName } };
    await buildPack(order, async (pack) => finish(row, pack, await storePack(orgId, withProgress(row, pack)), clock()), noter(row));
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

async function finish({ orgId, id, title }: Row, { facts }: BuiltPack, stored: { sha256: string; sizeBytes: number }, now: Date): Promise<void> {
  const { leftOut, ...counts } = facts;
  await withOrg(orgId, async (tx) => {
    const done = await tx.update(packs).set({ state: "done", progress: 1, step: null, error: null, finishedAt: now, leftOut, ...counts, ...stored }).where(isOpen(orgId, id)).returning({ id: packs.id });
    if (done.length === 0) return;
    // The digest stands in the detail and not among the entry's files: a pack of everything would else hold all packs before it.
    await recordOrHold(tx, systemContext(orgId, now), [{ action: "pack.made", object: { kind: "pack", id, label: title }, detail: { ...stored, logSize: facts.logSize, entries: facts.entries, files: facts.files } }]);
  });
}

function isOpen(orgId: string, id: string) {
  return and(eq(packs.orgId, orgId), eq(packs.id, id), inArray(packs.state, ["queued", "running", "failed"]));
}

function sentenceOf(error: unknown): string {
  if (error instanceof PackError) return `${error.message} (${error.code})`;
  return "The pack could not be made. It is tried again; if this stays, tell the operator the pack's id.";
}
