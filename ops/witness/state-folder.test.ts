import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { checkpointText, deriveLogKey } from "@/server/domain/ledger/checkpoint";
import { signNote } from "@/server/domain/ledger/note";

import { openStateFolder } from "./state-folder";

const origin = "example.org/log";
const key = deriveLogKey(Buffer.alloc(32, 1), origin);
const noteOf = (size: number) => signNote(checkpointText({ origin, size, root: Buffer.alloc(32, size) }), [key]);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "proofroom-witness-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("of two processes with one id, as in two containers, only one writes from a state that both have read", () => {
  // The lock lets the second in: the process id in it is its own.
  const [one, two] = [openStateFolder(folder), openStateFolder(folder)];
  const [seen, alsoSeen] = [one.read(origin), two.read(origin)];
  one.write(origin, noteOf(3), seen.number);
  expect(() => two.write(origin, noteOf(4), alsoSeen.number)).toThrow(/Another witness/);
  expect(two.read(origin)).toMatchObject({ state: { size: 3 }, number: 1 });
});

test("one that slept while the other went on far writes nothing, although the number it would take is free again", () => {
  const [one, two] = [openStateFolder(folder), openStateFolder(folder)];
  const slept = two.read(origin);
  for (let size = 1; size <= 5; size++) one.write(origin, noteOf(size), one.read(origin).number);
  expect(() => two.write(origin, noteOf(9), slept.number)).toThrow(/Another witness/);
  expect(one.read(origin)).toMatchObject({ state: { size: 5 }, number: 5 });
  expect(readdirSync(folder).filter((name) => name !== "lock")).toHaveLength(2);
});
