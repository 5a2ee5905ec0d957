import { and, asc, eq, isNull } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { requestFiles } from "@/db/schema/request-files";
import { unseal } from "@/server/domain/crypto/envelope";
import type { Range } from "@/server/storage/blob-store";
import { readRequestFileBytes } from "@/server/storage/request-file-store";

import { notFound, ServiceError } from "../../errors";
import { openKeys } from "../../ledger/open-keys";
import { contextOfFile, fileKey } from "./file-keys";

export type FileRow = typeof requestFiles.$inferSelect;
type Of = { orgId: string; requestId: string };

/** A file of this case; NOT_FOUND for another case's or organization's as for nobody's. */
export async function fileRowOrThrow(tx: Tx, of: Of, id: string): Promise<FileRow> {
  const [row] = await tx.select().from(requestFiles).where(and(eq(requestFiles.orgId, of.orgId), eq(requestFiles.requestId, of.requestId), eq(requestFiles.id, id)));
  if (!row) throw notFound("This file");
  return row;
}

/** The whole of a file. Throws NOT_FOUND, and GONE where it was destroyed or its time is over. */
export async function readRequestFile(tx: Tx, of: Of, id: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of await openRequestFile(await fileRowOrThrow(tx, of, id))) parts.push(part);
  return Buffer.concat(parts);
}

/** The bytes of a row's file, whole or a part (`end` included). Throws GONE where it was destroyed or its time is over. */
export async function openRequestFile(row: FileRow, range?: Range): Promise<AsyncIterable<Uint8Array> | Iterable<Uint8Array>> {
  const key = row.endedAt === null ? fileKey(await openKeys(row.orgId), row) : undefined;
  if (!key) throw new ServiceError("GONE", "This file was destroyed at the end of its time.");
  const context = contextOfFile(row.orgId, row.requestId, row.id, "bytes");
  if (row.stored === "store") return readRequestFileBytes({ orgId: row.orgId, id: row.id, key, context }, range);
  if (!row.sealed) throw new ServiceError("GONE", "This file was destroyed at the end of its time.");
  const bytes = unseal(key, row.sealed, context);
  return [range ? bytes.subarray(range.start, range.end + 1) : bytes];
}

/** Files of a case that were not destroyed, oldest first, with their names. */
export async function filesOf(tx: Tx, of: Of): Promise<(FileRow & { name: string })[]> {
  const rows = await tx.select().from(requestFiles).where(and(eq(requestFiles.orgId, of.orgId), eq(requestFiles.requestId, of.requestId), isNull(requestFiles.endedAt))).orderBy(asc(requestFiles.createdAt), asc(requestFiles.id));
  return rows.length === 0 ? [] : namesOf(of.orgId, rows);
}

/** The rows with their names; a name that was destroyed is empty. */
export async function namesOf(orgId: string, rows: FileRow[]): Promise<(FileRow & { name: string })[]> {
  const keys = await openKeys(orgId);
  return rows.map((row) => {
    const key = row.sealedName === null ? undefined : fileKey(keys, row);
    return { ...row, name: key && row.sealedName ? Buffer.from(unseal(key, row.sealedName, contextOfFile(row.orgId, row.requestId, row.id, "name"))).toString("utf8") : "" };
  });
}
