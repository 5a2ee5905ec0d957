import { expect, test } from "vitest";

import { checkpointText, deriveLogKey } from "./checkpoint";
import { checkpointQr } from "./checkpoint-qr";
import { signNote } from "./note";

const origin = "proofroom.example/anchor-log/8b7e8f1c-3a49-4a3f-9f7d-0c1d2e3f4a5b";
const note = (size: number) => signNote(checkpointText({ origin, size, root: Buffer.alloc(32, 7) }), [deriveLogKey(Buffer.alloc(32, 1), origin)]);
const FINDER = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"];

function corner(modules: boolean[][], x: number, y: number): string[] {
  return modules.slice(y, y + 7).map((row) => row.slice(x, x + 7).map(Number).join(""));
}

test("a note is a symbol with its three finder patterns, as large as its bytes need", () => {
  const { modules, size } = checkpointQr(note(7));
  expect(modules).toHaveLength(size);
  for (const [x, y] of [[0, 0], [size - 7, 0], [0, size - 7]] as const) expect(corner(modules, x, y)).toEqual(FINDER);
  // ISO/IEC 18004 table 7: 287 bytes fit version 12-M, 65 modules wide; the note is shorter.
  expect(size).toBeLessThanOrEqual(65);
});

test("the path paints exactly the black modules", () => {
  const { modules, size, path } = checkpointQr(note(7));
  const painted = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let i = 0; i < Number(width); i++) (painted[Number(y)] ?? [])[Number(x) + i] = true;
  }
  expect(painted).toEqual(modules);
});

test("another note is another symbol, the same note the same", () => {
  expect(checkpointQr(note(7))).toEqual(checkpointQr(note(7)));
  expect(checkpointQr(note(8)).path).not.toBe(checkpointQr(note(7)).path);
});

test("what is no note, or is too long for paper, is refused", () => {
  expect(() => checkpointQr("hello\n")).toThrow(/a note is text/);
  expect(() => checkpointQr(`${"x".repeat(2400)}\n\n${note(7).split("\n\n")[1]}`)).toThrow(RangeError);
});
