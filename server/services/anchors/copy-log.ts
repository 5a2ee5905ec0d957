import { createHash } from "node:crypto";

import { encodeBundle } from "@/server/domain/ledger/entry-bundle";
import { TILE_WIDTH } from "@/server/domain/ledger/merkle";
import { bundlePath, bundlesOfSize } from "@/server/domain/ledger/tiles";

import { CopyDiffers } from "./bounded-fetch";
import { getLocked, putLocked } from "./put-locked";
import type { BucketTarget } from "./targets";

/** @param copied size of the newest copy that is there already */
export type LogCopy = { origin: string; size: number; note: string; copied: number; leafBytes: (from: number, to: number) => Promise<Uint8Array[]>; /** Told of a checkpoint that lies in the bucket and is not ours as we have it. */ judge: (note: string) => Promise<unknown> };

/**
 * Copies a log's checkpoint and those of its entry bundles that grew since the last copy: enough to repair a database
 * from. Names are as in C2SP tlog-tiles below the SHA-256 of the origin; the checkpoint goes last, so where it lies all
 * of its entries do. Where other bytes lie there, the checkpoint over them is judged: one that our own key signed proves
 * another history. Throws as `putLocked`.
 */
export async function copyLog(bucket: BucketTarget, { origin, size, note, copied, leafBytes, judge }: LogCopy, now: Date): Promise<void> {
  const folder = createHash("sha256").update(origin, "utf8").digest("hex");
  for (const bundle of bundlesOfSize(size)) {
    const from = bundle.index * TILE_WIDTH;
    if (from + bundle.width <= copied) continue;
    const bytes = encodeBundle(await leafBytes(from, from + bundle.width));
    await putLocked(bucket, `${folder}/${bundlePath(bundle)}`, bytes, now).catch(async (error: unknown) => {
      if (error instanceof CopyDiffers) await judgeOther(await getLocked(bucket, `${folder}/checkpoints/${from + bundle.width}`), judge);
      throw error;
    });
  }
  await putLocked(bucket, `${folder}/checkpoints/${size}`, Buffer.from(note, "utf8"), now).catch(async (error: unknown) => {
    if (error instanceof CopyDiffers) await judgeOther(error.there, judge);
    throw error;
  });
}

async function judgeOther(there: Uint8Array | null, judge: LogCopy["judge"]): Promise<void> {
  if (there) await judge(Buffer.from(there).toString("utf8"));
}
