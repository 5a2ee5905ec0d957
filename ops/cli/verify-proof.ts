import { LedgerError } from "@/server/domain/ledger/error";
import { openCheckpoint } from "@/server/domain/ledger/open-checkpoint";
import { verifyTlogProof } from "@/server/domain/ledger/tlog-proof";
import type { VerifierKey } from "@/server/domain/ledger/verifier-key";

import { CliError, EXIT } from "./cli-error";

/** Ends the command where the key given did not sign this checkpoint. */
export function verifyNote(note: string, vkey: VerifierKey): void {
  orEnd(() => openCheckpoint(note, [vkey]));
}

/** What a proof comes to under the key given, as a sentence; ends the command where it does not hold. */
export function verifyProof(proof: string, leaf: Uint8Array, vkey: VerifierKey): string {
  const { index, checkpoint } = orEnd(() => verifyTlogProof(proof, leaf, { logKeys: [vkey] }));
  return `holds: entry ${index} of ${checkpoint.size} in ${checkpoint.origin}`;
}

function orEnd<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    throw new CliError(EXIT.refused, `It does not hold: ${error.message} (${error.code}).`);
  }
}
