import { createHash } from "node:crypto";

import { describe, expect, test } from "vitest";

import { committedRecord } from "../evidence/committed-rows";
import { compareCommitted, committedRows } from "./committed";
import { Findings } from "./finding";
import { RowsHash, rowsDigest } from "./rows-digest";

const hex = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
const record = {
  id: "rec_1", kind: "restore_test", occurredAt: new Date("2026-01-31T10:00:00Z"), receivedAt: new Date("2026-02-01T08:00:00.5Z"),
  facts: { outcome: "größer", rto_minutes: 20, ok: true, unknown: null }, derived: ["rto_minutes"], locator: null, zoneAssumed: false,
};
const BYTES = '[{"derived":["rto_minutes"],"facts":{"ok":true,"outcome":"größer","rto_minutes":20,"unknown":null},"id":"rec_1","kind":"restore_test","locator":null,"occurred_at":"2026-01-31T10:00:00.000Z","received_at":"2026-02-01T08:00:00.500Z","zone_assumed":false}]';

describe("the digest of rows", () => {
  test.each([["none", [], "[]"], ["one record", [committedRecord(record)], BYTES], ["two, members in any order", [{ b: 1, a: [] }, { a: null }], '[{"a":[],"b":1},{"a":null}]']])("is SHA-256 of their canonical array: %s", (_, rows, bytes) => {
    expect(rowsDigest(rows)).toEqual({ count: rows.length, sha256: hex(bytes) });
  });

  test("stands as a vector that others can hold theirs against", () => {
    expect(rowsDigest([committedRecord(record)]).sha256).toBe("a6f0717b5646a2f3a400746fa84cb4ae24406190df17bcb8bc0d15f7e28d068a");
  });

  test("comes with the bytes it is of, piece by piece", () => {
    const hash = new RowsHash();
    const pieces = [hash.add({ a: 1 }), hash.add({ b: 2 }), hash.end().bytes];
    expect(Buffer.concat(pieces).toString()).toBe('[{"a":1},{"b":2}]');
    const none = new RowsHash().end();
    expect(Buffer.from(none.bytes).toString()).toBe("[]");
    expect(none.digest.sha256).toBe(hex("[]"));
  });

  test.each([
    ["a fact", { ...record, facts: { ...record.facts, outcome: "failure" } }], ["its time", { ...record, occurredAt: null }], ["when it came", { ...record, receivedAt: new Date(0) }], ["its kind", { ...record, kind: "backup_run" }],
    ["its place in the file", { ...record, locator: "row 2" }], ["what was derived", { ...record, derived: [] }], ["that a zone was assumed", { ...record, zoneAssumed: true }], ["its id", { ...record, id: "rec_2" }],
  ])("of a record is another when %s is", (_, other) => {
    expect(rowsDigest([committedRecord(other)])).not.toEqual(rowsDigest([committedRecord(record)]));
  });

  test("does not see what a JSON column does not keep", () => {
    const facts = { ...record.facts, gone: undefined, unknown: Number.NaN } as unknown as typeof record.facts;
    expect(rowsDigest([committedRecord({ ...record, facts })])).toEqual(rowsDigest([committedRecord(record)]));
  });
});

describe("rows held against what an entry committed to", () => {
  const [one, other, two] = [rowsDigest([{ a: 1 }]), rowsDigest([{ a: 2 }]), rowsDigest([{ a: 1 }, { a: 2 }])];
  test.each([
    [{ records: one }, { records: one }, []], [{ records: one }, { records: other }, ["ROW_CHANGED"]], [{ records: two }, { records: one }, ["ROW_MISSING"]], [{ records: one }, {}, ["ROW_MISSING"]],
    [{ records: one }, { records: two }, ["ROW_EXTRA"]], [{}, { reviews: one }, ["ROW_EXTRA"]], [{ records: one, links: one }, { records: other }, ["ROW_CHANGED", "ROW_MISSING"]],
  ])("%j against %j", (committed, found, codes) => {
    const findings = new Findings();
    compareCommitted("evidence ev_1", committed, found, findings);
    expect(findings.list.map(({ code }) => code)).toEqual(codes);
  });

  test.each([[{ rows: [] }], [{ rows: { records: { count: -1, sha256: one.sha256 } } }], [{ rows: { strangers: one } }], [{ rows: { records: { ...one, sha256: "x" } } }]])("%j commits to nothing", (detail) => {
    expect(committedRows(detail)).toBeNull();
  });
});
