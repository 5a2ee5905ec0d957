import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { drawPlaces, type Method } from "./draw";
import { frozenLines, itemOf, listDigest, type FrozenItem } from "./frozen-list";
import { drawsOf } from "./generator";
import { ruleSeed, seedOfText } from "./seed";
import { strataOf } from "./strata";

// The three vectors were computed apart, by another program in another language.
const SHA = "ab".repeat(32);
const item = (i: number, parts: Partial<FrozenItem> = {}): FrozenItem => ({ at: new Date(Date.UTC(2026, i % 12, 1 + (i % 28))).toISOString(), key: `change-${i}`, value: 1000 * (1 + (i % 7)), record: `rec_${i}`, sha256: SHA, ...parts });
const listOf = (count: number) => frozenLines(Array.from({ length: count }, (_, i) => item(i)));
const METHODS: Method[] = [{ kind: "random" }, { kind: "stratified", per: "month" }, { kind: "stratified", per: "quarter" }, { kind: "every_nth", interval: 7 }, { kind: "by_value" }];
const anyMethod = fc.constantFrom(...METHODS);
const anySeed = fc.string({ minLength: 1, maxLength: 12 }).map(seedOfText);

describe("the frozen list", () => {
  test("is the same bytes whatever the order in which items were read", () => {
    fc.assert(fc.property(fc.shuffledSubarray(Array.from({ length: 40 }, (_, i) => item(i, i % 5 === 0 ? { at: null } : {})), { minLength: 40 }), (items) => {
      expect(listDigest(frozenLines(items))).toBe(listDigest(frozenLines(items.toReversed())));
    }));
  });

  test("has the digest and the seed that are documented", () => {
    const lines = frozenLines([item(1), item(0, { at: null, key: "Zürich \"x\"", value: null })]);
    expect(lines).toEqual([
      `["2026-02-02T00:00:00.000Z","change-1",2000,"rec_1","${SHA}"]`,
      `[null,"Zürich \\"x\\"",null,"rec_0","${SHA}"]`,
    ]);
    const digest = listDigest(lines);
    expect(digest).toBe("3f4f05b93965e5c4264aec40e7f4a88087a9c63ad4a92237d26c78608262d32b");
    expect(ruleSeed({ engagementId: "eng_1", controlKey: "CHG-01", populationSha256: digest })).toBe("1b346a4a8c1f236152f0bb6c1fd7d8eb05eedf4802e1fc8d89eb00fd933e79b4");
    expect(lines.map(itemOf)).toEqual([item(1), item(0, { at: null, key: "Zürich \"x\"", value: null })]);
  });

  test("a line that is none is refused, not read as something", () => {
    for (const line of ["", "{}", "[]", `["a","b",1.5,"c","d"]`, `["a","b",-1,"c","d"]`, `["a","b",1,"c"]`]) expect(() => itemOf(line)).toThrow();
  });
});

describe("the generator", () => {
  test("gives the documented numbers", () => {
    const draws = drawsOf(seedOfText("vector"), "random");
    expect(Array.from({ length: 6 }, () => draws(1000))).toEqual([485, 777, 435, 454, 679, 717]);
  });

  test("is no more likely to give one number than another (chi-squared, fixed seed)", () => {
    for (const below of [3, 10, 97]) {
      const [draws, counts, rounds] = [drawsOf(seedOfText(`uniform ${below}`), "test"), Array.from({ length: below }, () => 0), below * 400];
      for (let i = 0; i < rounds; i++) { const drawn = draws(below); counts[drawn] = (counts[drawn] ?? 0) + 1; }
      const chi = counts.reduce((sum, count) => sum + (count - 400) ** 2 / 400, 0);
      // Mean below − 1, deviation √(2(below − 1)): four deviations are past any doubt, and the seed is fixed.
      expect(chi).toBeLessThan(below - 1 + 4 * Math.sqrt(2 * (below - 1)));
    }
  });

  test("passes over what lies in the last, incomplete multiple: below two thirds of the span no number is doubled", () => {
    const below = 2 ** 47 + 1;
    const draws = drawsOf(seedOfText("rejection"), "test");
    expect(Array.from({ length: 500 }, () => draws(below)).every((drawn) => drawn >= 0 && drawn < below)).toBe(true);
    for (const wrong of [0, -1, 1.5, Number.NaN, 2 ** 48 + 1]) expect(() => draws(wrong)).toThrow(RangeError);
  });
});

