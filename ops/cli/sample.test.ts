import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { drawPlaces } from "@/server/domain/samples/draw";
import { frozenLines, itemOf, listDigest } from "@/server/domain/samples/frozen-list";
import { ruleSeed } from "@/server/domain/samples/seed";

import { run } from "./program";
import type { Terminal } from "./terminal";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "proofroom-sample-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function* nothing(): AsyncGenerator<Uint8Array> {}

async function cli(...argv: string[]) {
  const printed = { out: "", note: "" };
  const terminal: Terminal = { env: {}, stdin: nothing(), isInteractive: false, out: async (text) => void (printed.out += text), note: (text) => void (printed.note += text) };
  return { code: await run(["sample", ...argv], terminal), ...printed };
}

function file(content: unknown): string {
  const name = path.join(folder, "sample.json");
  writeFileSync(name, typeof content === "string" ? content : JSON.stringify(content));
  return name;
}

function sample() {
  const lines = frozenLines(Array.from({ length: 30 }, (_, i) => ({ at: null, key: `k\u001b[31m${i}`, value: null, record: `rec_${i}`, sha256: "00" })));
  const seed = ruleSeed({ engagementId: "eng_1", controlKey: "CHG-01", populationSha256: listDigest(lines) });
  const items = drawPlaces(lines, { kind: "random" }, seed, 5).map((place, i) => ({ place: i + 1, record: itemOf(lines[place] ?? "").record, key: itemOf(lines[place] ?? "").key, found: null }));
  return { format: "proofroom-sample/1", engagement: { id: "eng_1" }, control: { key: "CHG-01" }, population: { sha256: listDigest(lines), count: 30, lines }, sample: { method: { kind: "random" }, seed, seedText: null as string | null, items } };
}

describe("proofroom sample", () => {
  test("says that a sample drawn again is the same, and as JSON which items it drew", async () => {
    expect(await cli(file(sample()))).toEqual({ code: 0, note: "", out: "Drawn again: 5 items, the same in the same order. The seed is that of the rule.\n" });
    expect(JSON.parse((await cli(file(sample()), "--json")).out)).toMatchObject({ same: true, seedIsOfTheRule: true, problems: [], items: { length: 5 } });
  });

  test("leaves with 1 and names each difference where an item was exchanged, and prints no control character of the file", async () => {
    const changed = sample();
    changed.sample.items.reverse();
    const { code, out } = await cli(file(changed));
    expect([code, out.split("\n")[0]]).toEqual([1, "Not the same. The seed is that of the rule."]);
    expect(out).toMatch(/Place 1 is k \[31m\d+ \(rec_\d+\), not /);
    expect(out).not.toContain("\u001b");
  });

  test.each<[string, (given: ReturnType<typeof sample>) => unknown]>([
    ["no JSON", () => "{"], ["another document", () => ({ format: "other" })], ["a list", () => []], ["an empty file", () => ""],
    ["a line that is none", (given) => ({ ...given, population: { ...given.population, lines: ["x"] } })], ["a seed that is none", (given) => ({ ...given, sample: { ...given.sample, seed: "x" } })],
  ])("leaves with 2 and one sentence for %s", async (_, make) => {
    const { code, out, note } = await cli(file(make(sample())));
    expect([code, out]).toEqual([2, ""]);
    expect(note).toMatch(/^[^\n]+\.\n$/);
  });

  test("leaves with 2 where there is no such file", async () => {
    expect((await cli(path.join(folder, "none.json"))).code).toBe(2);
  });
});
