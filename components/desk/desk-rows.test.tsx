import { expect, test } from "vitest";

import type { WorkStatus } from "@/server/domain/workpapers/schema";

import { deskAddress, deskFiltersFrom, deskRows, neighboursOf, type DeskRow } from "./desk-rows";

const row = (key: string, reference: string | null, status: WorkStatus, over: Partial<DeskRow> = {}) => ({
  id: key, key, title: `Title ${key}`, category: "Backups", state: "pass", sentence: "", requirements: [{ framework: "soc2", id: "CC1.1" }], reference,
  line: { key, cells: [], evidence: { status: "missing", count: 0 }, comments: 0, work: { status, marks: [], notes: 0, design: null, designOn: null, operation: null, operationOn: null } }, ...over,
}) as unknown as DeskRow;
const ROWS = [row("A-10", null, "not_started"), row("A-2", "T-10", "done"), row("B-1", "T-9", "in_progress", { state: "fail", category: "People", requirements: [{ framework: "soc2", id: "A1.2" }] })];
const NONE = deskFiltersFrom(new URLSearchParams());
const keys = (rows: DeskRow[]) => rows.map(({ key }) => key);

test("the auditor's numbers sort as numbers, and controls without one come last", () => {
  expect(keys(deskRows(ROWS, NONE))).toEqual(["B-1", "A-2", "A-10"]);
  expect(keys(deskRows(ROWS, { ...NONE, sort: "key" }))).toEqual(["A-2", "A-10", "B-1"]);
});

test("filters of category, criterion, state, status and text all have to be answered", () => {
  expect(keys(deskRows(ROWS, { ...NONE, work: ["not_started", "done"] }))).toEqual(["A-2", "A-10"]);
  expect(keys(deskRows(ROWS, { ...NONE, criteria: ["A1.2"] }))).toEqual(["B-1"]);
  expect(keys(deskRows(ROWS, { ...NONE, criteria: ["A1.2"], states: ["pass"] }))).toEqual([]);
  expect(keys(deskRows(ROWS, { ...NONE, text: "t-10 title" }))).toEqual(["A-2"]);
});

test("the next undone control follows the order shown, begins again at the top, and is none when all is done", () => {
  const shown = deskRows(ROWS, NONE);
  expect(neighboursOf(shown, "B-1")).toMatchObject({ previous: null, next: { key: "A-2" }, undone: { key: "A-10" } });
  expect(neighboursOf(shown, "A-10").undone?.key).toBe("B-1");
  expect(neighboursOf([row("X", null, "done")], "X")).toEqual({ previous: null, next: null, undone: null });
});

test("filters come back from the address they were written to, and what it does not know is left out", () => {
  const filters = { ...NONE, text: "restore", states: ["fail" as const], categories: ["People"], work: ["done"], sort: "state" as const };
  expect(deskFiltersFrom(deskAddress(filters))).toEqual(filters);
  expect(deskFiltersFrom(new URLSearchParams("sort=nonsense&state=nonsense"))).toEqual(NONE);
});
