import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";

import type { PackPart } from "@/server/domain/packs/write-zip";
import { zipBytes } from "@/server/domain/packs/write-zip";

export type PackageFile = { path: string; bytes: Uint8Array };
export type ManifestFacts = { kind: "access" | "portability" | "erasure"; reference: string; organization: string; madeAt: string; cutOff: string | null };

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** One zip with a manifest that names every other file with its SHA-256. The same files give the same bytes. */
export async function packageZip(files: readonly PackageFile[], facts: ManifestFacts): Promise<Uint8Array> {
  const listed = files.map(({ path, bytes }) => ({ path, bytes: bytes.length, sha256: sha256(bytes) })).toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const manifest = Buffer.from(`${JSON.stringify({ format: "proofroom-answer/1", ...facts, files: listed }, null, 1)}\n`);
  const parts = [...files, { path: "manifest.json", bytes: manifest }].map(partOf);
  const chunks: Uint8Array[] = [];
  for await (const chunk of zipBytes(parts)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function partOf({ path, bytes }: PackageFile): PackPart {
  return { path, size: bytes.length, crc: crc32(bytes), sha256: sha256(bytes), open: async function* () { yield bytes; } };
}
