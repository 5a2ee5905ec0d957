import type { EvidenceDetail } from "@/server/domain/evidence/view";
import { readStream } from "@/server/storage/blob-store";

import type { Line } from "./rows";

const PREVIEW_BYTES = 32 * 1024;

/** The first 32 KiB as text, where they are text. Shown as a text node only: nothing in it is ever interpreted. */
export async function previewOf(orgId: string, row: Line, inRow: Uint8Array | undefined): Promise<EvidenceDetail["preview"]> {
  const bytes = inRow ?? (await firstBytes(orgId, row));
  const text = new TextDecoder("utf-8").decode(bytes.subarray(0, PREVIEW_BYTES));
  const strange = [...text.slice(0, 4096)].filter((char) => char === "\ufffd" || char === "\u0000").length;
  if (strange > 2) return { kind: "none", why: "This file is not text. Download it to open it." };
  return { kind: "text", text, truncated: row.sizeBytes > PREVIEW_BYTES };
}

async function firstBytes(orgId: string, row: Line): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of readStream(orgId, row.sha256, { start: 0, end: PREVIEW_BYTES - 1 })) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}
