import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, test } from "vitest";

import { canonicalText } from "./jcs";
import { nodePlatform } from "./node-platform";
import { parseNote, parseVerifierKey, signersOf } from "./note";
import { sha256, Sha256 } from "./sha256";
import { includes } from "./tree";

const FOLDER = path.resolve("../shared/ledger-vectors");
const present = existsSync(path.join(FOLDER, "README.md"));
const read = (...parts: string[]) => readFileSync(path.join(FOLDER, ...parts));
const filesOf = (folder: string) => (present ? readdirSync(path.join(FOLDER, folder), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".json")) : []);
type Vector = { leafIdx: number; treeSize: number; root: string; leafHash: string; proof: string[] | null; wantErr: boolean };

describe.skipIf(!present)(`published vectors${present ? "" : " (skipped: ../shared/ledger-vectors is not here)"}`, () => {
  test.each(filesOf("jcs/input"))("canonical JSON of %s", (name) => {
    expect(canonicalText(JSON.parse(read("jcs/input", name).toString()))).toBe(read("jcs/output", name).toString().trimEnd());
  });

  test("the signed note of the specification is signed by its key, and not when a letter changes", async () => {
    const key = parseVerifierKey(read("signed-note-example.vkey").toString().trim(), nodePlatform);
    const note = read("signed-note-example.txt").toString();
    expect(await signersOf(parseNote(Buffer.from(note)), [key], nodePlatform)).toEqual([key]);
    await expect(signersOf(parseNote(Buffer.from(note.replace("message", "massage"))), [key], nodePlatform)).rejects.toMatchObject({ code: "NOTE_SIGNATURE" });
  });

  test.each(filesOf("merkle/inclusion"))("inclusion vector %s", (name) => {
    const vector = JSON.parse(read("merkle/inclusion", name).toString()) as Vector;
    const [leaf, root, ...proof] = [vector.leafHash, vector.root, ...(vector.proof ?? [])].map((text) => Uint8Array.from(Buffer.from(text ?? "", "base64")));
    const holds = () => {
      try {
        return leaf?.length === 32 && root !== undefined && includes(nodePlatform.sha256, vector.leafIdx, vector.treeSize, leaf, proof, root);
      } catch {
        return false;
      }
    };
    // One vector has roots of 12 bytes, which no SHA-256 tree has.
    expect(holds()).toBe(!vector.wantErr && root?.length === 32);
  });
});

test("our SHA-256 is that of OpenSSL for every length around its blocks, whole and in pieces", () => {
  for (let length = 0; length < 300; length++) {
    const bytes = Buffer.alloc(length, `length ${length}`);
    const expected = createHash("sha256").update(bytes).digest("hex");
    expect(Buffer.from(sha256(bytes)).toString("hex")).toBe(expected);
    const pieces = new Sha256();
    for (let at = 0; at < length; at += 37) pieces.update(bytes.subarray(at, at + 37));
    expect(Buffer.from(pieces.digest()).toString("hex")).toBe(expected);
  }
});
