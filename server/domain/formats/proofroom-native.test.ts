import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { EVIDENCE_KINDS } from "../catalog/kinds";
import { ADDED_KINDS, type FactType } from "./added-kinds";
import { backupRecord, json, nativeFile } from "./fixtures";
import { nativeJsonSchema } from "./native-schema";
import { recognise } from "./recognise";
import { REQUIRED_FACTS } from "./required-facts";

const read = (...records: object[]) => recognise(json(nativeFile(...records)));
const sample: Record<FactType, unknown> = { string: "x", number: 1.5, boolean: false, timestamp: "2026-02-03T04:05:06.7+01:00" };

describe("the native form", () => {
  test("every kind is accepted with all of its facts, and gives its own time", () => {
    expect(Object.keys(EVIDENCE_KINDS).length).toBeGreaterThanOrEqual(75 + Object.keys(ADDED_KINDS).length);
    for (const [kind, declared] of Object.entries(EVIDENCE_KINDS)) {
      const facts = Object.fromEntries(Object.entries(declared.facts).map(([fact, type]) => [fact, sample[type]]));
      const found = read({ kind, facts });
      expect(found.issues.filter((issue) => issue.level === "error")).toEqual([]);
      expect(found.records[0]).toMatchObject({ kind, occurredAt: "2026-02-03T03:05:06Z" });
    }
  });

  test("records are counted by kind", () => {
    expect(read(backupRecord(), backupRecord()).facts).toEqual({
      tool: "Proofroom native",
      records: 2,
      byKind: { backup_run: 2 },
    });
  });

  test.each([
    ["a missing time", backupRecord({ finished_at: undefined }), "MISSING_FACT", "finished_at"],
    ["a missing key", backupRecord({ system_id: undefined }), "MISSING_FACT", "system_id"],
    ["a missing fact that rules select by", backupRecord({ status: undefined }), "MISSING_FACT", "status"],
    ["text for a truth value", backupRecord({ encrypted: "yes" }), "WRONG_TYPE", "encrypted"],
    ["a number for text", backupRecord({ backup_id: 7 }), "WRONG_TYPE", "backup_id"],
    ["no time where one belongs", backupRecord({ finished_at: "yesterday" }), "WRONG_TYPE", "finished_at"],
    ["an object for a fact", backupRecord({ system_id: { id: 1 } }), "WRONG_TYPE", "system_id"],
    ["a fact nobody knows", backupRecord({ colour: "blue" }), "UNKNOWN_FACT", "colour"],
    ["a kind nobody knows", { kind: "horoscope", facts: {} }, "UNKNOWN_KIND", "kind"],
    ["no facts", { kind: "backup_run" }, "WRONG_TYPE", "facts"],
  ])("%s refuses the file and names record, field and what was expected", (_what, record, code, field) => {
    const found = read(backupRecord(), record);
    expect(found.records).toEqual([]);
    expect(found.issues).toMatchObject([{ level: "error", code, record: 1, field }]);
    expect(found.issues[0]?.expected).toBeTruthy();
  });

  test("all mistakes are listed at once, at most a hundred, and the rest is counted", () => {
    expect(read(backupRecord({ encrypted: 1, colour: 2 }), backupRecord({ status: 3 })).issues).toHaveLength(3);
    const many = read(...Array.from({ length: 150 }, () => backupRecord({ encrypted: 1 }))).issues;
    expect(many).toHaveLength(101);
    expect(many.at(-1)).toMatchObject({
      level: "error",
      code: "MORE_ISSUES",
      message: "50 more issues of this file are not listed.",
    });
  });

  test("null is not known: accepted, never false, and asked for", () => {
    const found = read(backupRecord({ encrypted: null, finished_at: null }));
    expect(found.records[0]).toMatchObject({ occurredAt: null, facts: { encrypted: null } });
    expect(found.issues.map((issue) => [issue.level, issue.field])).toEqual([
      ["question", "finished_at"],
      ["question", "encrypted"],
    ]);
  });

  test("a time without a zone is read as UTC, marked and said", () => {
    const found = read(backupRecord({ finished_at: "2026-02-03 04:05:06" }));
    expect(found.records[0]).toMatchObject({ occurredAt: "2026-02-03T04:05:06Z", zoneAssumed: true });
    expect(found.issues).toMatchObject([{ level: "info", code: "ZONE_ASSUMED" }]);
  });

  test("fields beside kind and facts are named, not swallowed", () => {
    expect(read({ ...backupRecord(), note: "x" }).issues).toMatchObject([
      { level: "warning", code: "UNKNOWN_FIELD", record: 0, field: "note" },
    ]);
  });

  test("another version, no list, and an empty list are told apart", () => {
    const code = (value: object) => recognise(json(value)).issues[0]?.code;
    expect([code({ proofroom: 2, records: [] }), code({ proofroom: 1 }), code({ proofroom: 1, records: [] })]).toEqual([
      "UNKNOWN_VERSION",
      "WRONG_TYPE",
      "NO_RECORDS",
    ]);
  });

  test("what is stated is what is read, whatever the text", () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 60 }).filter((text) => !text.includes("\0")),
        (backup_id) => {
          expect(read(backupRecord({ backup_id })).records[0]?.facts.backup_id).toBe(backup_id);
        },
      ),
    );
  });
});

describe("the published schema", () => {
  const schema = JSON.parse(JSON.stringify(nativeJsonSchema()));

  test("it is draft 2020-12 and holds every kind with its required facts and nothing besides its facts", () => {
    expect(schema.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
    expect(Object.keys(schema.$defs)).toEqual(Object.keys(EVIDENCE_KINDS));
    const { facts } = schema.$defs.backup_run.properties;
    expect(facts.required).toEqual(["finished_at", "system_id", "status"]);
    expect(facts.additionalProperties).toBe(false);
    expect(Object.keys(facts.properties)).toEqual(Object.keys(EVIDENCE_KINDS.backup_run?.facts ?? {}));
  });

  test("every reference in it leads somewhere", () => {
    for (const { $ref } of schema.properties.records.items.oneOf)
      expect(schema.$defs).toHaveProperty($ref.replace("#/$defs/", ""));
  });
});

test("every required fact is a fact of its kind", () => {
  for (const [kind, facts] of Object.entries(REQUIRED_FACTS))
    expect(Object.keys(EVIDENCE_KINDS[kind]?.facts ?? {})).toEqual(expect.arrayContaining([...facts]));
});
