import { describe, expect, test } from "vitest";

import { parseLeaf, readHeader } from "./leaf";
import { testEntry } from "./testing/entries";
import { seeded } from "./testing/keys";

const ORIGIN = "portal.example/x";
const bytesOf = (text: string) => new TextEncoder().encode(text);

describe("reading a leaf", () => {
  const samples = Array.from({ length: 40 }, (_, i) => testEntry(ORIGIN, i, { files: Array.from({ length: i % 3 }, (_file, n) => seeded("file", i, n)), prev: i % 4 ? null : seeded("prev", i) }).leaf.toString());

  test("the quick way and the way by the book tell the same of a leaf", () => {
    for (const sample of samples) expect(parseLeaf(bytesOf(sample))).toMatchObject(readHeader(bytesOf(sample)));
  });

  test("whatever one character is changed to, the quick way accepts nothing the book refuses", () => {
    const wrong: string[] = [];
    for (let i = 0; i < 20_000; i++) {
      const draw = seeded("change", i);
      const sample = samples[draw[0] ?? 0] ?? samples[i % samples.length] ?? "";
      const at = draw.readUInt32BE(4) % sample.length;
      const changed = sample.slice(0, at) + String.fromCharCode((draw[9] ?? 0) % 128) + sample.slice(at + 1);
      const accepted = (read: (bytes: Uint8Array) => { id: string; log: string; type: string }) => {
        try {
          const { id, log, type } = read(bytesOf(changed));
          return JSON.stringify([id, log, type]);
        } catch (error) {
          return error instanceof Error ? error.name : "";
        }
      };
      if (accepted(readHeader) !== accepted(parseLeaf)) wrong.push(changed);
    }
    expect(wrong).toEqual([]);
  });

  test("links are many, in their order, and of their kinds; in another order the leaf is refused either way", () => {
    const withLinks = (...links: [kind: string, id: string][]) => (samples[0] ?? "").replace('"links":[]', `"links":[${links.map(([kind, id]) => `{"id":"${id}","kind":"${kind}"}`).join(",")}]`);
    const good = [withLinks(["control", "a"], ["control", "a!"], ["control", "b"]), withLinks(["control", "b"], ["request", "a"]), withLinks(["control", "},{"], ["control", "~"])];
    const bad = [withLinks(["control", "a!"], ["control", "a"]), withLinks(["control", "b"], ["control", "a"]), withLinks(["request", "a"], ["control", "b"]), withLinks(["person", "a"])];
    for (const text of good) expect(readHeader(bytesOf(text)), text).toMatchObject({ type: parseLeaf(bytesOf(text)).type });
    for (const text of bad) for (const read of [readHeader, parseLeaf]) expect(() => read(bytesOf(text)), text).toThrow(expect.objectContaining({ code: "LEAF_FORM" }));
  });

  test("duplicate members, other spellings of numbers, white space, disorder and strangers are refused", () => {
    const [sample = ""] = samples;
    const bad = [sample.replace('"v":1', '"v":1,"v":1'), sample.replace('"v":1', '"v":1.0'), sample.replace('{"actor"', '{ "actor"'), sample.replace('"v":1', '"v":1,"x":1'), sample.replace(/"at":"[^"]+",(.*)}$/, '$1,"at":"2026-01-05T09:00:00.000Z"}'), sample.replace("control", "c\\u006fntrol")];
    for (const text of bad) expect(() => readHeader(bytesOf(text)), text).toThrow(expect.objectContaining({ code: "LEAF_FORM" }));
  });
});
