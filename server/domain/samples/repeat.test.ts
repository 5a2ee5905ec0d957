import { readFileSync } from "node:fs";

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { SampleDocument } from "./document";
import { drawPlaces, type Method } from "./draw";
import { frozenLines, itemOf, listDigest } from "./frozen-list";
import { repeatDraw } from "./repeat";
import { ruleSeed, seedOfText } from "./seed";

type Again = (document: SampleDocument) => { digest: string; seed: string; records: string[] };

/** The program of the documentation, as a reader would copy it out. */
async function programOfTheDocumentation(): Promise<Again> {
  const [, program = ""] = /```js\n([\s\S]*?)```/.exec(readFileSync("docs/audits/sampling.md", "utf8")) ?? [];
  const loaded = (await import(/* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(program).toString("base64")}`)) as { again: Again };
  return loaded.again;
}

function documentOf(method: Method, count: number, take: number, seedText: string | null = null): SampleDocument {
  const lines = frozenLines(Array.from({ length: count }, (_, i) => ({ at: i % 9 === 0 ? null : new Date(Date.UTC(2026, (i * 5) % 12, 1 + (i % 28))).toISOString(), key: `ключ "${i}"`, value: i % 4 === 0 ? null : 250 * i, record: `rec_${i}`, sha256: "0c".repeat(32) })));
  const [engagement, control, sha256] = [{ id: "eng_1" }, { key: "CHG-01" }, listDigest(lines)];
  const seed = seedText === null ? ruleSeed({ engagementId: engagement.id, controlKey: control.key, populationSha256: sha256 }) : seedOfText(seedText);
  const items = drawPlaces(lines, method, seed, take).map((place, i) => ({ place: i + 1, record: itemOf(lines[place] ?? "").record, key: itemOf(lines[place] ?? "").key }));
  return { format: "proofroom-sample/1", engagement, control, population: { sha256, count, lines }, sample: { method, seed, seedText, items } };
}

const anyMethod = fc.oneof(
  fc.constant<Method>({ kind: "random" }), fc.constant<Method>({ kind: "by_value" }),
  fc.constantFrom("day" as const, "month" as const, "quarter" as const).map((per): Method => ({ kind: "stratified", per })), fc.integer({ min: 1, max: 20 }).map((interval): Method => ({ kind: "every_nth", interval })),
);

describe("drawing again", () => {
  test("the program of the documentation draws what ours draws, by every method, seed and size", async () => {
    const again = await programOfTheDocumentation();
    fc.assert(fc.property(anyMethod, fc.integer({ min: 2, max: 80 }), fc.integer({ min: 1, max: 80 }), fc.option(fc.string({ minLength: 1, maxLength: 9, unit: "grapheme" }), { nil: null }), (method, count, take, seedText) => {
      const document = documentOf(method, count, take, seedText);
      expect(again(document)).toEqual({ digest: document.population.sha256, seed: document.sample.seed, records: document.sample.items.map(({ record }) => record) });
      expect(repeatDraw(document)).toMatchObject({ same: true, problems: [], seedIsOfTheRule: seedText === null });
    }), { numRuns: 60 });
  });

  test("a list of many blocks by value is drawn alike too", async () => {
    const [again, document] = [await programOfTheDocumentation(), documentOf({ kind: "by_value" }, 3000, 60)];
    expect(again(document).records).toEqual(document.sample.items.map(({ record }) => record));
  });

  const changes: [string, (document: SampleDocument) => void, RegExp][] = [
    ["a line was taken out", ({ population }) => void population.lines.pop(), /SHA-256/],
    ["a line was changed", ({ population }) => void (population.lines[3] = String(population.lines[3]).replace("0c", "0d")), /SHA-256/],
    ["lines changed places", ({ population }) => void population.lines.reverse(), /order/],
    ["an item was exchanged", ({ sample }) => void (sample.items[4] = { place: 5, record: "rec_x", key: "x" }), /Place 5 is/],
    ["items changed places", ({ sample }) => void sample.items.reverse(), /Place 1 is/],
    ["another seed is claimed", ({ sample }) => void (sample.seed = "00".repeat(32)), /by the rule/],
    ["another control is claimed", ({ control }) => void (control.key = "CHG-02"), /seed/],
    ["another method is claimed", ({ sample }) => void (sample.method = { kind: "by_value" }), /Place/],
    ["more is claimed than there is", ({ sample }) => void sample.items.push(...sample.items, ...sample.items, ...sample.items, ...sample.items, ...sample.items), /Only 40 of/],
  ];
  test.each(changes)("is not the same where %s", (_, change, words) => {
    const document = documentOf({ kind: "random" }, 40, 10);
    change(document);
    const { same, problems } = repeatDraw(document);
    expect(same).toBe(false);
    expect(problems.join(" ")).toMatch(words);
  });
});
