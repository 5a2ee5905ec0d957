import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { checkpointText, deriveLogKey, verifierKey } from "@/server/domain/ledger/checkpoint";
import { encodeBundle } from "@/server/domain/ledger/entry-bundle";
import { leafBytes } from "@/server/domain/ledger/leaf";
import { leafHash, rootOfLeaves } from "@/server/domain/ledger/merkle";
import { signNote } from "@/server/domain/ledger/note";
import { inclusionPlan, nodesOf, proofFromHashes } from "@/server/domain/ledger/proof-plan";
import { subtreeRoot } from "@/server/domain/ledger/tile-nodes";
import { parseTilePath, tileBytes } from "@/server/domain/ledger/tiles";
import { printTlogProof } from "@/server/domain/ledger/tlog-proof";
import { formerCheckpoint, mirrorLog, settleMirror } from "./mirror-log";
import { run } from "./program";
import type { Terminal } from "./terminal";
import { readVkey, verifyMirror } from "./verify-mirror";
import { verifyProof } from "./verify-proof";

const ORIGIN = "proof.example.org/log";
const key = deriveLogKey(Buffer.alloc(32, 7), ORIGIN);
const vkey = readVkey(verifierKey(key));
const commit = Buffer.alloc(32, 1).toString("base64");

function entry(i: number): Uint8Array {
  return leafBytes({
    v: 1, type: "audit.event", log: ORIGIN, id: uuidv7({ msecs: 1_700_000_000_000 + i }), at: "2026-01-05T10:00:00.000Z", actor: { kind: "system", ref: commit }, object: { kind: "test", id: `t${i}`, version: 1 },
    links: [], payload: { commit, media: "application/json", size: 2 }, files: [], prev: null,
  });
}
const entries = Array.from({ length: 600 }, (_, i) => entry(i));
const hashes = entries.map(leafHash);
const noteOf = (size: number) => signNote(checkpointText({ origin: ORIGIN, size, root: rootOfLeaves(hashes.slice(0, size)) }), [key]);

/** The log as its server would give it at a size, and what was asked of it. */
function server(size: number) {
  const asked: string[] = [];
  const source = {
    checkpoint: async () => noteOf(size),
    tile: async (name: string) => {
      asked.push(name);
      const tile = parseTilePath(name);
      const [from, to] = [tile.index * 256, tile.index * 256 + tile.width];
      if (tile.kind === "entries") return encodeBundle(entries.slice(from, to));
      if (tile.level === 0) return tileBytes(hashes.slice(from, to));
      return tileBytes(Array.from({ length: tile.width }, (_, i) => subtreeRoot(hashes.slice((from + i) * 256, (from + i + 1) * 256))));
    },
  };
  return { source, asked };
}

let folder: string;
beforeAll(() => void (folder = mkdtempSync(path.join(tmpdir(), "proofroom-ledger-"))));
afterAll(() => rmSync(folder, { recursive: true }));
const silent = () => undefined;
const filesIn = (name: string) => readdirSync(name, { recursive: true, withFileTypes: true }).filter((file) => file.isFile()).map((file) => path.relative(name, path.join(file.parentPath, file.name))).sort();

async function copy(name: string, size: number) {
  const target = path.join(folder, name);
  const former = await formerCheckpoint(target);
  const { source, asked } = server(size);
  const mirrored = await mirrorLog(source, target, silent);
  const findings = await verifyMirror(target, mirrored.note, vkey, former);
  if (findings.length === 0) await settleMirror(target, mirrored);
  return { target, asked, mirrored, findings };
}

