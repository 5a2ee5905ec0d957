import { describe, expect, test } from "vitest";

import { checkpointText, deriveLogKey } from "./checkpoint";
import { contradictionOf, shownHead } from "./contradiction";
import { leafHash, rootOfLeaves } from "./merkle";
import { parseNote, signNote } from "./note";

const origin = "proofroom.example/1";
const key = deriveLogKey(Buffer.alloc(32, 1), origin);
const stranger = deriveLogKey(Buffer.alloc(32, 2), origin);
const leaves = Array.from({ length: 9 }, (_, i) => leafHash(Buffer.of(i)));
const rootAt = (size: number) => rootOfLeaves(leaves.slice(0, size));
const own = { size: 6, rootAt: (size: number) => (size <= 6 ? rootAt(size) : undefined) };
const noteOf = (size: number, root = rootAt(size), by = [key], name = origin) => signNote(checkpointText({ origin: name, size, root }), by);
const judged = (note: string) => {
  const shown = shownHead(note, origin, [key]);
  return shown && contradictionOf(shown, own, "The witness w")?.code;
};

describe("a head that somebody shows us", () => {
  test("is proof where our key signed it and our entries do not lead to it: longer, or of another root", () => {
    expect(judged(noteOf(9))).toBe("SIGNED_AHEAD");
    expect(judged(noteOf(6, rootOfLeaves([leafHash(Buffer.of(77))])))).toBe("SIGNED_OTHER");
    expect(judged(noteOf(4, Buffer.alloc(32, 3)))).toBe("SIGNED_OTHER");
  });

  test("of our own history is no contradiction", () => {
    expect([judged(noteOf(6)), judged(noteOf(1))]).toEqual([undefined, undefined]);
  });

  test("without a signature of ours is a claim and no proof, whatever it says", () => {
    for (const note of ["900000\n", "", "no\n", noteOf(9, rootAt(9), [stranger]), `${checkpointText({ origin, size: 9, root: rootAt(9) })}\n— ${origin} ${Buffer.alloc(68).toString("base64")}\n`]) expect(judged(note), note).toBeNull();
    const flipped = noteOf(9).replace("\n9\n", "\n8\n");
    expect(judged(flipped)).toBeNull();
  });

  test("of another log of ours is none of this one", () => {
    const other = deriveLogKey(Buffer.alloc(32, 1), "proofroom.example/2");
    expect(shownHead(noteOf(9, rootAt(9), [other], other.name), origin, [key, other])).toBeNull();
  });

  test("is kept without lines that are not ours", () => {
    const shown = shownHead(noteOf(9, rootAt(9), [stranger, key]), origin, [key]);
    expect(parseNote(shown?.note ?? "").signatures).toHaveLength(1);
  });
});
