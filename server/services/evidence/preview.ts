import { SealedFileDamaged } from "@/server/domain/crypto/sealed-file";
import type { EvidenceDetail } from "@/server/domain/evidence/view";
import { readStream } from "@/server/storage/blob-store";

import { openKeys } from "../ledger/open-keys";
import type { Line } from "./rows";
import { openSmall } from "./small-bytes";

const PREVIEW_BYTES = 32 * 1024;

/** The first 32 KiB as text, where they are text. Shown as a text node only: nothing in it is ever interpreted. */
export async function previewOf(orgId: string, row: Line, sealedInRow: Uint8Array | undefined): Promise<EvidenceDetail["preview"]> {
  const bytes = await firstBytes(orgId, row, sealedInRow);
  if (!bytes) return { kind: "none", why: "The stored bytes are damaged: they are not what was received. Tell the operator; a backup of the files may hold them." };
  const text = new TextDecoder("utf-8").decode(bytes.subarray(0, PREVIEW_BYTES));
  const strange = [...text.slice(0, 4096)].filter((char) => char === "\ufffd" || char === "\u0000").length;
  if (strange > 2) return { kind: "none", why: "This file is not text. Download it to open it." };
  return { kind: "text", text, truncated: row.sizeBytes > PREVIEW_BYTES };
}

/** Undefined where they are damaged; the page with everything else is shown all the same. */
async function firstBytes(orgId: string, row: Line, sealedInRow: Uint8Array | undefined): Promise<Uint8Array | undefined> {
  try {
    return sealedInRow ? openSmall(await openKeys(orgId), orgId, row.sha256, sealedInRow) : await firstStored(orgId, row);
  } catch (error) {
    if (error instanceof SealedFileDamaged) return undefined;
    throw error;
  }
}

async function firstStored(orgId: string, row: Line): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of readStream(orgId, row.sha256, { start: 0, end: PREVIEW_BYTES - 1 })) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}
