import { expect, test } from "vitest";

import type { FactValue } from "../evidence/record";
import { CATALOG_CONTROLS } from "../catalog/controls";
import { FACTS_ASKED } from "./asked-facts";
import { questionsFor } from "./questions";

const record = (kind: string, facts: Record<string, FactValue>, occurredAt: string | null = "2026-01-01T00:00:00Z") => ({
  kind,
  occurredAt,
  facts,
});
const fields = (...records: ReturnType<typeof record>[]) => questionsFor(records).map((issue) => issue.field);

test("facts of a rule are asked for only where the rule applies", () => {
  const good = { system_id: "a", status: "success", encrypted: true };
  expect(fields(record("backup_run", good))).toEqual([]);
  expect(fields(record("backup_run", { ...good, status: "failed" }))).toEqual(["failure_acknowledged"]);
});

test("a fact that decides whether rules apply is asked for first", () => {
  expect(fields(record("backup_run", { system_id: "a" }))).toContain("status");
});

test("absence that a rule takes as an answer is not asked about", () => {
  const finding = { finding_id: "f", severity: "critical", detected_at: "2026-01-01T00:00:00Z", days_open: 1 };
  expect(fields(record("vulnerability_finding", finding))).toEqual([]);
});

test("a thousand records that lack the same fact are one question, which says how many", () => {
  const issues = questionsFor(Array.from({ length: 1000 }, () => record("vulnerability_scan", {}, null)));
  expect(issues).toMatchObject([
    { code: "TIME_UNKNOWN", field: "scanned_at", expected: "timestamp" },
    { code: "FACT_UNKNOWN", field: "assets_ratio" },
  ]);
  expect(issues[1]?.message).toContain("1000 of 1000");
});

test("null is as missing as absent; false and zero are answers", () => {
  expect(fields(record("integrity_check", { mismatches: null, records_checked: 0 }))).toEqual(["mismatches"]);
});

test("every fact that some rule asserts can be answered at upload", () => {
  for (const rule of CATALOG_CONTROLS.flatMap((control) => control.test.rules)) {
    const asserted = rule.assert.filter((condition) => condition.op !== "not_exists").map((condition) => condition.fact);
    expect(FACTS_ASKED[rule.evidence]).toEqual(expect.arrayContaining(asserted));
  }
});
