import { Readable } from "node:stream";

import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { smallBlobs } from "@/db/schema/evidence";
import { PieceCounter } from "@/server/domain/privacy/erasure/search";
import { readStream } from "@/server/storage/blob-store";

import { openSmall } from "../../../evidence/small-bytes";
import { openKeys } from "../../../ledger/open-keys";

/** How such a file begins: text in it is packed or drawn, and a search of its bytes says nothing. */
const PACKED = [[0x50, 0x4b, 0x03, 0x04], [0x25, 0x50, 0x44, 0x46], [0x1f, 0x8b], [0x89, 0x50, 0x4e, 0x47], [0xff, 0xd8, 0xff]];

/** Whether a file begins like one whose bytes do not show its text. */
export const looksPacked = (start: Uint8Array): boolean => PACKED.some((magic) => magic.every((byte, i) => start[i] === byte));

/** How often any of the texts stands in a file. `unread` where its bytes do not show its text, or cannot be had. */
export async function searchFile(tx: Tx, orgId: string, sha256: string, needles: readonly string[]): Promise<{ found: number; unread: boolean }> {
  const counter = new PieceCounter(needles);
  const decoder = new TextDecoder("utf-8");
  let first: Buffer | undefined;
  try {
    for await (const chunk of await open(tx, orgId, sha256)) {
      const bytes = Buffer.from(chunk as Uint8Array);
      first ??= bytes.subarray(0, 4);
      counter.add(decoder.decode(bytes, { stream: true }));
    }
  } catch {
    // A file that is damaged or gone is for the nightly check to tell; here it counts as one nobody looked into.
    return { found: counter.count, unread: true };
  }
  const start = first;
  return { found: counter.count, unread: start !== undefined && looksPacked(start) };
}

async function open(tx: Tx, orgId: string, sha256: string): Promise<Readable> {
  const [small] = await tx.select({ bytes: smallBlobs.bytes }).from(smallBlobs).where(and(eq(smallBlobs.orgId, orgId), eq(smallBlobs.sha256, sha256)));
  return small ? Readable.from([openSmall(await openKeys(orgId), orgId, sha256, small.bytes)]) : readStream(orgId, sha256);
}
