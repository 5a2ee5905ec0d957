import { and, eq, isNull } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { requestFiles } from "@/db/schema/request-files";
import { seal } from "@/server/domain/crypto/envelope";
import { MAX_ROW_BYTES } from "@/server/domain/evidence/schema";
import { newId } from "@/server/domain/ids/ids";
import { sha256 as digest } from "@/server/domain/ledger/commit";
import type { Right } from "@/server/domain/privacy/case/vocabulary";
import { KeyDestroyed } from "@/server/storage/org-keys";
import { storeRequestFile } from "@/server/storage/request-file-store";

import { ServiceError } from "../../errors";
import { holdKeys } from "../../ledger/hold-keys";
import { openKeys } from "../../ledger/open-keys";
import { contextOfFile, fileKey } from "./file-keys";

export type FileMeta = { kind: "collected" | "package" | "report"; right?: Right; taskId: string | null; systemId: string | null; name: string; mediaType: string };
type Of = { orgId: string; requestId: string; now: Date };

export const MAX_REQUEST_FILE_BYTES = 256 * 1024 * 1024;

/**
 * Keeps a file of a case, sealed: small ones in the row, larger ones in the data folder. What a rolled-back transaction
 * left there is swept. Throws TOO_LARGE over 256 MiB, `KeyDestroyed` where the person was forgotten.
 */
export async function keepRequestFile(tx: Tx, of: Of, meta: FileMeta, bytes: Uint8Array): Promise<{ id: string; sha256: string }> {
  if (bytes.length > MAX_REQUEST_FILE_BYTES) throw new ServiceError("TOO_LARGE", "A file of a request may have 256 MiB at most.");
  await holdKeys(tx, of.orgId, "shared");
  const id = newId("caseFile");
  const keyId = (meta.kind === "collected" ? await keyInUse(tx, of) : undefined) ?? id;
  const key = fileKey(await openKeys(of.orgId), { requestId: of.requestId, keyId });
  if (!key) throw new KeyDestroyed(`request_person:${of.requestId}`);
  const context = contextOfFile(of.orgId, of.requestId, id, "bytes");
  const inRow = bytes.length <= MAX_ROW_BYTES;
  if (!inRow) await storeRequestFile({ orgId: of.orgId, id, key, context }, bytes);
  const sha256 = Buffer.from(digest(bytes)).toString("hex");
  await tx.insert(requestFiles).values({
    orgId: of.orgId, requestId: of.requestId, id, kind: meta.kind, right: meta.right ?? null, taskId: meta.taskId, systemId: meta.systemId, keyId, mediaType: meta.mediaType, byteSize: bytes.length, sha256,
    sealedName: seal(key, Buffer.from(meta.name.slice(0, 300).toWellFormed()), contextOfFile(of.orgId, of.requestId, id, "name")),
    stored: inRow ? "row" : "store", sealed: inRow ? seal(key, bytes, context) : null, createdAt: of.now, opens: 0,
  });
  return { id, sha256 };
}

/** What was collected for one answer goes at one time, so it has one key: each that is destroyed makes the key file longer. */
async function keyInUse(tx: Tx, of: Of): Promise<string | undefined> {
  const [row] = await tx.select({ keyId: requestFiles.keyId }).from(requestFiles)
    .where(and(eq(requestFiles.orgId, of.orgId), eq(requestFiles.requestId, of.requestId), eq(requestFiles.kind, "collected"), isNull(requestFiles.endedAt))).limit(1);
  return row?.keyId;
}
