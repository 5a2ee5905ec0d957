import { describe, expect, test } from "vitest";

import { VERDICT_STATES, type VerdictState } from "../controls/schema";
import { frameworkReadiness } from "./readiness";

const asked = [{ framework: "soc2" as const, id: "CC1.1" }, { framework: "soc2" as const, id: "CC1.2" }, { framework: "gdpr" as const, id: "Art. 5(1)" }];
const control = (state: VerdictState, ...ids: string[]) => ({ state, requirements: ids.map((id) => ({ framework: id.startsWith("CC") ? "soc2" : "gdpr", id })) });
const of = (...controls: ReturnType<typeof control>[]) => Object.fromEntries(frameworkReadiness(asked, controls).map((row) => [row.id, row]));

describe("readiness", () => {
  test("a requirement is proven when every applicable control passes, and counts once however many there are", () => {
    expect(of(control("pass", "CC1.1", "CC1.2"), control("pass", "CC1.1"))["soc2"]).toMatchObject({ proven: 2, total: 2, byState: { pass: 2 } });
  });

  test.each(VERDICT_STATES.filter((state) => state !== "pass" && state !== "not_applicable"))("one control that is %s keeps its requirement from being proven", (state) => {
    expect(of(control("pass", "CC1.1"), control(state, "CC1.1"))["soc2"]).toMatchObject({ proven: 0, byState: { [state]: expect.any(Number) as number } });
  });

  test("a recorded zero is never shown as a pass", () => {
    expect(of(control("not_occurring", "CC1.1", "CC1.2"))["soc2"]).toMatchObject({ proven: 0, byState: { not_occurring: 2 } });
  });

  test("a requirement with no applicable control has no evidence: it is neither proven nor left out", () => {
    expect(of(control("not_applicable", "CC1.1", "CC1.2"))["soc2"]).toEqual({ id: "soc2", name: expect.any(String) as string, proven: 0, total: 2, byState: { no_evidence: 2 } });
    expect(of()["gdpr"]).toMatchObject({ proven: 0, total: 1, byState: { no_evidence: 1 } });
  });

  test("a control of another framework with the same wording proves nothing here", () => {
    expect(of({ state: "pass", requirements: [{ framework: "gdpr", id: "CC1.1" }] })["soc2"]).toMatchObject({ proven: 0 });
  });

  test("the states of a framework add up to its requirements", () => {
    for (const row of Object.values(of(control("fail", "CC1.1"), control("pass", "CC1.2"), control("stale", "Art. 5(1)")))) {
      expect(Object.values(row.byState).reduce((sum, count) => sum + count, 0)).toBe(row.total);
    }
  });
});
