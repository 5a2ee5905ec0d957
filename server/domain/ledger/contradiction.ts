import { sameBytes } from "./bytes";
import { LedgerError } from "./error";
import type { HeadFault } from "./head-guard";
import { printNote } from "./note";
import { openCheckpoint } from "./open-checkpoint";
import type { VerifierKey } from "./verifier-key";

/** A head that somebody shows us and one of our keys signed. `note` holds no lines but ours. */
export type ShownHead = { size: number; root: Uint8Array; note: string };
type OwnLog = { size: number; rootAt: (size: number) => Uint8Array | undefined };

/**
 * Reads what somebody outside shows as a head of our log. Null where that is not proven: not a checkpoint, of another log,
 * or signed by no key of ours. Whoever has none of our signatures can claim what they like, and must not stop a log by it.
 */
export function shownHead(note: string, origin: string, keys: readonly VerifierKey[]): ShownHead | null {
  try {
    const { size, root, text, verified, origin: named } = openCheckpoint(note, keys);
    return named === origin ? { size, root, note: printNote({ text, signatures: verified.map(({ line }) => line) }) } : null;
  } catch (error) {
    if (error instanceof LedgerError) return null;
    throw error;
  }
}

/**
 * Holds a head that we signed against what we have. A fault is proof: we signed something that our entries do not lead to.
 * Null for an earlier head of this very history, whatever whoever showed it says.
 */
export function contradictionOf({ size, root }: ShownHead, own: OwnLog, shownBy: string): HeadFault | null {
  if (size > own.size) return { code: "SIGNED_AHEAD", sentence: `${shownBy} shows a head of ${size} entries that our key signed; the database holds ${own.size}. It looks like a restore of an older copy.` };
  const there = own.rootAt(size);
  if (there && sameBytes(there, root)) return null;
  return { code: "SIGNED_OTHER", sentence: `${shownBy} shows another head of ${size} entries than the database leads to, and our key signed it: two histories of this log were signed.` };
}
