import { describe, expect, test } from "vitest";

import { json, snapshot, stanza } from "./fixtures";
import { recognise } from "./recognise";

const backup = (over: object) => ({
  label: "20260203-040506F",
  type: "full",
  timestamp: { start: 1770091500, stop: 1770091560 },
  ...over,
});

describe("pgBackRest", () => {
  test("a backup is one record: its stanza, label, end, result, and whether its repository is encrypted", () => {
    expect(recognise(json([stanza()])).records).toEqual([
      {
        kind: "backup_run",
        occurredAt: "2026-02-03T04:06:00Z",
        facts: {
          backup_id: "20260203-040506F",
          system_id: "ledger",
          finished_at: "2026-02-03T04:06:00Z",
          status: "success",
          encrypted: true,
        },
        locator: "stanza ledger, backup 20260203-040506F",
      },
    ]);
  });

  test("page errors make a backup failed although the stanza says ok, and the acknowledgement is asked for", () => {
    const found = recognise(json([stanza({ backup: [backup({ error: true })] })]));
    expect(found.records[0]?.facts.status).toBe("failed");
    expect(found.facts).toMatchObject({ status: "error", perStanza: [{ withError: 1, lastGoodFinishedAt: null }] });
    expect(found.issues.map((issue) => [issue.level, issue.code, issue.field])).toEqual([
      ["warning", "BACKUP_WITH_ERROR", undefined],
      ["question", "FACT_UNKNOWN", "failure_acknowledged"],
    ]);
  });

  test("an unencrypted repository is said; a report without a cipher is asked about, never called unencrypted", () => {
    const encrypted = (over: object) => recognise(json([stanza(over)])).records[0]?.facts.encrypted;
    expect(encrypted({ cipher: "none" })).toBe(false);
    expect(encrypted({ cipher: undefined })).toBeUndefined();
    expect(encrypted({ cipher: "mixed" })).toBeUndefined();
    expect(recognise(json([stanza({ cipher: undefined })])).issues).toMatchObject([
      { level: "question", kind: "backup_run", field: "encrypted" },
    ]);
  });

  test("with several repositories the cipher of the one that holds the backup counts", () => {
    const repo = [
      { key: 1, cipher: "none" },
      { key: 2, cipher: "aes-256-cbc" },
    ];
    const found = recognise(
      json([stanza({ cipher: "mixed", repo, backup: [1, 2].map((key) => backup({ database: { "repo-key": key } })) })]),
    );
    expect(found.records.map((record) => record.facts.encrypted)).toEqual([false, true]);
  });

  test("a stanza without a backup gives no record and a warning, and is an error as a whole", () => {
    const found = recognise(json([stanza({ status: { code: 2, message: "no valid backups" }, backup: [] })]));
    expect(found).toMatchObject({
      records: [],
      facts: { status: "error", backups: 0, lastFinishedAt: null },
      issues: [{ code: "STANZA_NOT_OK", level: "warning" }],
    });
  });

  test("the last backup is the one that ended last, wherever it stands in the list", () => {
    const found = recognise(
      json([stanza({ backup: [backup({ label: "20260204-000000F", timestamp: { start: 1, stop: 1770200000 } }), backup({})] })]),
    );
    expect(found.facts).toMatchObject({ perStanza: [{ last: { label: "20260204-000000F" } }] });
  });
});

describe("restic", () => {
  test("a snapshot is one record of its host and paths; encryption is asked for, for the list does not say", () => {
    const found = recognise(json([snapshot()]));
    expect(found.records[0]).toMatchObject({
      kind: "backup_run",
      occurredAt: "2026-02-03T04:05:06Z",
      facts: { backup_id: "01234567", system_id: "store-1:/srv/data", status: "success" },
    });
    expect(found.records[0]?.facts).not.toHaveProperty("encrypted");
    expect(found.issues.map((issue) => issue.code)).toEqual(["START_FOR_FINISH", "FACT_UNKNOWN"]);
  });

  test("a host that stopped shows its own last time beside the newest of all", () => {
    const found = recognise(json([snapshot({ hostname: "old", time: "2026-01-01T00:00:00Z" }), snapshot()]));
    expect(found.facts).toMatchObject({
      lastHost: "store-1",
      perHost: { old: { snapshots: 1, lastAt: "2026-01-01T00:00:00Z" } },
    });
  });

  test("a list grouped by host is the same list", () => {
    const plain = [snapshot({ hostname: "a" }), snapshot({ hostname: "b" })];
    const grouped = plain.map((entry) => ({ group_key: { hostname: "x", paths: null, tags: null }, snapshots: [entry] }));
    expect(recognise(json(grouped))).toEqual(recognise(json(plain)));
  });

  test("newer versions name the end of the backup, which is then the finish", () => {
    const found = recognise(
      json([snapshot({ summary: { backup_start: "2026-02-03T04:05:06Z", backup_end: "2026-02-03T04:30:00Z" } })]),
    );
    expect(found.records[0]?.facts.finished_at).toBe("2026-02-03T04:30:00Z");
    expect(found.facts.lastAt).toBe("2026-02-03T04:05:06Z");
  });

  test("an empty list says nothing about where it came from", () => {
    expect(recognise(json([]))).toMatchObject({ format: null, issues: [{ code: "UNKNOWN_FORMAT" }] });
  });
});
