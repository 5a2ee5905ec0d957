import { Readable } from "node:stream";

import { withOrg } from "@/db/client";
import { CaseFileInput } from "@/server/domain/privacy/answers/schema";
import type { Range } from "@/server/storage/blob-store";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { recordOrHold } from "../../ledger/record-or-hold";
import { caseName } from "../append-events";
import { fileRowOrThrow, namesOf, openRequestFile, type FileRow } from "../files/read";
import { requestOrThrow } from "../rows";

export type CaseFileDownload = { fileName: string; sizeBytes: number; sha256: string; mediaType: string; open: (range?: Range) => Readable };

/** A file of a case for who handles it, e.g. to look at an answer before it goes out. Each time is on record. GONE once destroyed. */
export async function downloadCaseFile(ctx: ServiceContext, input: unknown): Promise<CaseFileDownload> {
  authorize(ctx, "privacy:handle");
  const { id, fileId } = parseInput(CaseFileInput, input);
  return withOrg(ctx.orgId, async (tx) => {
    const request = await requestOrThrow(tx, ctx.orgId, id);
    const row = await fileRowOrThrow(tx, { orgId: ctx.orgId, requestId: id }, fileId);
    const file = await downloadOf(row);
    await recordOrHold(tx, ctx, [{ action: "rights_request.file_downloaded", object: { kind: "rights_request", id, label: caseName(request.number) }, detail: { fileId, kind: row.kind, sha256: row.sha256 } }]);
    return file;
  });
}

/** A row's file to be read whole or in parts. Throws GONE before anything is sent. */
export async function downloadOf(row: FileRow): Promise<CaseFileDownload> {
  const [named] = await namesOf(row.orgId, [row]);
  await openRequestFile(row);
  return {
    fileName: named?.name || row.id, sizeBytes: row.byteSize, sha256: row.sha256, mediaType: row.mediaType,
    open: (range) => Readable.from(bytesOf(row, range), { objectMode: false }),
  };
}

async function* bytesOf(row: FileRow, range: Range | undefined): AsyncGenerator<Uint8Array> {
  yield* await openRequestFile(row, range);
}
