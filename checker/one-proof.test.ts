import { expect, test } from "vitest";

import { CannotCheck } from "./broken";
import { browserPlatform } from "./browser-platform";
import { isExtension } from "./growth";
import { readKey } from "./in-page";
import { nodePlatform } from "./node-platform";
import { checkHead, checkProof, type CheckStep, type OneProof } from "./one-proof";
import { testEntry } from "./testing/entries";
import { testKey } from "./testing/keys";
import { TestLog } from "./testing/log";

const ORIGIN = "proofroom.example/6f9c";
const key = testKey(ORIGIN, "one");
const entries = Array.from({ length: 11 }, (_, index) => testEntry(ORIGIN, index));
const log = new TestLog(ORIGIN, entries.map(({ leaf }) => leaf));
const said = (steps: CheckStep[]) => steps.map(({ name, result, code }) => [name, result, code].filter(Boolean).join(" "));

function proofOf(index: number, signer = key): OneProof {
  const { leaf, id } = entries[index] ?? { leaf: Buffer.alloc(0), id: "" };
  return { proof: log.proof(index, [signer]), leaf, entryId: id, objectId: `ctl_${index}`, key: key.vkey };
}

test.each([["Node", nodePlatform], ["a browser", browserPlatform]])("a good proof holds in %s, in all three steps", async (_, platform) => {
  for (const { index } of entries) expect(said(await checkProof(proofOf(index), platform))).toEqual(["leaf holds", "inclusion holds", "signature holds"]);
});

test("one flipped bit of leaf, path or signature is found in its step", async () => {
  const good = proofOf(5);
  const flipped = (bytes: Uint8Array, at: number) => Uint8Array.from(bytes, (byte, i) => (i === at ? byte ^ 1 : byte));
  expect(said(await checkProof({ ...good, leaf: flipped(good.leaf, 20) }, browserPlatform))).toContain("inclusion fails PROOF");
  const text = Buffer.from(good.proof).toString();
  const path = text.replace(/(index 5\n)(.)/, (__, line: string, first: string) => line + (first === "A" ? "B" : "A"));
  expect(said(await checkProof({ ...good, proof: Buffer.from(path) }, browserPlatform))).toEqual(["leaf holds", "inclusion fails PROOF", "signature holds"]);
  const signed = text.replace(/.(?=[^\n]{40}\n$)/, (character) => (character === "A" ? "B" : "A"));
  expect(said(await checkProof({ ...good, proof: Buffer.from(signed) }, browserPlatform))).toEqual(["leaf holds", "inclusion holds", "signature fails NOTE_SIGNATURE"]);
});

test("a proof of another entry, another item, another log or under another key does not hold", async () => {
  expect(said(await checkProof({ ...proofOf(5), entryId: entries[6]?.id ?? "" }, browserPlatform))[0]).toBe("leaf fails LEAF_OTHER");
  expect(said(await checkProof({ ...proofOf(5), objectId: "ctl_6" }, browserPlatform))[0]).toBe("leaf fails LEAF_OTHER");
  expect(said(await checkProof({ ...proofOf(5), proof: proofOf(6).proof }, browserPlatform))[1]).toBe("inclusion fails PROOF");
  expect(said(await checkProof(proofOf(5, testKey(ORIGIN, "two")), browserPlatform))[2]).toBe("signature fails CHECKPOINT_UNTRUSTED");
  expect(said(await checkProof({ ...proofOf(5), key: testKey("proofroom.example/other", "one").vkey }, browserPlatform))[2]).toBe("signature fails KEY_OTHER_LOG");
});

test("where the platform has no Ed25519 the signature is unknown, with the sentence, and the rest is still checked", async () => {
  const old = { ...browserPlatform, verifyEd25519: () => { throw new CannotCheck("This browser cannot."); } };
  const steps = await checkProof(proofOf(2), old);
  expect(said(steps)).toEqual(["leaf holds", "inclusion holds", "signature unknown"]);
  expect(steps[2]?.said).toBe("This browser cannot.");
});

