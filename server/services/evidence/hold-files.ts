import type { Tx } from "@/db/client";
import { blobSize } from "@/server/storage/blob-store";

import { holdAgainstSweeper } from "./file-locks";
import { isKeptInRow } from "./keep-bytes";
import type { ReadItem } from "./read-items";
import { fileNotUploaded } from "./read-stored";

/**
 * Makes sure that the files the items are about to name stay until the rows that name them are committed. An uploaded
 * one that was swept meanwhile refuses its item.
 *
 * @returns the items whose bytes came with the push and are not in the store (any more): to be put there if accepted
 */
export async function holdFiles(tx: Tx, orgId: string, items: ReadItem[]): Promise<ReadItem[]> {
  const inStore = items.filter((item) => !isKeptInRow(item) && item.sizeBytes > 0);
  await holdAgainstSweeper(tx, { orgId, digests: [...new Set(inStore.map((item) => item.sha256))] });
  const gone: ReadItem[] = [];
  for (const item of inStore) if ((await blobSize(orgId, item.sha256)) === undefined) gone.push(item);
  for (const item of gone.filter(({ bytes }) => !bytes)) item.recognition = fileNotUploaded();
  return gone.filter(({ bytes }) => bytes);
}
