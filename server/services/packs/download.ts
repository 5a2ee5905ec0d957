import type { Readable } from "node:stream";

import { withOrg } from "@/db/client";
import { expiredSentence } from "@/server/domain/packs/expiry";
import { PackId } from "@/server/domain/packs/schema";
import { readPack } from "@/server/storage/pack-store";

import { authorize, parseInput, type ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { recordOrHold } from "../ledger/record-or-hold";
import { packOrThrow } from "./get";

export type PackDownload = { fileName: string; sizeBytes: number; sha256: string; open: (range?: { start: number; end: number }) => Readable };

/**
 * The made pack, to be read whole or in parts. Each call is on record, a resumed download too; while the ledger is frozen the
 * record waits, not the reader. CONFLICT until it is made, GONE once it ended.
 */
export async function downloadPack(ctx: ServiceContext, input: unknown): Promise<PackDownload> {
  authorize(ctx, "packs:read");
  const { id } = parseInput(PackId, input);
  return withOrg(ctx.orgId, async (tx) => {
    const { sha256, sizeBytes, title, requestedAt, ...row } = await packOrThrow(tx, ctx.orgId, id);
    if (row.state === "expired" || row.state === "erased") throw new ServiceError("GONE", row.error ?? "This pack ended.");
    if (row.expiresAt && row.expiresAt <= ctx.now) throw new ServiceError("GONE", expiredSentence(row.expiresAt));
    if (row.state !== "done" || !sha256 || sizeBytes === null) throw new ServiceError("CONFLICT", "This pack is not made yet.");
    await recordOrHold(tx, ctx, [{ action: "pack.downloaded", object: { kind: "pack", id, label: title }, detail: { sha256 } }]);
    const fileName = `auditor-pack-${requestedAt.toISOString().slice(0, 10)}-${sha256.slice(0, 8)}.zip`;
    return { fileName, sizeBytes, sha256, open: (range) => readPack(ctx.orgId, id, sha256, range) };
  });
}
