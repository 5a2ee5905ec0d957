import { createHash } from "node:crypto";

import { encodeBundle } from "@/server/domain/ledger/entry-bundle";
import { TILE_WIDTH } from "@/server/domain/ledger/merkle";
import { bundlePath, bundlesOfSize } from "@/server/domain/ledger/tiles";

import { putLocked } from "./put-locked";
import type { BucketTarget } from "./targets";

/** @param copied size of the newest copy that is there already */
export type LogCopy = { origin: string; size: number; note: string; copied: number; leafBytes: (from: number, to: number) => Promise<Uint8Array[]> };

/**
 * Copies a log's checkpoint and those of its entry bundles that grew since the last copy: enough to repair a database
 * from. Names are as in C2SP tlog-tiles below the SHA-256 of the origin; the checkpoint goes last, so where it lies all
 * of its entries do. Throws as `putLocked`.
 */
export async function copyLog(bucket: BucketTarget, { origin, size, note, copied, leafBytes }: LogCopy, now: Date): Promise<void> {
  const folder = createHash("sha256").update(origin, "utf8").digest("hex");
  for (const bundle of bundlesOfSize(size)) {
    const from = bundle.index * TILE_WIDTH;
    if (from + bundle.width <= copied) continue;
    await putLocked(bucket, `${folder}/${bundlePath(bundle)}`, encodeBundle(await leafBytes(from, from + bundle.width)), now);
  }
  await putLocked(bucket, `${folder}/checkpoints/${size}`, Buffer.from(note, "utf8"), now);
}
