import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { dayOf, groupOf, textOf } from "./cells";
import { fieldOf } from "./columns";
import { exportCsv, exportTable, type ExportLine } from "./export-list";
import { MAX_ROWS, readList } from "./import-list";

const rowsOf = (table: Parameters<typeof readList>[0]) => { const list = readList(table); if ("fault" in list) throw new Error(list.fault); return list.rows; };
const line: ExportLine = {
  id: "arq_1", engagementId: "eng_1", number: "R-1", reference: "=1+1", title: "@SUM(A1)", group: "access", state: "more_needed", stateSince: "", createdAt: "", dueOn: "2026-03-31", isLate: false, ageDays: 4, owner: { id: "u", name: "-Ada" },
  controls: ["IAM-01", "IAM-02"], criteria: ["CC6.1"], items: 2, comments: 0, body: "+a, \"b\"\nc", wants: "population", periodFrom: "2026-01-01", periodTo: "2026-03-31",
};

describe("reading a request list", () => {
  test("columns of several firms' lists are known by their names, also below a title", () => {
    const lists = [["#", "Requested Item", "Due Date", "Assigned To", "Control ID"], ["PBC No.", "Description", "Date Due", "Client Contact", "Related Controls"], ["Request ID", "Request Title", "Deadline", "Owner", "Controls"]];
    for (const header of lists) {
      const [row] = rowsOf([["Example Audit, list for 2026"], [], header, ["7", "List of leavers", "2026-03-31", "Ada", "IAM-01, IAM-02"]]);
      expect(row).toMatchObject({ line: 4, owner: "Ada", faults: [], draft: { reference: "7", title: "List of leavers", dueOn: "2026-03-31", controls: ["IAM-01", "IAM-02"] } });
    }
    expect(fieldOf("Favourite colour")).toBeNull();
  });

  test("a day that could be two days is a fault and no guess", () => {
    expect(["31.12.2026", "2026-1-5", "13/02/2026", "02/13/2026", "05/05/2026"].map(dayOf)).toEqual(["2026-12-31", "2026-01-05", "2026-02-13", "2026-02-13", "2026-05-05"]);
    expect(["03/04/2026", "31.02.2026", "soon", "99999-01-01"].map(dayOf)).toEqual([null, null, null, null]);
    expect(rowsOf([["Request", "Due"], ["A", "03/04/2026"]])[0]?.faults[0]).toContain("03/04/2026");
    expect(rowsOf([["Request", "Due"], ["A", new Date("2026-03-04T00:00:00Z")]])[0]?.draft.dueOn).toBe("2026-03-04");
  });

  test("a number that stands twice, a period that runs backwards and an empty title are said of their rows, and the others stay good", () => {
    const rows = rowsOf([["No", "Request", "Period from", "Period to"], ["1", "A"], ["1", "B"], ["2", "C", "2026-02-01", "2026-01-01"], ["3", ""], ["", "", "", ""], ["4", "D"]]);
    expect(rows.map(({ line: at, faults }) => [at, faults.length > 0])).toEqual([[2, false], [3, true], [4, true], [5, true], [7, false]]);
  });

  test("a table without a column of requests, without rows or with too many of them is refused in a sentence", () => {
    expect(readList([["Colour"], ["red"]])).toMatchObject({ fault: expect.stringContaining("No column") });
    expect(readList([])).toHaveProperty("fault");
    expect(readList([["Request"]])).toMatchObject({ fault: expect.stringContaining("no request") });
    expect(readList([["Request"], ...Array.from({ length: MAX_ROWS + 1 }, () => ["x"])])).toMatchObject({ fault: expect.stringContaining(String(MAX_ROWS)) });
    expect(readList([["Request", ...Array.from({ length: 100 }, () => "x")], ["A"]])).toMatchObject({ fault: expect.stringContaining("columns") });
  });

  test("a long description without a title is kept whole, under its beginning", () => {
    const text = "Give us ".repeat(100).trim();
    const [row] = rowsOf([["Description"], [text]]);
    expect(row).toMatchObject({ faults: [], draft: { body: text } });
    expect(row?.draft.title.length).toBeLessThanOrEqual(300);
  });

  test("no table makes it fail", () => {
    const cell = fc.oneof(fc.string({ unit: "binary", maxLength: 40 }), fc.constant(null), fc.date(), fc.boolean(), fc.double(), fc.constantFrom("Request", "Due date", "No", "Controls"));
    fc.assert(fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }), (table) => { expect(readList(table)).toBeDefined(); }), { numRuns: 60 });
  });

  test("groups are found by the words firms use", () => {
    expect(["Logical Access", "Human Resources", "Change Management", "Vendor management", "anything", "GDPR"].map(groupOf)).toEqual(["access", "people", "change", "vendors", "other", "privacy"]);
  });
});

describe("writing a request list", () => {
  test("no cell of the CSV begins a formula, and an import reads the list back as it was", () => {
    const table = parse(exportCsv([line])) as string[][];
    expect(table.flat().filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
    expect(rowsOf(table)[0]).toMatchObject({ faults: [], owner: "-Ada", draft: { reference: "=1+1", title: "@SUM(A1)", body: '+a, "b"\nc', group: "access", wants: "population", dueOn: "2026-03-31", controls: ["IAM-01", "IAM-02"], criteria: ["CC6.1"] } });
  });

  test("every row has as many cells as there are columns", () => {
    const [header, row] = exportTable([line]);
    expect(row).toHaveLength(header?.length ?? 0);
    expect(textOf("'=1")).toBe("=1");
    expect(textOf("'tis")).toBe("'tis");
  });
});
