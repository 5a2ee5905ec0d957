import { expect, test } from "vitest";

import type { AuditRoom } from "../engagements/room-view";
import { deskCsv } from "./desk-csv";
import type { Desk } from "./view";

const control = { id: "c", key: "BCP-03", title: "=Restores", category: "Backups", requirements: [{ framework: "soc2", id: "A1.2" }, { framework: "soc2", id: "A1.3" }], state: "fail", sentence: "Overdue, since May.", reference: "T-1" } as unknown as AuditRoom["controls"][number];
const desk = (work: Desk["lines"][number]["work"]): Desk => ({ weeks: [], tickmarks: [], lines: [{ key: "BCP-03", cells: [], evidence: { status: "waiting", count: 2 }, comments: 0, work }] });

test("a control is a line with management's verdict beside both results and their days, and no cell is a formula", () => {
  const work = { status: "done" as const, marks: ["✓", "PBC"], notes: 1, design: "no_exception" as const, designOn: "2026-05-01", operation: null, operationOn: null };
  const [head, line, rest] = deskCsv([control], desk(work)).split("\r\n");
  expect(head?.split(",")).toHaveLength(15);
  expect(line).toBe(`T-1,BCP-03,'=Restores,Backups,A1.2 A1.3,fail,"Overdue, since May.",2,waiting,no_exception,2026-05-01,,,done,✓ PBC`);
  expect(rest).toBe("");
});

test("a preview's file has nothing of the auditor's own", () => {
  expect(deskCsv([control], desk(null)).split("\r\n")[1]).toMatch(/,2,waiting,,,,,,$/);
});
