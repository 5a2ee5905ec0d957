import { Readable } from "node:stream";

import { and, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { smallBlobs } from "@/db/schema/evidence";
import { EvidenceId } from "@/server/domain/evidence/schema";
import { readStream } from "@/server/storage/blob-store";

import { authorize, parseInput, type ServiceContext } from "../context";
import { requireNotErased } from "../erasures/rows";
import { openKeys } from "../ledger/open-keys";
import { recordOrHold } from "../ledger/record-or-hold";
import { evidenceOrThrow } from "./rows";
import { openSmall } from "./small-bytes";

export type Download = { fileName: string; sizeBytes: number; sha256: string; stream: Readable };

/** The bytes of an evidence exactly as received. Each download is on record; while the ledger is frozen the record waits, not the reader. Throws GONE where they were erased. */
export async function downloadEvidence(ctx: ServiceContext, input: unknown): Promise<Download> {
  authorize(ctx, "evidence:read");
  const { id } = parseInput(EvidenceId, input);
  return withOrg(ctx.orgId, async (tx) => {
    const row = await evidenceOrThrow(tx, ctx, id);
    await requireNotErased(tx, ctx.orgId, row);
    const [small] = await tx.select({ bytes: smallBlobs.bytes }).from(smallBlobs).where(and(eq(smallBlobs.orgId, ctx.orgId), eq(smallBlobs.sha256, row.sha256)));
    await recordOrHold(tx, ctx, [{ action: "evidence.downloaded", object: { kind: "evidence", id, version: row.version, label: row.title }, detail: { number: row.number, sha256: row.sha256 } }]);
    const stream = small ? Readable.from([openSmall(await openKeys(ctx.orgId), ctx.orgId, row.sha256, small.bytes)]) : readStream(ctx.orgId, row.sha256);
    return { fileName: row.fileName ?? `E-${row.number}`, sizeBytes: row.sizeBytes, sha256: row.sha256, stream };
  });
}
