import { describe, expect, test } from "vitest";

import { type CsvMapping, suggestCsvMapping } from "./csv-mapping";
import { bytes, USERS_CSV } from "./fixtures";
import { inspect } from "./inspect";
import { recognise } from "./recognise";

const accounts: CsvMapping = {
  kind: "account",
  columns: { account_id: "Email", roles: "Role", status: "Status", mfa_enrolled: "MFA", last_used_at: "Last Login" },
  constants: { system_id: "crm" },
};
const read = (text: string, csvMapping: CsvMapping = accounts) => recognise(bytes(text), { csvMapping });

describe("a table with a column mapping", () => {
  test("each row is a record; an empty cell is not known; quotes and commas hold", () => {
    const found = read(USERS_CSV);
    expect(found).toMatchObject({ format: "user-list-csv", tool: "CSV" });
    expect(found.records.map((record) => record.facts)).toEqual([
      {
        system_id: "crm",
        account_id: "ana@example.com",
        roles: "Admin, main",
        status: "Active",
        mfa_enrolled: true,
        last_used_at: "2026-02-03T04:05:06Z",
      },
      { system_id: "crm", account_id: "ben@example.com", roles: "Member", status: "Active", mfa_enrolled: false },
    ]);
    expect(found.facts).toEqual({
      tool: "CSV",
      accounts: 2,
      withMfa: 1,
      withoutMfa: 1,
      byStatus: { Active: 2 },
      byRole: { "Admin, main": 1, Member: 1 },
      neverLoggedIn: 1,
      lastLoginLatest: "2026-02-03T04:05:06Z",
    });
  });

  test("a table that carries no time of its own is asked for it", () => {
    expect(read(USERS_CSV).issues.map((issue) => [issue.level, issue.code])).toEqual([
      ["info", "ZONE_ASSUMED"],
      ["question", "TIME_UNKNOWN"],
    ]);
  });

  test("without a mapping no table is taken for anything", () => {
    expect(recognise(bytes(USERS_CSV))).toMatchObject({ format: null, records: [], issues: [{ code: "UNKNOWN_FORMAT" }] });
  });

  test("semicolons, tabs, a byte order mark and Windows line ends change nothing", () => {
    const simple = "Email;Role;Status;MFA;Last Login\r\nana@example.com;a,b;Active;TRUE;\r\n";
    expect(read(`\ufeff${simple}`).records).toHaveLength(1);
    expect(read(simple.replaceAll(";", "\t")).records[0]?.facts.roles).toBe("a,b");
  });

  test("the words of a table can be mapped, per fact and whatever their case", () => {
    const found = read(USERS_CSV.replace(",yes,", ",Enrolled,"), {
      ...accounts,
      valueMaps: { mfa_enrolled: { enrolled: true } },
    });
    expect(found.records.map((record) => record.facts.mfa_enrolled)).toEqual([true, false]);
  });

  test("a word with no meaning refuses the table and names row, field and what was expected", () => {
    expect(read(USERS_CSV.replace(",yes,", ",perhaps,"))).toMatchObject({
      records: [],
      issues: [{ level: "error", code: "WRONG_TYPE", record: 0, field: "mfa_enrolled", expected: "true or false" }],
    });
  });

  test("a row without its key refuses the table", () => {
    expect(read(USERS_CSV.replace("ben@example.com", ""))).toMatchObject({
      issues: [{ level: "error", code: "MISSING_FACT", record: 1, field: "account_id" }],
    });
  });

  test("a zone of the mapping is used for times without one", () => {
    expect(read(USERS_CSV, { ...accounts, timezone: "America/New_York" }).records[0]?.facts.last_used_at).toBe(
      "2026-02-03T09:05:06Z",
    );
  });

  test("any kind can be mapped, numbers and constants too", () => {
    const mapping: CsvMapping = {
      kind: "training_completion",
      columns: { person_id: "who", completed_at: "when", score: "points" },
      constants: { course_key: "security" },
    };
    const found = read("who,when,points\np1,2026-02-03T04:05:06Z,87.5\n", mapping);
    expect(found).toMatchObject({
      format: "csv",
      facts: { kind: "training_completion", rows: 1 },
      records: [{ occurredAt: "2026-02-03T04:05:06Z", facts: { person_id: "p1", score: 87.5, course_key: "security" } }],
    });
    expect(read("who,when,points\np1,2026-02-03T04:05:06Z,many\n", mapping).issues[0]).toMatchObject({
      code: "WRONG_TYPE",
      field: "score",
    });
  });

  test.each([
    ["a column that is not there", { ...accounts, columns: { account_id: "Mail" } }, "COLUMN_MISSING"],
    ["a fact that the kind does not have", { ...accounts, columns: { colour: "Email" } }, "UNKNOWN_FACT"],
    ["a kind that is none", { ...accounts, kind: "constructor" }, "UNKNOWN_KIND"],
  ])("a mapping with %s is refused", (_what, mapping, code) => {
    expect(read(USERS_CSV, mapping)).toMatchObject({ records: [], issues: [{ level: "error", code }] });
  });

  test("a table that was cut off is refused", () => {
    expect(read(USERS_CSV.slice(0, USERS_CSV.indexOf("Member")))).toMatchObject({ records: [], issues: [{ code: "TRUNCATED" }] });
    expect(read(USERS_CSV.slice(0, USERS_CSV.indexOf(", main")))).toMatchObject({ records: [], issues: [{ code: "TRUNCATED" }] });
  });

  test("formulas in cells are plain text", () => {
    expect(read(USERS_CSV.replace("Member", "=1+1")).records[1]?.facts.roles).toBe("=1+1");
  });
});

describe("a suggested mapping", () => {
  test("columns are matched by name whatever their case and marks, each at most once", () => {
    expect(suggestCsvMapping(["E-Mail", "email", "Display Name", "MFA Enabled", "Last Login", "Department"], "account")).toEqual({
      kind: "account",
      columns: { account_id: "email", person: "Display Name", mfa_enrolled: "MFA Enabled", last_used_at: "Last Login" },
    });
  });

  test("a fact's own name comes before another name for it", () => {
    expect(suggestCsvMapping(["user", "account_id"], "account").columns.account_id).toBe("account_id");
  });

  test("an unknown kind gets no columns", () => {
    expect(suggestCsvMapping(["a"], "constructor")).toEqual({ kind: "constructor", columns: {} });
  });
});

test("inspect shows what a push would store", () => {
  const options = { csvMapping: accounts };
  expect(inspect(bytes(USERS_CSV), options)).toEqual(recognise(bytes(USERS_CSV), options));
});
