import { MAX_FILE_BYTES, MAX_ROW_BYTES } from "@/server/domain/evidence/schema";
import { storeStream } from "@/server/storage/blob-store";

import type { ReadItem } from "./read-items";

/** True where the bytes are kept beside the row: they came with the request and are small. */
export function isKeptInRow({ bytes }: ReadItem): boolean {
  return bytes !== undefined && bytes.length <= MAX_ROW_BYTES;
}

/** Puts bytes that came with the request on disk, before the transaction. An orphan is swept; a row without bytes cannot be. */
export async function keepBytes(orgId: string, items: ReadItem[]): Promise<void> {
  await Promise.all(items.map(async ({ bytes }) => (bytes ? storeStream(orgId, one(bytes), MAX_FILE_BYTES) : undefined)));
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
