import { createHash } from "node:crypto";

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { anchorGenesis, anchorLeafBytes, anchorSuccession, originDigest, parseAnchorLeaf, requireOneHistory, tenantHead, timestampLeaf, type AnchorLeaf } from "./anchor";
import { deriveLogKey, verifierKey } from "./checkpoint";
import { randomHash } from "./testing/sample-log";
import { coded } from "./testing/throws";

const key = deriveLogKey(Buffer.alloc(32, 1), "proofroom.example/anchor");
const text = (leaf: AnchorLeaf) => Buffer.from(anchorLeafBytes(leaf)).toString();
const head = (size: number, root = Buffer.alloc(32, size)) => tenantHead({ origin: "proofroom.example/1", size, root });

describe("leaves of the anchor log", () => {
  test("are canonical JSON with exactly the stated members", () => {
    const digest = createHash("sha256").update("proofroom.example/1").digest("base64");
    expect(text(head(3))).toBe(`{"log":"${digest}","root":"${Buffer.alloc(32, 3).toString("base64")}","size":3,"type":"tenant.head","v":1}`);
    expect(text(timestampLeaf(Buffer.from("token")))).toBe(`{"token":"${createHash("sha256").update("token").digest("base64")}","type":"timestamp","v":1}`);
    expect(text(anchorGenesis(key.name, verifierKey(key)))).toBe(`{"origin":"${key.name}","type":"anchor.genesis","v":1,"vkey":"${verifierKey(key)}"}`);
    const predecessor = { origin: "proofroom.example/first", size: 2, root: Buffer.alloc(32, 2), note: null };
    const succession = anchorSuccession(key.name, verifierKey(key), { predecessor, lost: { from: 1, to: 1 }, statement: "Lost." });
    expect(text(succession)).toBe(`{"lost":{"from":1,"to":1},"origin":"${key.name}","predecessor":{"note":null,"origin":"proofroom.example/first","root":"${Buffer.alloc(32, 2).toString("base64")}","size":2},"statement":"Lost.","type":"anchor.succession","v":1,"vkey":"${verifierKey(key)}"}`);
    expect(parseAnchorLeaf(anchorLeafBytes(succession))).toEqual(succession);
    for (const lost of [{ from: 1, to: 0 }, { from: 2, to: 1 }, { from: 0, to: 0 }, { from: 1, to: 2 }]) expect(() => anchorLeafBytes(anchorSuccession(key.name, verifierKey(key), { predecessor, lost, statement: "Lost." }))).toThrow(coded("ANCHOR_LEAF_FORM"));
    expect(() => anchorLeafBytes(anchorSuccession("proofroom.example/other", verifierKey(key), { predecessor, lost: null, statement: "x" }))).toThrow(coded("ANCHOR_LEAF_FORM"));
  });

  test("read back as written", () => {
    fc.assert(fc.property(fc.string({ minLength: 1 }), fc.maxSafeNat(), fc.uint8Array({ minLength: 32, maxLength: 32 }), (origin, size, root) => {
      const leaf = tenantHead({ origin, size, root });
      expect(parseAnchorLeaf(anchorLeafBytes(leaf))).toEqual(leaf);
      expect(leaf.log).toBe(originDigest(origin));
    }));
    for (const leaf of [timestampLeaf(Buffer.of(1)), anchorGenesis(key.name, verifierKey(key))]) expect(parseAnchorLeaf(anchorLeafBytes(leaf))).toEqual(leaf);
  });

  test("do not tell the origin of a log", () => {
    expect(text(head(3))).not.toContain("proofroom.example");
  });

  const good = { v: 1, type: "tenant.head", log: randomHash(), size: 3, root: randomHash() };
  const loose = `${Buffer.alloc(32, 1).toString("base64").slice(0, 42)}F=`;
  test.each<[string, unknown]>([
    ["another version", { ...good, v: 2 }], ["an unknown type", { ...good, type: "tenant.tail" }], ["a member too many", { ...good, name: "Acme" }], ["a member missing", { v: 1, type: "timestamp" }], ["a fraction", { ...good, size: 1.5 }], ["a size below 0", { ...good, size: -1 }],
    ["a short hash", { ...good, root: "AAAA" }], ["base64 with spare bits set", { ...good, root: loose }], ["a genesis with another log's key", { v: 1, type: "anchor.genesis", origin: "other", vkey: verifierKey(key) }], ["a list", [good]], ["null", null],
  ])("%s is refused", (_, wrong) => {
    expect(() => parseAnchorLeaf(Buffer.from(JSON.stringify(wrong)))).toThrow(coded("ANCHOR_LEAF_FORM"));
    expect(() => anchorLeafBytes(wrong as AnchorLeaf)).toThrow(coded("ANCHOR_LEAF_FORM"));
  });

  test("a second spelling of a leaf is refused", () => {
    const bytes = text(head(3));
    for (const wrong of [` ${bytes}`, bytes.replace('"size":3', '"size":3e0'), bytes.replace("{", '{"v":1,'), bytes.replace('"tenant', '"\\u0074enant'), JSON.stringify(head(3))]) expect(() => parseAnchorLeaf(Buffer.from(wrong)), wrong).toThrow(coded("ANCHOR_LEAF_NOT_CANONICAL"));
    for (const wrong of ["", "{", Buffer.of(0xff)]) expect(() => parseAnchorLeaf(Buffer.from(wrong))).toThrow(coded("ANCHOR_LEAF_FORM"));
    expect(() => parseAnchorLeaf(Buffer.alloc(5000, 32))).toThrow(coded("ANCHOR_LEAF_FORM"));
  });
});

describe("the heads of one log", () => {
  test("may stand still (a heartbeat) and grow", () => {
    expect(() => requireOneHistory([head(1), head(1), head(5), head(9)])).not.toThrow();
    expect(() => requireOneHistory([])).not.toThrow();
  });

  test("that shrink, or differ at one size, are two histories", () => {
    expect(() => requireOneHistory([head(5), head(4)])).toThrow(coded("ANCHOR_FORK"));
    expect(() => requireOneHistory([head(5), head(5, Buffer.alloc(32, 77))])).toThrow(coded("ANCHOR_FORK"));
  });
});
