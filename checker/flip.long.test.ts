import { describe, expect, test } from "vitest";

import { checkZip, found } from "./testing/check";
import { seeded } from "./testing/keys";
import { makePack } from "./testing/pack";
import { zipOf, type Files } from "./testing/zip";

type Span = { path: string; from: number; to: number };

/** Which path each byte of the zip belongs to, so that a finding can be held to it. */
function spansOf(files: Files): Span[] {
  const spans: Span[] = [];
  let at = 0;
  const add = (path: string, length: number) => spans.push({ path, from: at, to: (at += length) });
  const paths = [...files.keys()].sort();
  for (const path of paths) add(path, 30 + path.length + (files.get(path)?.length ?? 0));
  for (const path of paths) add(path, 46 + path.length);
  add("zip end record", 22);
  return spans;
}

async function missed(zip: Uint8Array, spans: Span[], key: string, position: number, bit: number): Promise<string | undefined> {
  const path = spans.find((span) => position < span.to)?.path ?? "";
  const bytes = Uint8Array.from(zip);
  bytes[position] = (bytes[position] ?? 0) ^ (1 << bit);
  const report = await checkZip(bytes, { key });
  const said = report.failures.map(({ place, sentence }) => `${place} ${sentence}`).join("\n");
  return said.includes(path) ? undefined : `byte ${position} bit ${bit} of ${path}: ${found(report).join(", ") || "nothing found"}`;
}

// The whole takes a minute; every run takes a part of it, PROOFROOM_FLIP=all takes all.
const part = process.env["PROOFROOM_FLIP"] === "all" ? 1 : 10;

describe("one flipped bit is found, and named with its path", () => {
  test(`at ${part === 1 ? "every" : `every ${part}th`} byte of a small pack`, { timeout: 300_000 }, async () => {
    const { files, key } = makePack({ leaves: 4, scope: [1] });
    const [zip, spans] = [zipOf(files), spansOf(files)];
    expect(found(await checkZip(zip, { key: key.vkey }))).toEqual([]);
    const misses: string[] = [];
    for (let position = 0; position < zip.length; position += part) {
      const miss = await missed(zip, spans, key.vkey, position, (seeded("bit", position)[0] ?? 0) % 8);
      if (miss) misses.push(miss);
    }
    expect(misses).toEqual([]);
  });

  test(`at ${2000 / part} places of a pack of 700 entries`, { timeout: 600_000 }, async () => {
    const { files, key } = makePack({ leaves: 700, rotateAt: 400, erase: 6, scope: [1, 6, 11, 300, 699], anchorLog: true, witness: true });
    const [zip, spans] = [zipOf(files), spansOf(files)];
    expect(found(await checkZip(zip, { key: key.vkey }))).toEqual([]);
    const misses: string[] = [];
    for (let i = 0; i < 2000 / part; i++) {
      const draw = seeded("place", i);
      const miss = await missed(zip, spans, key.vkey, draw.readUInt32BE(0) % zip.length, (draw[4] ?? 0) % 8);
      if (miss) misses.push(miss);
    }
    expect(misses).toEqual([]);
  });
});
