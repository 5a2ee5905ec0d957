import { createHash, randomBytes } from "node:crypto";

import fc from "fast-check";
import { v4, v7 } from "uuid";
import { describe, expect, test } from "vitest";

import { checkpointText, deriveLogKey, keyId, parseCheckpointText, signCheckpoint, verifierKey, verifyCheckpoint } from "./checkpoint";
import { commitment, sha256 } from "./commit";
import { leafBytes, type Leaf } from "./leaf";
import { signedNote } from "./note";

const hash = () => randomBytes(32).toString("base64");
const leaf = (over: Partial<Leaf> = {}): Leaf => ({
  v: 1, type: "audit.event", log: "proofroom.example/1", id: v7(), at: "2026-03-05T10:00:00.000Z", actor: { kind: "user", ref: hash() }, object: { kind: "evidence", id: "ev_1", version: 1 },
  links: [], payload: { commit: hash(), media: "application/json", size: 10 }, files: [], prev: null, ...over,
});

describe("leaves", () => {
  test("a leaf's bytes do not depend on the order of keys, links or files", () => {
    const [a, b] = [{ commit: hash(), size: 1 }, { commit: hash(), size: 2 }];
    const one = leaf({ links: [{ kind: "control", id: "ctl_2" }, { kind: "control", id: "ctl_1" }, { kind: "framework", id: "a" }], files: [a, b] });
    const other = Object.fromEntries(Object.entries({ ...one, links: one.links.toReversed(), files: [b, a] }).toReversed()) as Leaf;
    expect(Buffer.from(leafBytes(other))).toEqual(Buffer.from(leafBytes(one)));
  });

  test.each<[string, unknown]>([
    ["a key of its own", { note: "free text" }], ["an unknown type", { type: "control.changed" }], ["an id that is no UUIDv7", { id: v4() }], ["a time without milliseconds", { at: "2026-03-05T10:00:00Z" }],
    ["a local time", { at: "2026-03-05T10:00:00.000+01:00" }], ["an actor by name", { actor: { kind: "user", ref: "Ada Lovelace" } }], ["version 0", { object: { kind: "evidence", id: "ev_1", version: 0 } }],
    ["a fraction", { payload: { commit: hash(), media: "a", size: 1.5 } }], ["a short commitment", { files: [{ commit: "abcd", size: 1 }] }], ["a name in a file", { files: [{ commit: hash(), size: 1, name: "a.pdf" }] }],
  ])("%s is refused", (_, over) => {
    expect(() => leafBytes({ ...leaf(), ...(over as Partial<Leaf>) })).toThrow();
  });

  test("a leaf over 16 KiB is refused", () => {
    const links = Array.from({ length: 300 }, (_, i) => ({ kind: "control" as const, id: `ctl_${String(i).padStart(26, "0")}` }));
    expect(() => leafBytes(leaf({ links }))).toThrow(expect.objectContaining({ code: "LEAF_TOO_LARGE" }));
  });
});

describe("commitments", () => {
  test("open with salt and content only, by the stated formula", () => {
    fc.assert(fc.property(fc.uint8Array(), (content) => {
      const salt = randomBytes(32);
      const wanted = createHash("sha256").update("ledger/commit/v1\0").update(salt).update(createHash("sha256").update(content).digest()).digest("hex");
      expect(Buffer.from(commitment(salt, sha256(content))).toString("hex")).toBe(wanted);
      expect(Buffer.from(commitment(randomBytes(32), sha256(content))).toString("hex")).not.toBe(wanted);
    }));
  });

  test("a salt or digest of another length is refused", () => {
    expect(() => commitment(randomBytes(31), randomBytes(32))).toThrow(RangeError);
    expect(() => commitment(randomBytes(32), randomBytes(20))).toThrow(RangeError);
  });
});

describe("checkpoints", () => {
  const seed = Buffer.alloc(40, 7);
  const head = { origin: "proofroom.example/1", size: 600, root: randomBytes(32) };

  test("a checkpoint is three lines and reads back", () => {
    const text = checkpointText(head);
    expect(text.split("\n")).toHaveLength(4);
    expect(parseCheckpointText(text)).toEqual(head);
  });

  test.each([
    ["a leading zero", "o\n0600\n"], ["a sign", "o\n+6\n"], ["an empty origin", "\n6\n"], ["a carriage return", "o\r\n6\n"], ["a blank size", "o\n\n"], ["a fraction", "o\n6.0\n"],
  ])("%s is refused", (_, lines) => {
    expect(() => parseCheckpointText(`${lines}${hash()}\n`)).toThrow(expect.objectContaining({ code: "CHECKPOINT_FORM" }));
  });

  test("a root that is short, not canonical base64, or followed by anything is refused", () => {
    const root = Buffer.alloc(32, 1).toString("base64");
    const loose = `${root.slice(0, 42)}F=`;
    expect(Buffer.from(loose, "base64")).toHaveLength(32);
    for (const wrong of [loose, root.slice(1), `${root} `, `${root}\nextension`, root.replace("=", "")]) expect(() => parseCheckpointText(`o\n6\n${wrong}\n`), wrong).toThrow();
    expect(() => parseCheckpointText(`o\n6\n${root}`)).toThrow();
  });

  test("each log has its own key, the same every time, and only its own signature fits", () => {
    const [mine, again, other] = [deriveLogKey(seed, "a/1"), deriveLogKey(seed, "a/1"), deriveLogKey(seed, "a/2")];
    expect(again.publicKey).toEqual(mine.publicKey);
    expect(other.publicKey).not.toEqual(mine.publicKey);
    const text = checkpointText(head);
    const signature = signCheckpoint(mine, text);
    expect(signCheckpoint(again, text)).toEqual(signature);
    expect(verifyCheckpoint(mine.publicKey, text, signature)).toBe(true);
    expect(verifyCheckpoint(other.publicKey, text, signature)).toBe(false);
    expect(verifyCheckpoint(mine.publicKey, checkpointText({ ...head, size: 601 }), signature)).toBe(false);
  });

  test("the verifier key and the note carry name, key id and type as C2SP writes them", () => {
    const key = deriveLogKey(seed, "a/1");
    const [name, id, body] = verifierKey(key).split("+", 3);
    expect([name, id]).toEqual(["a/1", Buffer.from(keyId("a/1", key.publicKey)).toString("hex")]);
    expect(Buffer.from(body ?? "", "base64").subarray(0, 1)).toEqual(Buffer.of(1));
    const text = checkpointText(head);
    const note = signedNote(text, key, signCheckpoint(key, text));
    expect(note.startsWith(`${text}\n\u2014 a/1 `)).toBe(true);
    expect(note.endsWith("\n")).toBe(true);
    expect(Buffer.from(note.trimEnd().split(" ").at(-1) ?? "", "base64")).toHaveLength(4 + 64);
  });
});