describe("drawing", () => {
  test("a longer draw begins with a shorter one, and no item comes twice", () => {
    fc.assert(fc.property(anyMethod, anySeed, fc.integer({ min: 1, max: 120 }), fc.nat(130), fc.nat(130), (method, seed, count, a, b) => {
      const lines = listOf(count);
      const [short, long] = [drawPlaces(lines, method, seed, Math.min(a, b)), drawPlaces(lines, method, seed, Math.max(a, b))];
      expect(long.slice(0, short.length)).toEqual(short);
      expect(long).toHaveLength(Math.min(count, Math.max(a, b)));
      expect(new Set(long).size).toBe(long.length);
      expect(long.every((place) => place >= 0 && place < count)).toBe(true);
    }));
  });

  test("drawing on reaches every item", () => {
    const lines = listOf(90);
    for (const method of METHODS) expect(drawPlaces(lines, method, seedOfText("all"), 90).toSorted((x, y) => x - y)).toEqual(lines.map((_, i) => i));
  });

  test("each item is as likely as any other by every method but value (fixed seeds)", () => {
    const lines = listOf(60);
    for (const method of [{ kind: "random" }, { kind: "every_nth", interval: 6 }] as Method[]) {
      const counts = lines.map(() => 0);
      for (let i = 0; i < 1200; i++) for (const place of drawPlaces(lines, method, seedOfText(`run ${i}`), 10)) counts[place] = (counts[place] ?? 0) + 1;
      const chi = counts.reduce((sum, count) => sum + (count - 200) ** 2 / 200, 0);
      expect(chi, method.kind).toBeLessThan(59 + 4 * Math.sqrt(2 * 59));
    }
  });

  test("an item of three times the value is drawn three times as often, and one without value never", () => {
    const lines = frozenLines([item(0, { value: 3000 }), item(1, { value: 1000 }), item(2, { value: null })]);
    const [counts, none] = [new Map<string, number>(), itemOf(lines[2] ?? "").value];
    for (let i = 0; i < 2000; i++) {
      const [place = -1] = drawPlaces(lines, { kind: "by_value" }, seedOfText(`value ${i}`), 1);
      const { key } = itemOf(lines[place] ?? "");
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(none).toBeNull();
    expect(counts.get("change-2")).toBeUndefined();
    expect((counts.get("change-0") ?? 0) / 2000).toBeCloseTo(0.75, 1);
    expect(drawPlaces(lines, { kind: "by_value" }, seedOfText("x"), 3)).toHaveLength(2);
  });

  test("strata hold every item once, each gives one before any gives two, and later ones follow their size", () => {
    const items = [...Array.from({ length: 80 }, (_, i) => item(i, { at: "2026-01-05T00:00:00.000Z" })), ...Array.from({ length: 16 }, (_, i) => item(100 + i, { at: "2026-02-05T00:00:00.000Z" })), item(200, { at: null })];
    const lines = frozenLines(items);
    const strata = strataOf(lines.map((line) => itemOf(line).at), "month");
    expect(strata.map(({ name, places }) => [name, places.length])).toEqual([["2026-01", 80], ["2026-02", 16], ["undated", 1]]);
    expect(strata.reduce((sum, { places }) => sum + places.length, 0)).toBe(lines.length);
    fc.assert(fc.property(anySeed, (seed) => {
      const drawn = drawPlaces(lines, { kind: "stratified", per: "month" }, seed, 25).map((place) => itemOf(lines[place] ?? "").at?.slice(0, 7) ?? "undated");
      expect(new Set(drawn.slice(0, 3)).size).toBe(3);
      expect(drawn.filter((name) => name === "2026-01")).toHaveLength(20);
      expect(drawn.filter((name) => name === "2026-02")).toHaveLength(4);
    }), { numRuns: 30 });
  });

  test("another seed draws others, and nothing is drawn from nothing", () => {
    const lines = listOf(500);
    expect(drawPlaces(lines, { kind: "random" }, seedOfText("a"), 25)).not.toEqual(drawPlaces(lines, { kind: "random" }, seedOfText("b"), 25));
    for (const method of METHODS) expect(drawPlaces([], method, seedOfText("a"), 5)).toEqual([]);
  });
});
