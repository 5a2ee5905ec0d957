import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { rootOfLeaves } from "./merkle";
import { requireConsistency, requireInclusion } from "./proof";
import { consistencyPlan, inclusionPlan, nodesOf, proofFromGetter, proofFromHashes, type Node, type ProofPlan } from "./proof-plan";
import { definedRoot, sampleHashes } from "./testing/sample-log";
import { coded } from "./testing/throws";

const LEAVES = sampleHashes(300);
const rootAt = Array.from({ length: LEAVES.length + 1 }, (_, size) => rootOfLeaves(LEAVES.slice(0, size)));
const at = (size: number) => rootAt[size] ?? Buffer.of();
const nodeHashOf = ({ level, index }: Node) => definedRoot(LEAVES.slice(index * 2 ** level, (index + 1) * 2 ** level));
const make = (plan: ProofPlan) => proofFromHashes(plan, nodesOf(plan).map(nodeHashOf));
const inclusion = (index: number, size: number) => ({ index, size, leaf: LEAVES[index] ?? Buffer.of(), root: at(size), proof: make(inclusionPlan(index, size)) });
const consistency = (oldSize: number, newSize: number) => ({ oldSize, newSize, oldRoot: at(oldSize), newRoot: at(newSize), proof: make(consistencyPlan(oldSize, newSize)) });
const flip = (bytes: Uint8Array, bit: number) => bytes.with(bit >> 3, (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7)));
const sizes = fc.integer({ min: 1, max: 300 });

describe("inclusion proofs", () => {
  test("hold for every entry of every log of up to 66 entries", () => {
    for (let size = 1; size <= 66; size++) {
      for (let index = 0; index < size; index++) expect(() => requireInclusion(inclusion(index, size)), `${index} of ${size}`).not.toThrow();
    }
  });

  test("are those of RFC 6962 by its own example of seven leaves", () => {
    const [, b, c, d, , f, j] = LEAVES;
    const [g, h, i, k, l] = [definedRoot(LEAVES.slice(0, 2)), definedRoot(LEAVES.slice(2, 4)), definedRoot(LEAVES.slice(4, 6)), definedRoot(LEAVES.slice(0, 4)), definedRoot(LEAVES.slice(4, 7))];
    expect(inclusion(0, 7).proof).toEqual([b, h, l]);
    expect(inclusion(3, 7).proof).toEqual([c, g, l]);
    expect(inclusion(4, 7).proof).toEqual([f, j, k]);
    expect(inclusion(6, 7).proof).toEqual([i, k]);
    expect([consistency(3, 7).proof, consistency(4, 7).proof, consistency(6, 7).proof]).toEqual([[c, d, g, l], [l], [i, j, k]]);
  });

  test("no other position, size, leaf, root or path holds", () => {
    fc.assert(fc.property(sizes, fc.nat(), fc.nat(), (size, pick, salt) => {
      const good = inclusion(pick % size, size);
      expect(() => requireInclusion(good)).not.toThrow();
      const proof = good.proof;
      const wrong = [
        { ...good, leaf: flip(good.leaf, salt % 256) }, { ...good, root: flip(good.root, salt % 256) }, { ...good, proof: [...proof, at(salt % 300)] }, { ...good, proof: [at(salt % 300), ...proof] },
        ...proof.map((hash, i) => ({ ...good, proof: proof.with(i, flip(hash, salt % 256)) })), ...proof.map((_, i) => ({ ...good, proof: proof.toSpliced(i, 1) })), ...(size > 1 ? [{ ...good, index: (good.index + 1 + (salt % (size - 1))) % size }] : []),
      ];
      for (const bad of wrong) expect(() => requireInclusion(bad)).toThrow(expect.objectContaining({ code: expect.stringMatching(/^PROOF_(ROOT|LENGTH)$/) as string }));
    }));
  });

  test("each failure has its own code", () => {
    const good = inclusion(3, 7);
    expect(() => requireInclusion({ ...good, root: at(6) })).toThrow(coded("PROOF_ROOT"));
    expect(() => requireInclusion({ ...good, proof: good.proof.slice(1) })).toThrow(coded("PROOF_LENGTH"));
    expect(() => requireInclusion({ ...good, proof: [...good.proof, at(1)] })).toThrow(coded("PROOF_LENGTH"));
    for (const short of [Buffer.alloc(31), Buffer.alloc(33), Buffer.alloc(0)]) {
      for (const bad of [{ ...good, leaf: short }, { ...good, root: short }, { ...good, proof: good.proof.with(0, short) }]) expect(() => requireInclusion(bad)).toThrow(coded("PROOF_HASH_LENGTH"));
    }
    for (const [index, size] of [[7, 7], [-1, 7], [0, 0], [1.5, 7], [0, 2 ** 53], [Number.NaN, 7]] as const) {
      expect(() => requireInclusion({ ...good, index, size })).toThrow(coded("PROOF_BOUNDS"));
      expect(() => inclusionPlan(index, size)).toThrow(coded("PROOF_BOUNDS"));
    }
  });
});

