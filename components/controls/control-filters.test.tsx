import { describe, expect, test } from "vitest";

import type { ControlRow } from "@/server/domain/controls/view";

import { controlLines, filterControls, NO_CONTROL_FILTERS } from "./control-filters";

function control(key: string, more: Partial<ControlRow> = {}): ControlRow {
  return {
    id: `ctl_${key}`, key, title: `Title of ${key}`, category: "Continuity", owner: null, state: "pass", sentence: "Holds.", since: null,
    nextChangeAt: null, requirements: [{ framework: "soc2", id: "A1.2" }], evidenceCount: 0, automation: "full", ...more,
  };
}

const controls = [
  control("BCP-10", { state: "fail", owner: { id: "usr_1", name: "Ada Lovelace" }, since: "2026-10-03T00:00:00Z" }),
  control("BCP-03", { state: "no_evidence", requirements: [{ framework: "gdpr", id: "Art. 32" }] }),
  control("ACC-01", { category: "Access", state: "stale", title: "Unique sign-in", since: "2026-09-01T00:00:00Z" }),
];
const keys = (rows: ControlRow[]) => rows.map((row) => row.key);

describe("filtering controls", () => {
  test("no filter keeps everything", () => {
    expect(filterControls(controls, NO_CONTROL_FILTERS)).toHaveLength(3);
  });

  test("every word must stand somewhere: key, title, owner or requirement", () => {
    expect(keys(filterControls(controls, { ...NO_CONTROL_FILTERS, text: "bcp ada" }))).toEqual(["BCP-10"]);
    expect(keys(filterControls(controls, { ...NO_CONTROL_FILTERS, text: "art. 32" }))).toEqual(["BCP-03"]);
  });

  test("filters of different kinds narrow, values of one kind widen", () => {
    expect(keys(filterControls(controls, { ...NO_CONTROL_FILTERS, states: ["fail", "no_evidence"], frameworks: ["soc2"] }))).toEqual(["BCP-10"]);
  });

  test("controls without an owner can be asked for", () => {
    expect(keys(filterControls(controls, { ...NO_CONTROL_FILTERS, owners: ["none"] }))).toEqual(["BCP-03", "ACC-01"]);
  });
});

describe("order of lines", () => {
  test("by category: each group has a line with its counts, keys in numeric order", () => {
    const lines = controlLines(controls, "category").map((line) => (line.kind === "group" ? `# ${line.name} ${line.total}` : line.control.key));
    expect(lines).toEqual(["# Continuity 2", "BCP-03", "BCP-10", "# Access 1", "ACC-01"]);
  });

  test("by state: the worst first; by date: the oldest first and the undated last", () => {
    const order = (sort: "state" | "since") => controlLines(controls, sort).map((line) => line.kind === "control" && line.control.key);
    expect(order("state")).toEqual(["BCP-10", "ACC-01", "BCP-03"]);
    expect(order("since")).toEqual(["ACC-01", "BCP-10", "BCP-03"]);
  });
});
