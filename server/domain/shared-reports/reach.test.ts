import { describe, expect, test } from "vitest";

import { opensReport } from "./reach";

const audit = { windowFrom: "2026-01-01", windowTo: "2026-12-31", frameworks: ["soc2", "gdpr"] };
const whole = { ...audit, frameworks: [] };
const march = { windowFrom: "2026-03-01", windowTo: "2026-03-31", frameworks: [] };
const readiness = (windowFrom: string, windowTo: string) => ({ kind: "soc2_readiness" as const, windowFrom, windowTo });

describe("which shared reports an access opens", () => {
  test("an access to the whole audit opens each, also one that tells of other days", () => {
    expect(opensReport(whole, audit, readiness("2025-01-01", "2026-12-31"))).toBe(true);
  });

  test("an access to some days opens what lies in them and nothing that reaches out by a day", () => {
    const seen = [["2026-03-01", "2026-03-31"], ["2026-02-28", "2026-03-31"], ["2026-03-01", "2026-04-01"]].map(([from = "", to = ""]) => opensReport(march, audit, readiness(from, to)));
    expect(seen).toEqual([true, false, false]);
  });

  test("an access to one framework opens reports of that framework, and none that tells of all", () => {
    const gdpr = { ...whole, frameworks: ["gdpr"] };
    const seen = (["gdpr_accountability", "breach_register", "soc2_readiness", "control_tests"] as const).map((kind) => opensReport(gdpr, audit, { ...audit, kind }));
    expect(seen).toEqual([true, true, false, false]);
  });

  test("an access that names every framework of the audit is one to the whole of it", () => {
    const seen = [["gdpr", "soc2"], ["soc2"], []].map((frameworks) => opensReport({ ...whole, frameworks }, audit, { ...audit, kind: "control_tests" }));
    expect(seen).toEqual([true, false, true]);
  });
});
