import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, test } from "vitest";

import { keyId, verifyCheckpoint } from "./checkpoint";
import { LedgerError } from "./error";
import { canonicalBytes } from "./jcs";
import { leafHash, nodeHash } from "./merkle";
import { openNote, signedNote } from "./note";
import { requireConsistency, requireInclusion } from "./proof";
import { coded } from "./testing/throws";
import { parseVerifierKey } from "./verifier-key";

const FOLDER = path.resolve("../shared/ledger-vectors");
const present = existsSync(path.join(FOLDER, "README.md"));
const read = (...parts: string[]) => readFileSync(path.join(FOLDER, ...parts), "utf8");
const filesOf = (folder: string) => (present ? readdirSync(path.join(FOLDER, folder), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".json")) : []);

// The published vectors are not ours to copy: where their folder is missing these tests report themselves as skipped.
describe.skipIf(!present)(`published vectors of the ledger${present ? "" : " (skipped: ../shared/ledger-vectors is not here)"}`, () => {
  test.each(filesOf("jcs/input"))("canonical JSON of %s, byte for byte", (name) => {
    const value: unknown = JSON.parse(read("jcs/input", name));
    expect(Buffer.from(canonicalBytes(value)).toString("utf8")).toBe(read("jcs/output", name).trimEnd());
    const hex = read("jcs/outhex", name.replace(".json", ".txt")).replaceAll(/\s/g, "");
    expect(Buffer.from(canonicalBytes(value)).toString("hex")).toBe(hex);
  });

  test("the key of the published signed note verifies it, and ours writes the same lines", () => {
    const note = read("signed-note-example.txt");
    const [name = "", hexId, body = ""] = read("signed-note-example.vkey").trim().split("+").reduce<string[]>((parts, part, i) => (i < 3 ? [...parts, part] : [...parts.slice(0, 2), `${parts[2]}+${part}`]), []);
    const publicKey = Buffer.from(body, "base64").subarray(1);
    expect(Buffer.from(keyId(name, publicKey)).toString("hex")).toBe(hexId);
    const cut = note.lastIndexOf("\n\n");
    const text = note.slice(0, cut + 1);
    const line = note.slice(cut + 2).split("\n").find((candidate) => candidate.startsWith(`\u2014 ${name} `)) ?? "";
    const signature = Buffer.from(line.split(" ").at(-1) ?? "", "base64").subarray(4);
    expect(verifyCheckpoint(publicKey, text, signature)).toBe(true);
    expect(verifyCheckpoint(publicKey, text.replace(/.$/m, "x"), signature)).toBe(false);
    expect(signedNote(text, { name, id: Buffer.from(hexId ?? "", "hex") }, signature)).toContain(line);
  });

  // Strict lengths refuse the one consistency vector that is right but has roots of 12 bytes.
  test.each(filesOf("merkle/inclusion"))("inclusion vector %s is judged as it says", (name) => {
    const { leafIdx, treeSize, root, leafHash: leaf, proof, wantErr } = vector<InclusionVector>("merkle/inclusion", name);
    const wrong = wantErr || [root, leaf].some((hash) => bytes(hash).length !== 32);
    expect(isRefused(() => requireInclusion({ index: leafIdx, size: treeSize, leaf: bytes(leaf), root: bytes(root), proof: (proof ?? []).map(bytes) }))).toBe(wrong);
  });

  test.each(filesOf("merkle/consistency"))("consistency vector %s is judged as it says", (name) => {
    const { size1, size2, root1, root2, proof, wantErr } = vector<ConsistencyVector>("merkle/consistency", name);
    const wrong = wantErr || [root1, root2].some((hash) => bytes(hash).length !== 32);
    expect(isRefused(() => requireConsistency({ oldSize: size1, newSize: size2, oldRoot: bytes(root1), newRoot: bytes(root2), proof: (proof ?? []).map(bytes) }))).toBe(wrong);
  });

  test("the strict lengths set aside one vector, no more", () => {
    const vectors = filesOf("merkle/consistency").map((name) => vector<ConsistencyVector>("merkle/consistency", name));
    expect(vectors.filter(({ wantErr, root1 }) => !wantErr && bytes(root1).length !== 32)).toHaveLength(1);
    expect(filesOf("merkle/inclusion").map((name) => vector<InclusionVector>("merkle/inclusion", name)).filter(({ wantErr, root }) => !wantErr && bytes(root).length !== 32)).toEqual([]);
  });

  test("the published note opens with the published key", () => {
    const key = parseVerifierKey(read("signed-note-example.vkey").trim());
    expect(openNote(read("signed-note-example.txt"), [key])).toMatchObject({ text: "This is an example message.\n", unknown: [] });
    expect(() => openNote(read("signed-note-example.txt").replace("example m", "Example m"), [key])).toThrow(coded("NOTE_BAD_SIGNATURE"));
  });
});

type InclusionVector = { leafIdx: number; treeSize: number; root: string; leafHash: string; proof: string[] | null; wantErr: boolean };
type ConsistencyVector = { size1: number; size2: number; root1: string; root2: string; proof: string[] | null; wantErr: boolean };

function vector<T>(folder: string, name: string): T {
  return JSON.parse(read(folder, name)) as T;
}

function bytes(base64: string): Uint8Array {
  return Buffer.from(base64, "base64");
}

/** Only a ledger failure counts as a refusal; anything else is a fault of ours. */
function isRefused(check: () => void): boolean {
  try {
    check();
    return false;
  } catch (error) {
    if (error instanceof LedgerError) return true;
    throw error;
  }
}

describe("RFC 6962 by its own numbers", () => {
  test("the empty leaf and a leaf hash are not what an unprefixed SHA-256 gives", () => {
    expect(Buffer.from(leafHash(new Uint8Array())).toString("hex")).toBe("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    expect(Buffer.from(leafHash(Buffer.from("L123456"))).toString("hex")).toBe("395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56");
    expect(Buffer.from(nodeHash(Buffer.from("N123"), Buffer.from("N456"))).toString("hex")).toBe("aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb");
  });
});
