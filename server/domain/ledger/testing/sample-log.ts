import { createHash, randomBytes } from "node:crypto";

import { encodeBundle } from "../entry-bundle";
import { leafBytes, type Leaf } from "../leaf";
import { leafHash, TILE_WIDTH } from "../merkle";

export const ORIGIN = "proofroom.example/1";

/** Hashes of leaves that say nothing, for tests of trees. */
export function sampleHashes(count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, i) => leafHash(Buffer.from(`leaf ${i}`)));
}

/** MTH of RFC 6962 §2.1 as it is written there: the slow twin that everything is held against. */
export function definedRoot(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (only === undefined) return createHash("sha256").digest();
  if (leaves.length === 1) return only;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return createHash("sha256").update(Buffer.of(1)).update(definedRoot(leaves.slice(0, k))).update(definedRoot(leaves.slice(k))).digest();
}

export function randomHash(): string {
  return randomBytes(32).toString("base64");
}

/** A well-formed leaf; ids follow the number, so that two runs name the same entry. */
export function sampleLeaf(number: number, over: Partial<Leaf> = {}): Leaf {
  return {
    v: 1, type: number === 0 ? "log.genesis" : "audit.event", log: ORIGIN, id: `01890a5d-ac96-7000-8000-${String(number).padStart(12, "0")}`, at: "2026-03-05T10:00:00.000Z",
    actor: { kind: "user", ref: randomHash() }, object: { kind: "control", id: "ctl_1", version: 1 }, links: [], payload: { commit: randomHash(), media: "application/json", size: 10 }, files: [], prev: null, ...over,
  };
}

export function sampleEntries(count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, i) => leafBytes(sampleLeaf(i)));
}

export function bundled(entries: readonly Uint8Array[]): Uint8Array[] {
  return Array.from({ length: Math.ceil(entries.length / TILE_WIDTH) }, (_, n) => encodeBundle(entries.slice(n * TILE_WIDTH, (n + 1) * TILE_WIDTH)));
}
