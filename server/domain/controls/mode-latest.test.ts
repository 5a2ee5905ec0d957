import { describe, expect, test } from "vitest";

import { catalogTest, changed, resultOf, verdictAt } from "./testing/judge-one";
import { daysAgo, record } from "./testing/rule-samples";

const scan = catalogTest("NET-01");
const good = record("n1", "network_config", daysAgo(10), { default_deny: true, public_admin_ports: 0, public_buckets: 0 });

describe("latest", () => {
  test("a fresh record that meets everything passes until the day it becomes too old", () => {
    const result = resultOf(scan, [good]);
    expect(result).toMatchObject({ state: "pass", basis: ["n1"], basisTotal: 1, tested: 1, nextChangeAt: "2026-12-13T12:00:00.001Z" });
    expect(verdictAt(scan, [good], "2026-12-13T12:00:00.000Z").state).toBe("pass");
    expect(verdictAt(scan, [good], "2026-12-13T12:00:00.001Z")).toMatchObject({
      state: "stale", nextChangeAt: null, sentence: "No network settings in 31 days; last was 12 Nov 2026.",
    });
  });

  test("only the newest counts, by when it happened and not by when it came", () => {
    const old = changed(good, { default_deny: false }, { id: "n0", occurredAt: daysAgo(20), receivedAt: daysAgo(1) });
    expect(resultOf(scan, [old, good])).toMatchObject({ state: "pass", basis: ["n1"] });
    expect(resultOf(scan, [changed(old, {}, { occurredAt: daysAgo(5) }), good])).toMatchObject({ state: "fail", basis: ["n0"] });
  });

  test("of two records of one moment the one received later counts; received together, the worse does", () => {
    const bad = changed(good, { default_deny: false }, { id: "n0" });
    expect(resultOf(scan, [bad, changed(good, {}, { receivedAt: daysAgo(9) })]).state).toBe("pass");
    expect(resultOf(scan, [bad, good]).state).toBe("fail");
  });

  test("a failure says what was found and what was asked, and does not turn stale by waiting", () => {
    const bad = changed(good, { public_buckets: 2, default_deny: false });
    expect(resultOf(scan, [bad])).toMatchObject({
      state: "fail", deviationsTotal: 1, nextChangeAt: null,
      sentence: "The newest network settings, of 12 Nov 2026, deviates: default deny is no, not yes; public buckets is 2, not 0.",
    });
    expect(verdictAt(scan, [bad], "2027-11-22T12:00:00.000Z").state).toBe("fail");
  });

  test("a missing fact is for a person: never a pass, never a failure, and named with its record", () => {
    expect(resultOf(scan, [changed(good, { public_buckets: undefined })])).toMatchObject({
      state: "manual_pending", missing: [{ recordId: "n1", fact: "public_buckets" }], deviationsTotal: 0,
      sentence: "A person must supply 1 fact of 1 record: public buckets of the network settings of 12 Nov 2026 is missing.",
    });
    expect(resultOf(scan, [changed(good, { public_buckets: undefined, default_deny: false })]).state).toBe("fail");
  });

  test("no record at all is no evidence", () => {
    expect(resultOf(scan, [])).toMatchObject({ state: "no_evidence", sentence: "No network settings received.", tested: 0, nextChangeAt: null });
  });

  test("a record without a date is never fresh: a person must date it", () => {
    const undated = changed(good, { snapshot_at: undefined }, { occurredAt: null });
    expect(resultOf(scan, [undated])).toMatchObject({ state: "manual_pending", missing: [{ recordId: "n1", fact: "snapshot_at" }] });
    expect(resultOf(scan, [good, changed(undated, {}, { id: "n2" })]).state).toBe("pass");
    expect(resultOf(scan, [good, changed(undated, { default_deny: false }, { id: "n2" })]).state).toBe("manual_pending");
  });

  test("a record dated ahead does not count yet, and says so", () => {
    const ahead = changed(good, { default_deny: false }, { id: "n2", occurredAt: daysAgo(-1) });
    expect(resultOf(scan, [good, ahead])).toMatchObject({ state: "pass", nextChangeAt: "2026-11-23T12:00:00.000Z" });
    expect(resultOf(scan, [good, ahead]).sentence).toContain("1 network settings dated after 22 Nov 2026 not counted.");
    expect(resultOf(scan, [ahead]).state).toBe("no_evidence");
  });

  describe("with a where", () => {
    const pentest = catalogTest("VUL-03");
    const report = record("p1", "independent_evaluation", daysAgo(30), { type: "penetration_test", independent: true, open_critical_high: 0 });

    test("records that are not meant do not count", () => {
      expect(resultOf(pentest, [changed(report, { type: "audit" })])).toMatchObject({ state: "no_evidence" });
      expect(resultOf(pentest, [changed(report, { type: "audit", independent: false }, { id: "p2", occurredAt: daysAgo(1) }), report]).state).toBe("pass");
    });

    test("a record that may be meant is not hidden by its missing fact", () => {
      const unsaid = changed(report, { type: undefined }, { id: "p2", occurredAt: daysAgo(1) });
      expect(resultOf(pentest, [unsaid])).toMatchObject({ state: "manual_pending", missing: [{ recordId: "p2", fact: "type" }] });
      expect(resultOf(pentest, [report, unsaid]).state).toBe("pass");
      expect(resultOf(pentest, [report, changed(unsaid, { independent: false })]).state).toBe("manual_pending");
      expect(resultOf(pentest, [report, changed(unsaid, { independent: false }, { occurredAt: daysAgo(40) })]).state).toBe("pass");
    });
  });
});
