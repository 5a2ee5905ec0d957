import { createHash } from "node:crypto";

import { sql } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { SealedFileDamaged } from "@/server/domain/crypto/sealed-file";
import type { Findings } from "@/server/domain/ledger/finding";
import { blobSize, readStream } from "@/server/storage/blob-store";
import { fileSubject, KeyDestroyed } from "@/server/storage/org-keys";

import { fileMark, isReadByUs } from "./marked-rows";
import { openKeys } from "./open-keys";

const PAGE = 200;

/** `since`: files read whole after this are not read again, because a check that died had read them; a note of a time to come is none. `pause` is told of each part, so that reading can be slow and show that it lives. */
export type Reading = { since: Date | null; now: () => Date; pause: (bytes: number) => Promise<void> };
export type FilesRead = { files: number; bytes: number };

/**
 * Reads every file in the store to its last byte, a part at a time, and holds it against its digest: those of evidence,
 * of reports and of their signed copies. What was found whole is noted file by file, under a mark that the database cannot make, so a check
 * that is broken off goes on where it was. One whose key was destroyed is being erased and says nothing. Findings: `FILE_BYTES`, `FILE_MISSING`.
 *
 * @returns what was read since `since`, also by checks that were broken off
 */
export async function checkLargeFiles(orgId: string, findings: Findings, reading: Reading): Promise<FilesRead> {
  const read = { files: 0, bytes: 0 };
  for (let after = ""; ; ) {
    const rows = await page(orgId, after, reading);
    const keys = await openKeys(orgId);
    for (const { sha256, ...noted } of rows) {
      const bytes = noted.mark !== null && isReadByUs(keys, { sha256, ...noted }) ? noted.sizeBytes : keys.has(fileSubject(sha256)) ? await checkOne(orgId, sha256, findings, reading) : undefined;
      if (bytes === undefined) continue;
      read.files += 1;
      read.bytes += bytes;
    }
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return read;
    after = last.sha256;
  }
}

type Row = { sha256: string; sizeBytes: number; checkedAt: Date; mark: string | null };

/** Digests of files in the store, in order, each with the note that it was read since. Small files are beside their rows and not here. */
async function page(orgId: string, after: string, { since, now }: Reading): Promise<Row[]> {
  const rows = await withOrg(orgId, async (tx) => tx.execute<{ sha256: string; size: string | null; at: Date | string | null; mark: string | null }>(sql`
    select f.sha256, c.size_bytes as size, c.checked_at as at, c.mark from (
      select sha256 from evidence where org_id = ${orgId} and sha256 <> '' union select sha256 from reports where org_id = ${orgId} and sha256 is not null
      union select sha256 from report_signatures where org_id = ${orgId}) f
      left join ledger.file_checks c on c.org_id = ${orgId} and c.sha256 = f.sha256 and c.checked_at > ${(since ?? new Date(0)).toISOString()}::timestamptz and c.checked_at <= ${now().toISOString()}::timestamptz
    where f.sha256 > ${after} and not exists (select 1 from small_blobs s where s.org_id = ${orgId} and s.sha256 = f.sha256)
    order by f.sha256 limit ${PAGE}`), "system");
  return rows.map(({ sha256, size, at, mark }) => ({ sha256, sizeBytes: Number(size), checkedAt: new Date(at ?? 0), mark }));
}

/** Returns how many bytes a file has that was found whole. */
async function checkOne(orgId: string, sha256: string, findings: Findings, reading: Reading): Promise<number | undefined> {
  const at = `file ${sha256}`;
  try {
    const { digest, bytes } = await digestOf(orgId, sha256, reading);
    if (digest === sha256) return (await noteWhole(orgId, { sha256, sizeBytes: bytes, checkedAt: reading.now() })) ? bytes : undefined;
    findings.add("FILE_BYTES", at, "the stored bytes do not lead to the digest they are named by");
  } catch (error) {
    if (error instanceof KeyDestroyed) return undefined;
    if (error instanceof SealedFileDamaged) findings.add("FILE_BYTES", at, "the stored bytes are damaged or were changed: they do not open");
    // Gone between the list and the reading it may be, while it is erased: then its key is gone too.
    else if ((await blobSize(orgId, sha256)) === undefined) {
      if ((await openKeys(orgId)).has(fileSubject(sha256))) findings.add("FILE_MISSING", at, "the file is not in the store");
    } else throw error;
  }
  return undefined;
}

async function digestOf(orgId: string, sha256: string, { pause }: Reading): Promise<{ digest: string; bytes: number }> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const part of readStream(orgId, sha256) as AsyncIterable<Uint8Array>) {
    hash.update(part);
    bytes += part.length;
    await pause(part.length);
  }
  return { digest: hash.digest("hex"), bytes };
}

/** Not of a file that was erased while it was read: no digest of it is kept then. Returns whether it was noted. */
async function noteWhole(orgId: string, noted: Omit<Row, "mark">): Promise<boolean> {
  const { sha256, sizeBytes, checkedAt } = noted;
  const mark = fileMark(await openKeys(orgId), noted);
  const rows = await withOrg(orgId, async (tx) => tx.execute(sql`
    insert into ledger.file_checks (org_id, sha256, size_bytes, checked_at, mark) select ${orgId}, ${sha256}, ${sizeBytes}, ${checkedAt.toISOString()}::timestamptz, ${mark}
    where exists (select 1 from evidence where org_id = ${orgId} and sha256 = ${sha256}) or exists (select 1 from reports where org_id = ${orgId} and sha256 = ${sha256})
      or exists (select 1 from report_signatures where org_id = ${orgId} and sha256 = ${sha256})
    on conflict (org_id, sha256) do update set size_bytes = excluded.size_bytes, checked_at = excluded.checked_at, mark = excluded.mark returning sha256`), "system");
  return rows.length > 0;
}