describe("consistency proofs", () => {
  test("hold between any two sizes up to 40", () => {
    for (let newSize = 1; newSize <= 40; newSize++) {
      for (let oldSize = 1; oldSize <= newSize; oldSize++) expect(() => requireConsistency(consistency(oldSize, newSize)), `${oldSize} to ${newSize}`).not.toThrow();
    }
  });

  test("nothing else than the honest growth holds", () => {
    fc.assert(fc.property(sizes, sizes, fc.nat(), (a, b, salt) => {
      const good = consistency(Math.min(a, b), Math.max(a, b));
      expect(() => requireConsistency(good)).not.toThrow();
      const { proof } = good;
      const wrong = [
        { ...good, oldRoot: flip(good.oldRoot, salt % 256) }, { ...good, newRoot: flip(good.newRoot, salt % 256) }, { ...good, proof: [...proof, at(salt % 300)] }, { ...good, proof: [at(salt % 300), ...proof] },
        ...proof.map((hash, i) => ({ ...good, proof: proof.with(i, flip(hash, salt % 256)) })), ...proof.map((_, i) => ({ ...good, proof: proof.toSpliced(i, 1) })),
      ];
      for (const bad of wrong) expect(() => requireConsistency(bad)).toThrow(expect.objectContaining({ code: expect.stringMatching(/^PROOF_(OLD_ROOT|NEW_ROOT|LENGTH)$/) as string }));
    }));
  });

  test("a log continued otherwise after an earlier size is told from an honest one", () => {
    const forked = [...LEAVES.slice(0, 200), ...sampleHashes(300).slice(200).toReversed()];
    const plan = consistencyPlan(250, 300);
    const proof = proofFromHashes(plan, nodesOf(plan).map(({ level, index }) => definedRoot(forked.slice(index * 2 ** level, (index + 1) * 2 ** level))));
    expect(() => requireConsistency({ oldSize: 250, newSize: 300, oldRoot: at(250), newRoot: rootOfLeaves(forked), proof })).toThrow(coded("PROOF_OLD_ROOT"));
  });

  test("each failure has its own code; growth from nothing proves nothing", () => {
    const good = consistency(5, 9);
    expect(() => requireConsistency({ ...good, oldRoot: at(4) })).toThrow(coded("PROOF_OLD_ROOT"));
    expect(() => requireConsistency({ ...good, newRoot: at(4) })).toThrow(coded("PROOF_NEW_ROOT"));
    expect(() => requireConsistency({ ...good, proof: [] })).toThrow(coded("PROOF_LENGTH"));
    expect(() => requireConsistency({ ...consistency(4, 9), proof: [] })).toThrow(coded("PROOF_LENGTH"));
    expect(() => requireConsistency({ ...consistency(5, 5), proof: [at(1)] })).toThrow(coded("PROOF_LENGTH"));
    expect(() => requireConsistency({ ...consistency(5, 5), newRoot: at(6) })).toThrow(coded("PROOF_NEW_ROOT"));
    expect(() => requireConsistency({ ...good, oldRoot: Buffer.alloc(12) })).toThrow(coded("PROOF_HASH_LENGTH"));
    for (const [oldSize, newSize] of [[0, 9], [0, 0], [10, 9], [-1, 9], [5, 2 ** 53], [1.5, 9]] as const) {
      expect(() => requireConsistency({ ...good, oldSize, newSize })).toThrow(coded("PROOF_BOUNDS"));
      expect(() => consistencyPlan(oldSize, newSize)).toThrow(coded("PROOF_BOUNDS"));
    }
  });
});

describe("plans", () => {
  test("name each node once, all of them inside the tree, few even in a log of nine quadrillion entries", () => {
    fc.assert(fc.property(fc.maxSafeNat().filter((n) => n > 0), fc.maxSafeNat(), (size, pick) => {
      for (const plan of [inclusionPlan(pick % size, size), consistencyPlan((pick % size) + 1, size)]) {
        const nodes = nodesOf(plan);
        expect(nodes.length).toBeLessThan(110);
        expect(new Set(nodes.map(({ level, index }) => `${level}/${index}`)).size).toBe(nodes.length);
        for (const { level, index } of nodes) expect(BigInt(index + 1) * 2n ** BigInt(level)).toBeLessThanOrEqual(BigInt(size));
      }
    }));
  });

  test("a getter may answer at once or later", async () => {
    const plan = consistencyPlan(77, 201);
    expect(await proofFromGetter(plan, (node) => Promise.resolve(nodeHashOf(node)))).toEqual(make(plan));
    expect(await proofFromGetter(plan, nodeHashOf)).toEqual(make(plan));
    await expect(proofFromGetter(plan, () => Buffer.alloc(31))).rejects.toThrow(coded("PROOF_HASH_LENGTH"));
  });

  test("a hash too few or too many is refused", () => {
    const plan = inclusionPlan(3, 7);
    expect(() => proofFromHashes(plan, [])).toThrow(coded("PROOF_NODES"));
    expect(() => proofFromHashes(plan, LEAVES.slice(0, 9))).toThrow(coded("PROOF_NODES"));
  });
});
