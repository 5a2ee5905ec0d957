import { sameBytes } from "./bytes";
import { LedgerError } from "./error";
import { nodeHash } from "./merkle";
import { requireConsistencyBounds, requireHashes, requireInclusionBounds } from "./proof-plan";

export type Inclusion = { index: number; size: number; leaf: Uint8Array; root: Uint8Array; proof: readonly Uint8Array[] };

/**
 * Holds an inclusion proof against a root (RFC 9162 §2.1.3.2).
 *
 * Throws `PROOF_BOUNDS`; `PROOF_HASH_LENGTH` for any hash not of 32 bytes; `PROOF_LENGTH` for hashes missing or left over;
 * `PROOF_ROOT` where leaf and path lead to another root.
 */
export function requireInclusion({ index, size, leaf, root, proof }: Inclusion): void {
  requireInclusionBounds(index, size);
  requireHashes([leaf, root, ...proof]);
  let [position, last, hash] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (last === 0) throw leftOver();
    if (isOdd(position) || position === last) {
      hash = nodeHash(sibling, hash);
      [position, last] = climbToRight(position, last);
    } else hash = nodeHash(hash, sibling);
    [position, last] = [half(position), half(last)];
  }
  if (last !== 0) throw new LedgerError("PROOF_LENGTH", "the proof ends below the root");
  if (!sameBytes(hash, root)) throw new LedgerError("PROOF_ROOT", "the proof leads to another root");
}

export type Consistency = { oldSize: number; newSize: number; oldRoot: Uint8Array; newRoot: Uint8Array; proof: readonly Uint8Array[] };

/**
 * Holds a consistency proof against two roots (RFC 9162 §2.1.4.2): the newer log begins with exactly the older one.
 *
 * Throws `PROOF_BOUNDS` (an old size of 0 proves nothing and is refused); `PROOF_HASH_LENGTH`; `PROOF_LENGTH`;
 * `PROOF_OLD_ROOT` or `PROOF_NEW_ROOT` where the hashes lead to another root.
 */
export function requireConsistency({ oldSize, newSize, oldRoot, newRoot, proof }: Consistency): void {
  requireConsistencyBounds(oldSize, newSize);
  requireHashes([oldRoot, newRoot, ...proof]);
  if (oldSize === newSize) return requireSameTree(oldRoot, newRoot, proof);
  let [position, last] = climbWhileOdd(oldSize - 1, newSize - 1);
  // An old tree that is one perfect subtree is its own first hash, so the proof leaves it out.
  const [first, ...rest] = position === 0 ? [oldRoot, ...proof] : proof;
  if (!first) throw new LedgerError("PROOF_LENGTH", "the proof is too short");
  let [older, newer] = [first, first];
  for (const hash of rest) {
    if (last === 0) throw leftOver();
    if (isOdd(position) || position === last) {
      [older, newer] = [nodeHash(hash, older), nodeHash(hash, newer)];
      [position, last] = climbToRight(position, last);
    } else newer = nodeHash(newer, hash);
    [position, last] = [half(position), half(last)];
  }
  if (last !== 0) throw new LedgerError("PROOF_LENGTH", "the proof is too short");
  if (!sameBytes(older, oldRoot)) throw new LedgerError("PROOF_OLD_ROOT", "the proof leads to another old root");
  if (!sameBytes(newer, newRoot)) throw new LedgerError("PROOF_NEW_ROOT", "the proof leads to another new root");
}

function requireSameTree(oldRoot: Uint8Array, newRoot: Uint8Array, proof: readonly Uint8Array[]): void {
  if (proof.length > 0) throw leftOver();
  if (!sameBytes(oldRoot, newRoot)) throw new LedgerError("PROOF_NEW_ROOT", "one size, two roots");
}

// Numbers go to 2^53-1, bit operators only to 2^31: hence the arithmetic.
const half = (n: number) => Math.floor(n / 2);
const isOdd = (n: number) => n % 2 === 1;

/** Skips the levels on which a right-border node has no sibling. */
function climbToRight(position: number, last: number): [number, number] {
  while (!isOdd(position) && position !== 0) [position, last] = [half(position), half(last)];
  return [position, last];
}

function climbWhileOdd(position: number, last: number): [number, number] {
  while (isOdd(position)) [position, last] = [half(position), half(last)];
  return [position, last];
}

function leftOver(): LedgerError {
  return new LedgerError("PROOF_LENGTH", "the proof has hashes left over");
}
