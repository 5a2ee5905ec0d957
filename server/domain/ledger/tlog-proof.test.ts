import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { checkpointText } from "./checkpoint";
import { leafHash, rootOfLeaves } from "./merkle";
import { signNote, signText, withSignatures } from "./note";
import { parsePolicy } from "./policy-file";
import { inclusionPlan, nodesOf, proofFromHashes } from "./proof-plan";
import { definedRoot, ORIGIN, sampleEntries } from "./testing/sample-log";
import { coded } from "./testing/throws";
import { parseTlogProof, printTlogProof, verifyTlogProof } from "./tlog-proof";
import { COSIGNATURE, ED25519, printVerifierKey, signerOf } from "./verifier-key";

const key = signerOf(ED25519, ORIGIN, Buffer.alloc(32, 1));
const witness = signerOf(COSIGNATURE, "witness.example", Buffer.alloc(32, 2));
const entries = sampleEntries(21);
const hashes = entries.map(leafHash);
const TEXT = checkpointText({ origin: ORIGIN, size: entries.length, root: rootOfLeaves(hashes) });
const checkpoint = withSignatures(signNote(TEXT, [key]), [signText(witness, TEXT, 1_700_000_000)]);
const entry = (index: number) => entries[index] ?? Buffer.of();
const proofOf = (index: number, extra: Uint8Array | null = null) => {
  const plan = inclusionPlan(index, entries.length);
  return printTlogProof({ extra, index, checkpoint, hashes: proofFromHashes(plan, nodesOf(plan).map(({ level, index: at }) => definedRoot(hashes.slice(at * 2 ** level, (at + 1) * 2 ** level)))) });
};
const trust = { logKeys: [key] };

describe("proof files", () => {
  test("prove every entry, and only the entry they are of", () => {
    entries.forEach((_, index) => {
      expect(verifyTlogProof(proofOf(index), entry(index), trust)).toMatchObject({ index, checkpoint: { size: 21, origin: ORIGIN } });
      expect(() => verifyTlogProof(proofOf(index), entry((index + 1) % 21), trust)).toThrow(coded("PROOF_ROOT"));
    });
  });

  test("one flipped bit anywhere is found, but in the line of a witness nobody asked for", () => {
    const bytes = Buffer.from(proofOf(7));
    const end = bytes.length - Buffer.byteLength(checkpoint.split("\n").at(-2) ?? "") - 1;
    for (let bit = 0; bit < end * 8; bit++) {
      const flipped = bytes.with(bit >> 3, (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7)));
      expect(() => verifyTlogProof(flipped, entry(7), trust), `bit ${bit}`).toThrow(expect.objectContaining({ name: "LedgerError" }));
    }
  });

  test("read back as written, with extra data or without", () => {
    fc.assert(fc.property(fc.option(fc.uint8Array({ minLength: 1, maxLength: 50 })), fc.maxSafeNat(), fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }), { maxLength: 63 }), (extra, index, list) => {
      const written = { extra: extra && Buffer.from(extra), index, hashes: list.map((hash) => Buffer.from(hash)), checkpoint };
      expect(parseTlogProof(printTlogProof(written))).toEqual(written);
      expect(parseTlogProof(Buffer.from(printTlogProof(written)))).toEqual(written);
    }));
    expect(verifyTlogProof(proofOf(3, Buffer.from("hint")), entry(3), trust).index).toBe(3);
  });

  test("look as the specification says", () => {
    expect(proofOf(20).split("\n").slice(0, 5)).toEqual(["c2sp.org/tlog-proof@v1", "index 20", expect.stringMatching(/=$/), expect.stringMatching(/=$/), ""]);
    expect(proofOf(0, Buffer.from("a")).split("\n")[1]).toBe("extra YQ==");
    expect(proofOf(0).endsWith(checkpoint)).toBe(true);
  });

  const good = proofOf(7);
  test.each<[string, string]>([
    ["another version", good.replace("@v1", "@v2")], ["no index", good.replace(/index 7\n/, "")], ["an index with a zero before it", good.replace("index 7", "index 07")], ["an index beyond exact numbers", good.replace("index 7", "index 9007199254740993")],
    ["a minus sign", good.replace("index 7", "index -7")], ["two spaces", good.replace("index 7", "index  7")], ["the extra line behind the index", good.replace("index 7\n", "index 7\nextra YQ==\n")], ["an empty extra line", good.replace("index", "extra \nindex")],
    ["extra data that is not canonical", good.replace("index", "extra YR==\nindex")], ["a short hash", good.replace(/index 7\n.{44}/, `index 7\n${Buffer.alloc(31).toString("base64")}`)], ["64 hashes", good.replace("index 7\n", `index 7\n${`${Buffer.alloc(32).toString("base64")}\n`.repeat(64)}`)],
    ["a carriage return", good.replace("index 7\n", "index 7\r\n")], ["no checkpoint", good.slice(0, good.indexOf("\n\n") + 1)], ["a line before", `\n${good}`], ["a byte order mark", `\ufeff${good}`], ["nothing", ""],
  ])("%s is refused", (_, wrong) => {
    for (const input of [wrong, Buffer.from(wrong)]) expect(() => parseTlogProof(input)).toThrow(coded("TLOG_PROOF_FORM"));
  });

  test("what could not be read back is not printed", () => {
    const whole = { extra: null, index: 0, hashes: [], checkpoint };
    for (const wrong of [{ extra: Buffer.of() }, { index: -1 }, { index: 1.5 }, { hashes: [Buffer.alloc(31)] }, { hashes: Array<Uint8Array>(64).fill(Buffer.alloc(32)) }]) expect(() => printTlogProof({ ...whole, ...wrong })).toThrow(coded("TLOG_PROOF_FORM"));
    expect(() => printTlogProof({ ...whole, checkpoint: TEXT })).toThrow(coded("NOTE_FORM"));
  });
});

describe("trust in a proof file", () => {
  test("comes from the key outside, not from the file", () => {
    const other = signerOf(ED25519, ORIGIN, Buffer.alloc(32, 9));
    expect(() => verifyTlogProof(proofOf(7), entry(7), { logKeys: [other] })).toThrow(coded("NOTE_UNSIGNED"));
    const elsewhere = signerOf(ED25519, "proofroom.example/2", Buffer.alloc(32, 1));
    expect(() => verifyTlogProof(proofOf(7), entry(7), { logKeys: [elsewhere] })).toThrow(coded("NOTE_UNSIGNED"));
  });

  test("asks for the policy's witnesses where there is one", () => {
    const policy = parsePolicy(`witness W ${printVerifierKey(witness)}\nquorum W\n`);
    expect(verifyTlogProof(proofOf(7), entry(7), { ...trust, policy }).checkpoint.verified).toHaveLength(2);
    const alone = proofOf(7).replace(/\u2014 witness.*\n$/, "");
    expect(() => verifyTlogProof(alone, entry(7), { ...trust, policy })).toThrow(coded("POLICY_NO_QUORUM"));
    expect(verifyTlogProof(alone, entry(7), trust).index).toBe(7);
  });
});
