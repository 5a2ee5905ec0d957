import { parseAnchorLeaf } from "@/server/domain/ledger/anchor";
import { sameBytes } from "@/server/domain/ledger/bytes";
import { decodeBundle } from "@/server/domain/ledger/entry-bundle";
import { LedgerError } from "@/server/domain/ledger/error";
import { appendLeaf, EMPTY_FRONTIER, leafHash, rootHash, type Frontier } from "@/server/domain/ledger/merkle";
import type { NoteSignature } from "@/server/domain/ledger/note";
import { openCheckpoint } from "@/server/domain/ledger/open-checkpoint";
import { bundlesOfSize } from "@/server/domain/ledger/tiles";
import { parseVerifierKey, type VerifierKey } from "@/server/domain/ledger/verifier-key";

import type { Mirror } from "../ledger/read-mirror";
import { configuredKeys } from "../ledger/signers";

type Head = { size: number; root: Uint8Array };
export type MirroredAnchorLog = Head & {
  note: string; text: string; lines: NoteSignature[]; frontier: Frontier;
  /** Leaves from the database's size on, in order. */
  missing: Uint8Array[];
  keyChanges: { index: number; key: VerifierKey }[];
};

/**
 * Reads a copy of the anchor log whole and holds it against the database's head and the guard's: all three must be heads of
 * one history, the copy's the longest, signed by a key of the configured seeds.
 *
 * Throws `LedgerError`: `MIRROR_SHORT`, `MIRROR_OTHER`, and as `openCheckpoint`, `decodeBundle` and `parseAnchorLeaf` do.
 */
export async function readAnchorMirror(head: Head & { origin: string }, guard: Head, mirror: Mirror): Promise<MirroredAnchorLog> {
  const note = Buffer.from(await mirror.checkpoint()).toString("utf8");
  const signed = openCheckpoint(note, await configuredKeys(head.origin));
  if (signed.origin !== head.origin) throw new LedgerError("MIRROR_OTHER", `it is of the log ${signed.origin}`);
  if (signed.size < guard.size || signed.size <= head.size) throw new LedgerError("MIRROR_SHORT", `it ends at ${signed.size} leaves; the database has ${head.size}, a head of ${guard.size} was published`);
  const read: Pick<MirroredAnchorLog, "frontier" | "missing" | "keyChanges"> = { frontier: EMPTY_FRONTIER, missing: [], keyChanges: [] };
  for (const bundle of bundlesOfSize(signed.size)) {
    for (const bytes of decodeBundle(await mirror.bundle(bundle), bundle.width)) {
      takeLeaf(read, bytes, head.size);
      for (const known of [head, guard, signed]) requireRoot(read.frontier, known);
    }
  }
  return { size: signed.size, root: signed.root, note, text: signed.text, lines: signed.verified.map(({ line }) => line), ...read };
}

function takeLeaf(read: Pick<MirroredAnchorLog, "frontier" | "missing" | "keyChanges">, bytes: Uint8Array, from: number): void {
  const leaf = parseAnchorLeaf(bytes);
  const index = read.frontier.size;
  if (leaf.type === "key.rotated") read.keyChanges.push({ index, key: parseVerifierKey(leaf.vkey) });
  if (index >= from) read.missing.push(bytes);
  read.frontier = appendLeaf(read.frontier, leafHash(bytes));
}

function requireRoot(frontier: Frontier, { size, root }: Head): void {
  if (frontier.size === size && !sameBytes(rootHash(frontier), root)) throw new LedgerError("MIRROR_OTHER", `its first ${size} leaves do not lead to the root that is known for this size`);
}
