import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { EVIDENCE_KINDS } from "../catalog/kinds";
import { fingerprint } from "./fingerprint";
import type { FactValue, RecordDraft } from "./record";
import { PushEvidenceInput, type PushItem } from "./schema";
import { supplementsFor, withSupplements, type StandingAnswer } from "./supplements";

const record = (facts: RecordDraft["facts"], occurredAt: string | null = null, kind = "access_config"): RecordDraft => ({ kind, occurredAt, facts });
const standing = (fact: string, value: FactValue, match: [string, string] | null = null): StandingAnswer => ({ kind: "access_config", fact, value, matchFact: match?.[0] ?? null, matchValue: match?.[1] ?? null });

describe("supplements", () => {
  test("what the source said is never overwritten, also where it said false, zero or nothing in text", () => {
    const value = fc.oneof(fc.string(), fc.double({ noNaN: true }), fc.boolean());
    fc.assert(fc.property(value, value, value, (said, answered, registered) => {
      const records = [record({ system_id: said })];
      const given = supplementsFor(records, [{ kind: "access_config", fact: "system_id", value: answered }], [standing("system_id", registered)], undefined, EVIDENCE_KINDS);
      expect(given).toEqual([]);
      expect(withSupplements(records, given, EVIDENCE_KINDS)).toEqual(records);
    }));
  });

  test("the sender's answer goes before the register's, and each names its source", () => {
    const given = supplementsFor([record({}), record({})], [{ kind: "access_config", fact: "mfa_required", value: true, record: 1 }], [standing("mfa_required", false), standing("sso_enforced", true)], undefined, EVIDENCE_KINDS);
    expect(given).toEqual([
      { record: 0, fact: "mfa_required", value: false, source: "register" }, { record: 0, fact: "sso_enforced", value: true, source: "register" },
      { record: 1, fact: "mfa_required", value: true, source: "upload" }, { record: 1, fact: "sso_enforced", value: true, source: "register" },
    ]);
  });

  test("a standing answer for one system is not given to another", () => {
    const given = supplementsFor([record({ system_id: "a" }), record({ system_id: "b" }), record({})], [], [standing("mfa_required", true, ["system_id", "a"])], undefined, EVIDENCE_KINDS);
    expect(given.map((item) => item.record)).toEqual([0]);
  });

  test("what is said of one system goes before what is said of all, in whatever order they stand", () => {
    const [all, one] = [standing("mfa_required", false), standing("mfa_required", true, ["system_id", "a"])];
    for (const register of [[all, one], [one, all]]) {
      const given = supplementsFor([record({ system_id: "a" }), record({ system_id: "b" })], [], register, undefined, EVIDENCE_KINDS);
      expect(given.map(({ value }) => value)).toEqual([true, false]);
    }
  });

  test("a stated time of extraction dates a snapshot without a time, and nothing else", () => {
    const at = "2026-03-05T10:00:00Z";
    const records = [record({}), record({}, "2026-01-01T00:00:00.000Z"), record({ system_id: "x" }, null, "restore_test")];
    const given = supplementsFor(records, [], [], at, EVIDENCE_KINDS);
    expect(given).toEqual([{ record: 0, fact: "snapshot_at", value: at, source: "upload" }]);
    expect(withSupplements(records, given, EVIDENCE_KINDS).map((item) => item.occurredAt)).toEqual([at, "2026-01-01T00:00:00.000Z", null]);
  });

  test("without an answer a missing fact stays missing: it is not there, not false and not zero", () => {
    const [kept] = withSupplements([record({ system_id: "a" })], supplementsFor([record({ system_id: "a" })], [], [], undefined, EVIDENCE_KINDS), EVIDENCE_KINDS);
    expect(kept).toEqual(record({ system_id: "a" }));
    expect(kept?.facts).not.toHaveProperty("mfa_required");
  });
});

describe("fingerprint", () => {
  const item = (over: Partial<PushItem> = {}): PushItem => ({ content: { text: "x" }, ...over });
  const of = (over: Partial<PushItem> = {}) => fingerprint("a".repeat(64), item(over));

  test("a name, a title or the door it came through makes no other item", () => {
    for (const same of [{ title: "T" }, { fileName: "f.json" }, { provenance: { method: "cli" as const } }, { provenance: {} }]) {
      expect(new Set([of({ provenance: {} }), of({ provenance: {}, ...same })]).size, JSON.stringify(same)).toBe(1);
    }
  });

  test("other bytes, another reading or other provenance make another item", () => {
    const all = [
      of(), fingerprint("b".repeat(64), item()), of({ kind: "account" }), of({ supersedes: "ev_1" }), of({ asDocument: true }), of({ provenance: { extractedAt: "2026-01-01T00:00:00Z" } }),
      of({ answers: [{ kind: "account", fact: "mfa", value: true }] }), of({ answers: [{ kind: "account", fact: "mfa", value: false }] }), of({ mapping: { kind: "account", columns: { a: "b" } } }),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  test("an empty provenance is no provenance", () => {
    expect(of({ provenance: {} })).toBe(of());
  });
});

describe("PushEvidenceInput", () => {
  const good = { content: { text: "x" } };

  test("takes 1 to 100 items and exactly one kind of content each", () => {
    expect(PushEvidenceInput.safeParse({ items: Array.from({ length: 100 }, () => good) }).success).toBe(true);
    for (const bad of [{ items: [] }, { items: Array.from({ length: 101 }, () => good) }, {}, { items: good }, null, []]) expect(PushEvidenceInput.safeParse(bad).success).toBe(false);
    for (const content of [{}, { text: "x", base64: "eA==" }, { base64: "not base64!" }, { sha256: "A".repeat(64) }, { sha256: "a".repeat(63) }, { text: 5 }, "x"]) {
      expect(PushEvidenceInput.safeParse({ items: [{ content }] }).success, JSON.stringify(content)).toBe(false);
    }
  });

  test("refuses unknown keys at every level", () => {
    for (const item of [{ ...good, orgId: "org_1" }, { ...good, provenance: { collectedBy: "x" } }, { ...good, answers: [{ kind: "a", fact: "b", value: 1, by: "me" }] }, { ...good, mapping: { kind: "a", columns: {}, script: "x" } }]) {
      expect(PushEvidenceInput.safeParse({ items: [item] }).success, JSON.stringify(item)).toBe(false);
    }
  });
});
