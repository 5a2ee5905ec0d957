import { describe, expect, test } from "vitest";

import { ACT_RULES, actsOf, FINDING_ACTS, FINDING_STATES } from "./acts";
import { foldFinding, xOfN } from "./fold";
import { FindingActInput, RaiseFindingInput } from "./schema";

const FACTS = { population: "Leavers of 2026", tested: 25, deviations: 2, deviating: ["L-4", "L-9"] };
const fold = (...events: FindingActInput[]) => foldFinding({ severity: "medium", facts: FACTS }, events);
const respond = { act: "respond", cause: "No ticket", mitigation: "", correction: "A rule", ownerId: "usr_1", dueOn: "2026-05-01" } as const;
const remediate: FindingActInput = { act: "remediate", text: "Done", doneOn: "2026-04-01", evidenceIds: [] };
const retest = (passed: boolean) => ({ act: "retest" as const, passed, tested: 10, deviations: passed ? 0 : 1, text: "Tested again" });
const say = (act: "close" | "reopen" | "withdraw" | "comment"): FindingActInput => ({ act, text: "Because" });

describe("a finding", () => {
  test("keeps its deviation through response, repair, a passed retest, closure and withdrawal", () => {
    const histories = [[respond], [respond, remediate], [respond, remediate, retest(true)], [respond, remediate, retest(true), say("close")], [say("withdraw")]];
    for (const events of histories) expect(fold(...events).facts).toEqual(FACTS);
    expect(xOfN(fold(respond, remediate, retest(true), say("close")).facts)).toBe("2 of 25");
  });

  test("stands as the last step left it, and a comment moves nothing", () => {
    expect(fold().state).toBe("raised");
    expect(fold(respond, say("comment")).state).toBe("answered");
    expect(fold(respond, remediate, retest(false)).state).toBe("retest_failed");
    expect(fold(respond, remediate, retest(false), remediate).state).toBe("remediated");
    expect(fold(respond, remediate, retest(true), say("close"), say("reopen")).state).toBe("retest_passed");
    expect(fold(say("withdraw"), say("reopen")).state).toBe("raised");
  });

  test("a later response replaces the one before and does not undo a repair", () => {
    const again = fold(respond, remediate, { ...respond, dueOn: "2026-06-01" });
    expect(again).toMatchObject({ state: "remediated", response: { dueOn: "2026-06-01" } });
  });

  test("the organization neither grades nor tests nor closes, the auditor neither answers nor repairs", () => {
    const only = (side: "auditor" | "organization") => FINDING_ACTS.filter((act) => ACT_RULES[act].by.length === 1 && ACT_RULES[act].by[0] === side);
    expect(only("organization")).toEqual(["respond", "remediate"]);
    for (const state of FINDING_STATES) expect(actsOf("organization", state).every((act) => ["respond", "remediate", "comment"].includes(act))).toBe(true);
    expect(actsOf("auditor", "raised")).not.toContain("close");
  });

  test("more deviations than items, more names than deviations, and a passed retest with deviations are refused", () => {
    const raise = (over: object) => RaiseFindingInput.safeParse({ title: "T", severity: "low", ...FACTS, ...over }).success;
    expect([raise({}), raise({ deviations: 26 }), raise({ deviations: 0 }), raise({ deviations: 1 }), raise({ tested: 1.5 })]).toEqual([true, false, false, false, false]);
    expect(FindingActInput.safeParse({ ...retest(true), deviations: 1 }).success).toBe(false);
  });
});
