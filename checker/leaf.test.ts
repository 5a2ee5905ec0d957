import { describe, expect, test } from "vitest";

import { parseLeaf, slowLeaf } from "./leaf";
import { testEntry } from "./testing/entries";
import { seeded } from "./testing/keys";

const ORIGIN = "portal.example/x";
const bytesOf = (text: string) => new TextEncoder().encode(text);

describe("reading a leaf", () => {
  const samples = Array.from({ length: 40 }, (_, i) => testEntry(ORIGIN, i, { files: Array.from({ length: i % 3 }, (_file, n) => seeded("file", i, n)), prev: i % 4 ? null : seeded("prev", i) }).leaf.toString());

  test("the quick way and the way by the book give the same leaf", () => {
    for (const sample of samples) expect(parseLeaf(bytesOf(sample))).toEqual(slowLeaf(sample));
  });

  test("whatever one character is changed to, the quick way accepts nothing the book refuses", () => {
    const wrong: string[] = [];
    for (let i = 0; i < 20_000; i++) {
      const draw = seeded("change", i);
      const sample = samples[draw[0] ?? 0] ?? samples[i % samples.length] ?? "";
      const at = draw.readUInt32BE(4) % sample.length;
      const changed = sample.slice(0, at) + String.fromCharCode((draw[9] ?? 0) % 128) + sample.slice(at + 1);
      const accepted = (read: () => unknown) => {
        try {
          return JSON.stringify(read());
        } catch (error) {
          return error instanceof Error ? error.name : "";
        }
      };
      if (accepted(() => parseLeaf(bytesOf(changed))) !== accepted(() => slowLeaf(changed))) wrong.push(changed);
    }
    expect(wrong).toEqual([]);
  });

  test("duplicate members, other spellings of numbers, white space, disorder and strangers are refused", () => {
    const [sample = ""] = samples;
    const bad = [sample.replace('"v":1', '"v":1,"v":1'), sample.replace('"v":1', '"v":1.0'), sample.replace('{"actor"', '{ "actor"'), sample.replace('"v":1', '"v":1,"x":1'), sample.replace(/"at":"[^"]+",(.*)}$/, '$1,"at":"2026-01-05T09:00:00.000Z"}'), sample.replace("control", "c\\u006fntrol")];
    for (const text of bad) expect(() => parseLeaf(bytesOf(text)), text).toThrow(expect.objectContaining({ code: "LEAF_FORM" }));
  });
});