test("a head holds only if it is the one that was shown, and signed by the key kept", async () => {
  const head = { note: log.checkpoint([key]), size: 11, root: log.hash(0, 11).toString("base64"), key: key.vkey };
  expect(said(await checkHead(head, browserPlatform))).toEqual(["signature holds"]);
  expect(said(await checkHead({ ...head, size: 10 }, browserPlatform))).toEqual(["signature fails CHECKPOINT_OTHER"]);
  expect(said(await checkHead({ ...head, root: log.hash(0, 10).toString("base64") }, browserPlatform))).toEqual(["signature fails CHECKPOINT_OTHER"]);
  expect(said(await checkHead({ ...head, note: log.checkpoint([testKey(ORIGIN, "two")]) }, browserPlatform))).toEqual(["signature fails CHECKPOINT_UNTRUSTED"]);
});

test("growth: every older head is found to be a beginning of the newer, in trees of all small sizes, and another history is not", () => {
  for (let to = 1; to <= 11; to++) for (let from = 1; from <= to; from++) {
    const [older, newer] = [{ size: from, root: log.hash(0, from) }, { size: to, root: log.hash(0, to) }];
    const path = growthPath(from, 0, to);
    expect(isExtension(nodePlatform.sha256, older, newer, path), `${from} to ${to}`).toBe(true);
    expect(isExtension(nodePlatform.sha256, { ...older, root: log.hash(1, 2) }, newer, path)).toBe(false);
    expect(isExtension(nodePlatform.sha256, older, { ...newer, root: log.hash(1, 2) }, path)).toBe(false);
    expect(isExtension(nodePlatform.sha256, older, newer, [...path, log.hash(0, 1)])).toBe(false);
    if (path.length > 0) expect(isExtension(nodePlatform.sha256, older, newer, path.slice(1))).toBe(false);
    if (from < to) expect(isExtension(nodePlatform.sha256, newer, older, path)).toBe(false);
  }
});

test("a head that went back, or does not begin with the one seen before, is told apart from one that grew", async () => {
  const head = { note: log.checkpoint([key]), size: 11, root: log.hash(0, 11).toString("base64"), key: key.vkey };
  const proof = Buffer.concat([Buffer.from(`old 6\n${growthPath(6, 0, 11).map((hash) => `${hash.toString("base64")}\n`).join("")}\n`), log.checkpoint([key])]);
  const seen = { size: 6, root: log.hash(0, 6).toString("base64") };
  expect(said(await checkHead({ ...head, growth: { seen, proof } }, browserPlatform))).toEqual(["signature holds", "growth holds"]);
  expect(said(await checkHead({ ...head, growth: { seen: { ...seen, root: log.hash(0, 5).toString("base64") }, proof } }, browserPlatform))).toEqual(["signature holds", "growth fails FORK"]);
  expect(said(await checkHead({ ...head, growth: { seen: { ...seen, size: 12 }, proof: Buffer.of() } }, browserPlatform))).toEqual(["signature holds", "growth fails ROLLED_BACK"]);
  expect(said(await checkHead({ ...head, growth: { seen, proof: Buffer.from("old six\n\n") } }, browserPlatform))).toEqual(["signature holds", "growth fails GROWTH_FORM"]);
});

/** RFC 6962 §2.1.2, by recursion. */
function growthPath(old: number, from: number, to: number, isWhole = true): Buffer[] {
  const size = to - from;
  if (old === size) return isWhole ? [] : [log.hash(from, to)];
  let half = 1;
  while (half * 2 < size) half *= 2;
  const middle = from + half;
  return old <= half ? [...growthPath(old, from, middle, isWhole), log.hash(middle, to)] : [...growthPath(old - half, middle, to, false), log.hash(from, middle)];
}

test("a pasted key is read, with comments around it, and what is no key of this log is said so", () => {
  expect(readKey(`# by telephone\n${key.vkey}\n`, ORIGIN)).toEqual({ key: key.vkey });
  expect(readKey(testKey("proofroom.example/other", "one").vkey, ORIGIN)).toEqual({ problem: expect.stringContaining("another log") as string });
  for (const text of ["", "hello", `${key.vkey}\n${key.vkey}`, key.vkey.replace("+", "+0")]) expect(readKey(text, ORIGIN)).toHaveProperty("problem");
});
