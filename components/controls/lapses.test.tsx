import { expect, test } from "vitest";

import { judgedOn } from "./judged-on";
import { pastLapses } from "./past-lapses";

test("a control without a calendar says what its rules look at", () => {
  expect(judgedOn([{ label: "Newest restore test per system, at most 90 days old: outcome = \"success\"" }])).toBe("Judged on the newest restore test per system, at most 90 days old");
  expect(judgedOn([{ label: "Every change record of 365 days: approved = yes" }, { label: "Newest code scan" }])).toBe("Judged on every change record of 365 days; the newest code scan");
  expect(judgedOn([])).toBe("Not judged yet");
});

test("a lapse that is over stays listed, newest first; the state of now, and what never failed, is none", () => {
  const history = [
    { state: "fail" as const, from: "2024-01-01", to: "2024-06-01" }, { state: "pass" as const, from: "2024-06-01", to: "2026-02-01" },
    { state: "stale" as const, from: "2026-02-01", to: "2026-03-01" }, { state: "pass" as const, from: "2026-03-01", to: "2026-05-01" },
    { state: "fail" as const, from: "2026-05-01", to: "2026-05-03" }, { state: "no_evidence" as const, from: "2026-05-03", to: "2026-05-04" }, { state: "fail" as const, from: "2026-05-04", to: null },
  ];
  expect(pastLapses(history, "2026-06-01").map(({ state, from }) => [state, from])).toEqual([["fail", "2026-05-01"], ["stale", "2026-02-01"]]);
});
