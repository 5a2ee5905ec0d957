import { and, asc, eq } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { recordSupplements } from "@/db/schema/evidence";
import { committedRecord, committedSupplement } from "@/server/domain/evidence/committed-rows";
import { committedRows } from "@/server/domain/ledger/committed";
import { RowsHash, type RowsDigest } from "@/server/domain/ledger/rows-digest";
import type { Body } from "@/server/domain/packs/opening";

import { oneOf } from "../row-checks/one-of";
import { readRecords } from "../row-checks/read-records";
import { rowsDiffer } from "./row-guard";
import type { ScannedEntry } from "./scan-log";
import type { Spool, SpooledFile } from "./spool";

type Opened = { entry: ScannedEntry; body: Body };
type Wanted = { index: number; evidenceId: string; records: RowsDigest | undefined; supplements: RowsDigest | undefined };

/** What an entry commits to of records and supplied facts: these are in a pack, as files of exactly the bytes that the digest is of. */
export function wantedRows({ entry, body }: Opened): Wanted | null {
  const { records, supplements } = committedRows(body.detail) ?? {};
  return records || supplements ? { index: entry.index, evidenceId: entry.object.id, records, supplements } : null;
}

/** The files that follow from it, each with how many rows it holds. */
export function rowFiles({ index, records, supplements }: Wanted): { path: string; count: number }[] {
  return [...(records ? [{ path: `records/${index}.json`, count: records.count }] : []), ...(supplements ? [{ path: `supplements/${index}.json`, count: supplements.count }] : [])];
}

/**
 * Writes `records/<index>.json` and `supplements/<index>.json` of opened entries. Throws `ROWS_DIFFER` naming the evidence where
 * what is stored does not lead to the digest that its entry committed to.
 */
export async function writeRows(orgId: string, opened: readonly Opened[], spool: Spool): Promise<void> {
  const wanted = opened.flatMap((item) => wantedRows(item) ?? []);
  await withOrg(orgId, async (tx) => {
    await writeRecords(tx, orgId, wanted.filter(({ records }) => records), spool);
    await writeSupplements(tx, orgId, new Map(opened.map(({ entry }) => [entry.index, entry.id])), wanted.filter(({ supplements }) => supplements), spool);
  }, "app", { isolationLevel: "repeatable read", accessMode: "read only" });
}

async function writeRecords(tx: Tx, orgId: string, wanted: readonly Wanted[], spool: Spool): Promise<void> {
  const byEvidence = new Map(wanted.map((one) => [one.evidenceId, one]));
  let current: { of: Wanted; file: SpooledFile; hash: RowsHash } | undefined;
  const close = async () => {
    if (!current) return;
    await endFile(current.file, current.hash, `records of evidence ${current.of.evidenceId} (entry ${current.of.index})`, current.of.records);
    byEvidence.delete(current.of.evidenceId);
  };
  for await (const row of readRecords(tx, orgId, [...byEvidence.keys()])) {
    if (current?.of.evidenceId !== row.evidenceId) {
      await close();
      const of = byEvidence.get(row.evidenceId);
      current = of && { of, file: spool.begin(`records/${of.index}.json`), hash: new RowsHash() };
    }
    await current?.file.write(current.hash.add(committedRecord(row)));
  }
  await close();
  const [gone] = byEvidence.values();
  if (gone) throw rowsDiffer(`records of evidence ${gone.evidenceId} (entry ${gone.index}): none of the ${gone.records?.count ?? 0} is there`);
}

async function writeSupplements(tx: Tx, orgId: string, entryIds: ReadonlyMap<number, string>, wanted: readonly Wanted[], spool: Spool): Promise<void> {
  if (wanted.length === 0) return;
  const ids = wanted.map(({ index }) => entryIds.get(index) ?? "");
  const rows = await tx.select().from(recordSupplements).where(and(eq(recordSupplements.orgId, orgId), oneOf(recordSupplements.evidenceId, wanted.map(({ evidenceId }) => evidenceId)), oneOf(recordSupplements.entryId, ids))).orderBy(asc(recordSupplements.id));
  const byEntry = Map.groupBy(rows, (row) => row.entryId);
  for (const one of wanted) {
    const [file, hash] = [spool.begin(`supplements/${one.index}.json`), new RowsHash()];
    for (const row of byEntry.get(entryIds.get(one.index) ?? "") ?? []) await file.write(hash.add(committedSupplement(row)));
    await endFile(file, hash, `supplied facts of evidence ${one.evidenceId} (entry ${one.index})`, one.supplements);
  }
}

async function endFile(file: SpooledFile, hash: RowsHash, what: string, committed: RowsDigest | undefined): Promise<void> {
  const { bytes, digest } = hash.end();
  await file.write(bytes);
  file.end();
  if (digest.sha256 !== committed?.sha256) throw rowsDiffer(`${what}: the ${digest.count} that are stored are not the ${committed?.count ?? 0} that it committed to`);
}
