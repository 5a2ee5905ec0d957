import { readFile } from "node:fs/promises";
import path from "node:path";

import { sameBytes } from "@/server/domain/ledger/bytes";
import { checkLog } from "@/server/domain/ledger/check-log";
import { LedgerError } from "@/server/domain/ledger/error";
import { TILE_WIDTH } from "@/server/domain/ledger/merkle";
import { openCheckpoint } from "@/server/domain/ledger/open-checkpoint";
import { subtreeRoot } from "@/server/domain/ledger/tile-nodes";
import { bundlePath, bundlesOfSize, parseTile, tileBytes, tilePath, tilesOfSize } from "@/server/domain/ledger/tiles";
import { parseVerifierKey, type VerifierKey } from "@/server/domain/ledger/verifier-key";

import { usageError } from "./cli-error";

/** A verifier key as typed. */
export function readVkey(text: string): VerifierKey {
  try {
    return parseVerifierKey(text);
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    throw usageError(`--vkey is no verifier key: ${error.message} (${error.code}).`);
  }
}

/**
 * Derives a copied log again from its files, with the one key that came from outside: signature, every leaf, every tile,
 * the root; and that it begins with exactly the log of a checkpoint kept from before. Findings as sentences, none where
 * all holds.
 */
export async function verifyMirror(folder: string, note: string, vkey: VerifierKey, former: string | null): Promise<string[]> {
  try {
    const checkpoint = openCheckpoint(note, [vkey]);
    const older = former === null ? null : openCheckpoint(former, [vkey]);
    if (older && older.size > checkpoint.size) return [`The log had ${older.size} entries when it was copied last, now it has ${checkpoint.size}.`];
    const file = async (name: string) => readFile(path.join(folder, name));
    const bundles = async function* () {
      for (const bundle of bundlesOfSize(checkpoint.size)) yield await file(bundlePath(bundle));
    };
    const check = await checkLog(bundles(), { origin: checkpoint.origin, size: checkpoint.size, wantedSizes: older ? [older.size] : [], tileOf: async (bundle) => file(tilePath({ level: 0, ...bundle })) });
    const findings = check.bad.map((bad) => `Entry ${bad.index}: ${bad.message} (${bad.code}).`);
    if (!sameBytes(check.root, checkpoint.root)) findings.push("The entries do not lead to the signed root (CHECKPOINT_ROOT).");
    if (older && !sameBytes(check.roots.get(older.size) ?? new Uint8Array(), older.root)) findings.push(`The log does not begin with the ${older.size} entries that were copied before (PROOF_OLD_ROOT).`);
    return [...findings, ...(await upperTiles(checkpoint.size, file))];
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    return [`${error.message} (${error.code}).`];
  }
}

/** Tiles above the lowest level against the tiles below them. */
async function upperTiles(size: number, file: (name: string) => Promise<Uint8Array>): Promise<string[]> {
  const findings: string[] = [];
  for (const tile of tilesOfSize(size)) {
    if (tile.level === 0) continue;
    const below = await Promise.all(Array.from({ length: tile.width }, async (_, i) => subtreeRoot(parseTile(await file(tilePath({ level: tile.level - 1, index: tile.index * TILE_WIDTH + i, width: TILE_WIDTH })), TILE_WIDTH))));
    if (!sameBytes(tileBytes(below), await file(tilePath(tile)))) findings.push(`${tilePath(tile)} is not made of the tiles below it (TILE_BELOW).`);
  }
  return findings;
}
