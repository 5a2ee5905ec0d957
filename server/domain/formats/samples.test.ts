import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, test } from "vitest";

import { suggestCsvMapping } from "./csv-mapping";
import { FORMAT_IDS } from "./formats";
import { recognise } from "./recognise";

type Sample = { file: string; format: string; tool: string | string[] | null; facts: Record<string, unknown> };

const folder = path.resolve(import.meta.dirname, "../../../../shared/evidence-samples");
const index = path.join(folder, "index.jsonl");
const samples: Sample[] = existsSync(index)
  ? readFileSync(index, "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line): Sample => JSON.parse(line))
  : [];
const read = (sample: Sample) => readFileSync(path.join(folder, sample.file));
const known = samples.filter((sample) => FORMAT_IDS.includes(sample.format) && sample.format !== "user-list-csv");
const foreign = samples.filter((sample) => !FORMAT_IDS.includes(sample.format) || sample.format === "user-list-csv");

if (samples.length === 0)
  test.skip("real files of every format come out exact (skipped: ../shared/evidence-samples is not on this machine)", () =>
    undefined);

describe.skipIf(samples.length === 0)("real files", () => {
  test.each(known)("$file comes out with exactly the listed facts", (sample) => {
    const found = recognise(read(sample));
    expect({ format: found.format, tool: found.tool }).toEqual({
      format: sample.format,
      tool: sample.tool === "JUnit XML" && sample.facts.wellFormed === false ? null : sample.tool,
    });
    const { expected: _note, ...facts } = sample.facts;
    expect(Object.fromEntries(Object.keys(facts).map((key) => [key, found.facts[key]]))).toEqual(facts);
    expect(Object.keys(found.facts).sort()).toEqual(Object.keys(facts).sort());
    expect(found.issues.some((issue) => issue.level === "error")).toBe(sample.facts.wellFormed === false);
  });

  test.each(foreign)("$file is of another format and is not taken for one of ours", (sample) => {
    const found = recognise(read(sample));
    expect(found.format).toBeNull();
    expect(found.records).toEqual([]);
    expect(found.issues.map((issue) => issue.code)).toEqual(["UNKNOWN_FORMAT"]);
  });

  test.each(known.filter((sample) => !sample.format.endsWith("csv")))("$file is refused when it is cut off", (sample) => {
    const bytes = read(sample);
    for (const share of [0.1, 0.5, 0.9]) {
      const found = recognise(bytes.subarray(0, Math.floor(bytes.length * share)));
      expect(found.records).toEqual([]);
      expect(found.issues.some((issue) => issue.level === "error")).toBe(true);
    }
  });

  test("a list of users comes out exact through a mapping suggested from its header", () => {
    const sample = samples.find((entry) => entry.format === "user-list-csv");
    if (!sample) throw new Error("no such sample");
    const bytes = read(sample);
    const header = bytes.toString("utf8").split("\n", 1)[0]?.split(",") ?? [];
    const mapping = suggestCsvMapping(header, "account");
    const found = recognise(bytes, { csvMapping: { ...mapping, constants: { system_id: "crm" } } });
    expect(found).toMatchObject({ format: "user-list-csv", tool: "CSV", facts: sample.facts });
    expect(found.records).toHaveLength(5);
  });
});
