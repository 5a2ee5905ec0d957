import { LedgerError } from "./error";
import { HASH_BYTES, nodeHash } from "./merkle";

/** Root of the perfect subtree over the leaves [index·2^level, (index+1)·2^level). Level 0 is a leaf hash. */
export type Node = { level: number; index: number };
/** What a proof is made of: each of its hashes is folded from one or several perfect subtrees, left to right. */
export type ProofPlan = Node[][];
type Range = { start: number; end: number };

/** The plan of RFC 6962 §2.1.1: siblings from the leaf up. Throws `PROOF_BOUNDS` unless 0 ≤ index < size. */
export function inclusionPlan(index: number, size: number): ProofPlan {
  requireInclusionBounds(index, size);
  return path(index, { start: 0, end: size }).map(perfectNodes);
}

/** The plan of RFC 6962 §2.1.2, empty for equal sizes. Throws `PROOF_BOUNDS` unless 1 ≤ oldSize ≤ newSize. */
export function consistencyPlan(oldSize: number, newSize: number): ProofPlan {
  requireConsistencyBounds(oldSize, newSize);
  return subproof(oldSize, { start: 0, end: newSize }, true).map(perfectNodes);
}

/** Every node a plan needs, in its order, so that a service can fetch them at once. None comes twice. */
export function nodesOf(plan: ProofPlan): Node[] {
  return plan.flat();
}

/** The proof from the hashes of `nodesOf(plan)`, in that order. Throws `PROOF_NODES` for another number, `PROOF_HASH_LENGTH`. */
export function proofFromHashes(plan: ProofPlan, hashes: readonly Uint8Array[]): Uint8Array[] {
  const wanted = nodesOf(plan).length;
  if (hashes.length !== wanted) throw new LedgerError("PROOF_NODES", `the plan needs ${wanted} hashes, here are ${hashes.length}`);
  requireHashes(hashes);
  let at = 0;
  return plan.map((nodes) => hashes.slice(at, (at += nodes.length)).reduceRight((right, left) => nodeHash(left, right)));
}

/** The proof, with each hash asked of a getter that answers at once or later. Throws as `proofFromHashes` and the getter do. */
export async function proofFromGetter(plan: ProofPlan, hashOf: (node: Node) => Uint8Array | Promise<Uint8Array>): Promise<Uint8Array[]> {
  return proofFromHashes(plan, await Promise.all(nodesOf(plan).map(hashOf)));
}

/** Throws `PROOF_BOUNDS` unless 0 ≤ index < size. */
export function requireInclusionBounds(index: number, size: number): void {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) throw new LedgerError("PROOF_BOUNDS", `there is no entry ${index} in a log of ${size}`);
}

/** Throws `PROOF_BOUNDS` unless 1 ≤ oldSize ≤ newSize. */
export function requireConsistencyBounds(oldSize: number, newSize: number): void {
  if (!Number.isSafeInteger(oldSize) || !Number.isSafeInteger(newSize) || oldSize < 1 || oldSize > newSize) throw new LedgerError("PROOF_BOUNDS", `no log of ${oldSize} grows to ${newSize}`);
}

/** Throws `PROOF_HASH_LENGTH` unless every hash has 32 bytes. */
export function requireHashes(hashes: readonly Uint8Array[]): void {
  if (hashes.some((hash) => hash.length !== HASH_BYTES)) throw new LedgerError("PROOF_HASH_LENGTH", `a hash has ${HASH_BYTES} bytes`);
}

function path(index: number, { start, end }: Range): Range[] {
  if (end - start === 1) return [];
  const middle = start + splitOf(end - start);
  const [left, right] = [{ start, end: middle }, { start: middle, end }];
  return index < middle ? [...path(index, left), right] : [...path(index, right), left];
}

/** SUBPROOF of RFC 6962 §2.1.2; `known` says that the verifier has the hash of this range already. */
function subproof(oldSize: number, { start, end }: Range, known: boolean): Range[] {
  if (oldSize === end) return known ? [] : [{ start, end }];
  const middle = start + splitOf(end - start);
  const [left, right] = [{ start, end: middle }, { start: middle, end }];
  return oldSize <= middle ? [...subproof(oldSize, left, known), right] : [...subproof(oldSize, right, false), left];
}

/** The perfect subtrees of a range that starts where a subtree of its size could start, largest first. */
function perfectNodes({ start, end }: Range): Node[] {
  const nodes: Node[] = [];
  for (let at = start; at < end; ) {
    let [level, width] = [0, 1];
    while (width * 2 <= end - at) [level, width] = [level + 1, width * 2];
    nodes.push({ level, index: at / width });
    at += width;
  }
  return nodes;
}

/** The largest power of two smaller than n (RFC 6962 §2.1). */
function splitOf(n: number): number {
  let width = 1;
  while (width * 2 < n) width *= 2;
  return width;
}
