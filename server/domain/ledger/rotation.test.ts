import { describe, expect, test } from "vitest";

import { checkpointText } from "./checkpoint";
import { rootOfLeaves } from "./merkle";
import { printNote, signNote, signText } from "./note";
import { readRotation, trustKeys, type Rotation } from "./rotation";
import { ORIGIN, sampleHashes } from "./testing/sample-log";
import { coded } from "./testing/throws";
import { COSIGNATURE, ED25519, printVerifierKey, signerOf, type Signer } from "./verifier-key";

const [k0, k1, k2, evil] = [1, 2, 3, 66].map((fill) => signerOf(ED25519, ORIGIN, Buffer.alloc(32, fill))) as [Signer, Signer, Signer, Signer];
const LEAVES = sampleHashes(60);
const rootAt = (size: number) => rootOfLeaves(LEAVES.slice(0, size));
const head = (size: number) => checkpointText({ origin: ORIGIN, size, root: rootAt(size) });
const note = (size: number, ...signers: Signer[]) => signNote(head(size), signers);
const rotation = (index: number, key: Signer): Rotation => readRotation(index, ORIGIN, { vkey: printVerifierKey(key), from_size: index + 1 });
const trust = (outside: Signer, rotations: Rotation[], notes: string[]) => {
  const { keys, checkpoints, uncovered } = trustKeys({ outside, rotations, notes, rootAt });
  const called = (key: { publicKey: Uint8Array }) => ["k0", "k1", "k2", "evil"][[k0, k1, k2, evil].findIndex((each) => Buffer.compare(each.publicKey, key.publicKey) === 0)];
  return { keys: keys.map(({ key, fromSize }) => `${called(key)} from ${fromSize}`), signed: checkpoints.map(({ size, signers }) => `${size}: ${signers.map(({ key }) => called(key)).join(" ")}`), uncovered: uncovered.map(({ index }) => index) };
};

describe("trust in keys", () => {
  test("without a rotation there is the key from outside, at every size", () => {
    expect(trust(k0, [], [note(1, k0), note(60, k0)])).toEqual({ keys: ["k0 from 0"], signed: ["1: k0", "60: k0"], uncovered: [] });
  });

  test("passes to a new key once a trusted key signed over its entry, for sizes above that entry", () => {
    expect(trust(k0, [rotation(10, k1)], [note(11, k0, k1), note(60, k1)])).toEqual({ keys: ["k0 from 0", "k1 from 11"], signed: ["11: k0 k1", "60: k1"], uncovered: [] });
  });

  test("passes on from key to key, in whatever order the notes come", () => {
    const notes = [note(60, k2), note(30, k1, k2), note(21, k0, k1)];
    expect(trust(k0, [rotation(25, k2), rotation(20, k1)], notes)).toEqual({ keys: ["k0 from 0", "k1 from 21", "k2 from 26"], signed: ["60: k2", "30: k1 k2", "21: k0 k1"], uncovered: [] });
  });

  test("is never given by the new key itself, nor by a checkpoint that ends before the entry", () => {
    expect(trust(k0, [rotation(10, evil)], [note(10, k0), note(60, evil)])).toEqual({ keys: ["k0 from 0"], signed: ["10: k0", "60: "], uncovered: [10] });
    expect(trust(k0, [rotation(10, k1), rotation(20, k2)], [note(15, k1), note(60, k2)])).toMatchObject({ keys: ["k0 from 0"], uncovered: [10, 20] });
  });

  test("does not reach back: a new key's signature on an older tree counts for nothing", () => {
    expect(trust(k0, [rotation(10, k1)], [note(10, k1), note(11, k0)])).toEqual({ keys: ["k0 from 0", "k1 from 11"], signed: ["10: ", "11: k0"], uncovered: [] });
  });

  test("the key from outside stays good after it was followed by another, and may itself be the later one", () => {
    expect(trust(k0, [rotation(10, k1)], [note(60, k0)]).signed).toEqual(["60: k0"]);
    expect(trust(k1, [rotation(10, k1), rotation(20, k2)], [note(30, k1), note(5, k0)])).toEqual({ keys: ["k1 from 0", "k2 from 21"], signed: ["30: k1", "5: "], uncovered: [] });
  });

  test("a checkpoint of another tree is not looked past, whoever signed it", () => {
    const forked = signNote(checkpointText({ origin: ORIGIN, size: 30, root: rootAt(29) }), [k0]);
    expect(() => trust(k0, [], [note(60, k0), forked])).toThrow(coded("CHECKPOINT_ROOT"));
    expect(() => trustKeys({ outside: k0, rotations: [], notes: [note(60, k0)], rootAt: () => undefined })).toThrow(coded("CHECKPOINT_UNCHECKED"));
  });

  test("a trusted key's line that does not hold, old or new, is refused", () => {
    const bad = printNote({ text: head(30), signatures: [signText(k0, head(30)), { ...signText(k1, head(30)), signature: Buffer.alloc(64) }] });
    expect(() => trust(k0, [rotation(10, k1)], [note(11, k0), bad])).toThrow(coded("NOTE_BAD_SIGNATURE"));
    expect(trust(k0, [], [bad]).signed).toEqual(["30: k0"]);
  });

  test("a checkpoint of another log is refused even under the same key", () => {
    const other = signNote(checkpointText({ origin: "proofroom.example/2", size: 30, root: rootAt(30) }), [k0]);
    expect(() => trust(k0, [], [other])).toThrow(coded("CHECKPOINT_NOT_BY_LOG"));
  });
});

describe("a key.rotated entry", () => {
  test.each<[string, unknown, string]>([
    ["another log's key", { vkey: printVerifierKey(signerOf(ED25519, "other", Buffer.alloc(32, 5))), from_size: 1 }, "ROTATION_KEY"], ["a witness's key", { vkey: printVerifierKey(signerOf(COSIGNATURE, ORIGIN, Buffer.alloc(32, 5))), from_size: 1 }, "ROTATION_KEY"],
    ["no key", { from_size: 1 }, "ROTATION_FORM"], ["no size", { vkey: printVerifierKey(k1) }, "ROTATION_FORM"], ["a member too many", { vkey: printVerifierKey(k1), from_size: 1, note: "" }, "ROTATION_FORM"], ["a malformed key", { vkey: "abc", from_size: 1 }, "VKEY_FORM"], ["nothing", null, "ROTATION_FORM"],
  ])("with %s is refused", (_, detail, code) => {
    expect(() => readRotation(4, ORIGIN, detail)).toThrow(coded(code));
  });
});