describe("copying a log", () => {
  test("has exactly the files of the checkpoint's geometry, and all of it holds", async () => {
    const { target, findings, mirrored } = await copy("whole", 600);
    expect(findings).toEqual([]);
    expect(mirrored).toMatchObject({ size: 600, fetched: 7, kept: 0 });
    expect(filesIn(target)).toEqual(["checkpoint", "tile/0/000", "tile/0/001", "tile/0/002.p/88", "tile/1/000.p/2", "tile/entries/000", "tile/entries/001", "tile/entries/002.p/88"]);
    expect(readFileSync(path.join(target, "checkpoint"), "utf8")).toBe(noteOf(600));
  });

  test("goes on where it was: full tiles are not asked for again, old partial ones go", async () => {
    await copy("growing", 300);
    const { target, asked, findings } = await copy("growing", 600);
    expect(findings).toEqual([]);
    expect(asked.sort()).toEqual(["tile/0/001", "tile/0/002.p/88", "tile/1/000.p/2", "tile/entries/001", "tile/entries/002.p/88"]);
    expect(filesIn(target).filter((name) => name.includes(".p/"))).toEqual(["tile/0/002.p/88", "tile/1/000.p/2", "tile/entries/002.p/88"]);
  });

  test.each([["tile/entries/000", /^Entry \d+: /], ["tile/0/001", /^Entry \d+: .*ENTRY_HASH/], ["tile/1/000.p/2", /TILE_BELOW/]])("one flipped bit in %s is found and named", async (name, expected) => {
    const { target, mirrored } = await copy(`bit-${name.replaceAll("/", "-")}`, 600);
    const bytes = readFileSync(path.join(target, name));
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    writeFileSync(path.join(target, name), bytes);
    const findings = await verifyMirror(target, mirrored.note, vkey, null);
    expect(findings.join("\n")).toMatch(new RegExp(expected.source, "m"));
  });

  test("a log that does not begin with the one copied before is refused, and the former checkpoint stays", async () => {
    const { target } = await copy("fork", 300);
    const other = signNote(checkpointText({ origin: ORIGIN, size: 300, root: rootOfLeaves(hashes.slice(1, 301)) }), [key]);
    writeFileSync(path.join(target, "checkpoint"), other);
    expect((await copy("fork", 600)).findings.join()).toContain("PROOF_OLD_ROOT");
    expect(await formerCheckpoint(target)).toBe(other);
    writeFileSync(path.join(target, "checkpoint"), noteOf(500));
    expect((await copy("fork", 400)).findings).toEqual(["The log had 500 entries when it was copied last, now it has 400."]);
  });

  test("a checkpoint of another key is refused whatever the tiles say", async () => {
    const { target, mirrored } = await copy("key", 300);
    const stranger = readVkey(verifierKey(deriveLogKey(Buffer.alloc(32, 8), ORIGIN)));
    expect((await verifyMirror(target, mirrored.note, stranger, null)).join()).toContain("NOTE_UNSIGNED");
  });
});

describe("a proof taken away", () => {
  const size = 600;
  const at = (index: number) => {
    const plan = inclusionPlan(index, size);
    const nodes = nodesOf(plan).map((node) => subtreeRoot(hashes.slice(node.index * 2 ** node.level, (node.index + 1) * 2 ** node.level)));
    return printTlogProof({ extra: null, index, hashes: proofFromHashes(plan, nodes), checkpoint: noteOf(size) });
  };

  test("holds for its leaf and for no other", () => {
    expect(verifyProof(at(17), entries[17] ?? new Uint8Array(), vkey)).toBe(`holds: entry 17 of 600 in ${ORIGIN}`);
    expect(() => verifyProof(at(17), entries[18] ?? new Uint8Array(), vkey)).toThrow(/PROOF_ROOT/);
  });
});

describe("the command line", () => {
  async function say(...argv: string[]) {
    const notes: string[] = [];
    const terminal: Terminal = { env: { PROOFROOM_KEY: "prk_x", PROOFROOM_URL: "http://127.0.0.1:9" }, stdin: (async function* () {})(), out: async () => undefined, note: (text) => void notes.push(text), isInteractive: false };
    return { code: await run(["ledger", ...argv], terminal), text: notes.join("") };
  }

  test("a key that is none, a size that is none and a missing folder are usage errors", async () => {
    expect(await say("tiles", "--out", folder, "--vkey", "no+key")).toMatchObject({ code: 2, text: expect.stringContaining("VKEY_FORM") as string });
    expect((await say("checkpoint", "--size", "0")).code).toBe(2);
    expect((await say("tiles")).code).toBe(2);
  });
});
