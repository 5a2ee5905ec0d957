import { describe, expect, test } from "vitest";

import { sampleSnapshot } from "@/server/reports/testing/sample-snapshot";

import { narrowedTo, TableInput } from "./exports";

const sample = sampleSnapshot({ evidence: 20, controls: 8 });
const content = { ...sample, controls: sample.controls.map((sheet, i) => ({ ...sheet, requirements: i === 0 ? [{ framework: "gdpr", id: "Art. 32" }] : [{ framework: "soc2", id: "CC6.1" }, { framework: "gdpr", id: "Art. 5" }] })) };
const hidden = content.controls[0]?.key ?? "";

describe("content narrowed to the frameworks of a grant", () => {
  test("names no control, exhibit, population or exception that bears on other frameworks only", () => {
    const narrow = narrowedTo({ ...content, evidence: content.evidence.map((entry, i) => (i === 0 ? { ...entry, title: "ONLY-HIDDEN", controlKeys: [hidden] } : { ...entry, controlKeys: [...new Set([hidden, ...entry.controlKeys])] })) }, ["soc2"]);
    expect(narrow.controls).toHaveLength(content.controls.length - 1);
    const text = JSON.stringify({ ...narrow, frameworks: [] });
    for (const word of [`"${hidden}"`, "ONLY-HIDDEN", "gdpr"]) expect(text).not.toContain(word);
  });

  test("is the whole where the grant names none", () => {
    expect(narrowedTo(content, [])).toBe(content);
  });

  test("a table is asked for by the name of its file", () => {
    expect(TableInput.safeParse({ id: "eng_1", file: "controls.xlsx" }).success).toBe(true);
    for (const file of ["controls", "controls.exe", "../controls.csv", ""]) expect(TableInput.safeParse({ id: "eng_1", file }).success).toBe(false);
  });
});
