import { MAX_FILE_BYTES, MAX_ROW_BYTES } from "@/server/domain/evidence/schema";
import { storeStream } from "@/server/storage/blob-store";

import type { ServiceContext } from "../context";
import type { Prepared } from "./prepare";

/** True where the bytes are kept beside the row: they came with the request and are small. */
export function isKeptInRow(item: Prepared): boolean {
  return item.read.bytes !== undefined && item.read.bytes.length <= MAX_ROW_BYTES;
}

/** Puts larger bytes that came with the request on disk, before the transaction. An orphan is swept; a row without bytes cannot be. */
export async function keepBytes(ctx: ServiceContext, items: Prepared[]): Promise<void> {
  await Promise.all(items.map(async (item) => {
    const { bytes } = item.read;
    if (bytes && !isKeptInRow(item)) await storeStream(ctx.orgId, one(bytes), MAX_FILE_BYTES);
  }));
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
