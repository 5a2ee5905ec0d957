import { describe, expect, test } from "vitest";

import { breachLimits } from "./breach";
import type { CaseEvent, ClockSetting, PausePolicy } from "./case-events";
import { clockOf } from "./clock";
import type { Regime } from "./rule-sets";

const DE_2026 = ["2026-04-03", "2026-04-06", "2026-05-01", "2026-05-14", "2026-05-25", "2026-10-03", "2026-12-25", "2026-12-26", "2027-01-01"];

/** The holiday sets the vectors name, and no others. */
function setting(regime: Regime, holidays: readonly string[] = [], more: Partial<ClockSetting> = {}): ClockSetting {
  return { regime, zone: "UTC", right: "access", policy: "strict", holidayOn: (day) => (holidays.includes(day) ? "holiday" : null), ...more };
}
const received = (at: string): CaseEvent => ({ type: "received", at });
const extended = (at: string): CaseEvent => ({ type: "extended", at, reasoned: true });
function asked(ground: "identity" | "clarification", at: string, answered: string): CaseEvent[] {
  return [{ type: `${ground}_asked`, at, reasoned: true, proven: true }, { type: `${ground}_answered`, at: answered }];
}

describe("the vectors of the specification: one month", () => {
  test.each<[number: string, regimes: string, received: string, due: string, raw: string | null, holidays: readonly string[]]>([
    ["1", "EU", "2019-09-10", "2019-10-10", null, []],
    ["2", "EU/UK", "2019-09-03", "2019-10-03", null, []],
    ["3", "EU", "2026-08-31", "2026-09-30", null, []],
    ["4", "EU/UK", "2024-01-31", "2024-02-29", null, []],
    ["5", "EU/UK", "2026-01-31", "2026-03-02", "2026-02-28", []],
    ["6 28 Jan", "EU", "2026-01-28", "2026-03-02", null, []],
    ["6 29 Jan", "EU", "2026-01-29", "2026-03-02", null, []],
    ["6 30 Jan", "EU", "2026-01-30", "2026-03-02", null, []],
    ["7", "EU", "2026-02-28", "2026-03-30", "2026-03-28", []],
    ["8", "EU", "2026-03-05", "2026-04-07", "2026-04-05", DE_2026],
    ["9", "EU", "2026-03-03", "2026-04-07", "2026-04-03", DE_2026],
    ["10", "EU", "2026-04-01", "2026-05-04", "2026-05-01", DE_2026],
    ["11", "UK", "2024-11-25", "2024-12-27", null, ["2024-12-25", "2024-12-26"]],
    ["12", "UK", "2026-01-01", "2026-02-02", "2026-02-01", ["2026-01-01"]],
    ["13a", "EU", "2026-06-21", "2026-07-22", null, ["2026-07-21"]],
    ["13b", "EU", "2026-06-21", "2026-07-21", null, DE_2026],
    ["14a", "EU", "2026-11-25", "2026-12-28", null, DE_2026],
    ["14b", "UK", "2026-11-25", "2026-12-29", null, ["2026-12-25", "2026-12-28"]],
    ["15", "EU", "2026-12-31", "2027-02-01", "2027-01-31", []],
    ["26", "EU", "2026-02-01", "2026-03-02", "2026-03-01", []],
    ["27", "EU", "2026-03-05", "2026-04-07", null, DE_2026],
  ])("%s (%s): received %s, due %s", (_number, regimes, at, due, raw, holidays) => {
    for (const regime of regimes.split("/") as Regime[]) {
      const clock = clockOf(setting(regime, holidays), [received(at)]);
      expect([clock.due.date, clock.due.date === clock.month.date]).toEqual([due, true]);
      if (raw !== null) expect(clock.due.raw).toBe(raw);
    }
  });

  test("1: the period ends at 24:00", () => {
    expect(clockOf(setting("EU", [], { zone: "Europe/Vienna" }), [received("2019-09-10")]).due.endsAt).toBe("2019-10-10T22:00:00Z");
  });

  test.each([["25a", "2026-08-01T21:59Z", "2026-09-01"], ["25b", "2026-08-01T22:01Z", "2026-09-02"]])("%s: in Berlin %s is due %s", (_number, at, due) => {
    expect(clockOf(setting("EU", DE_2026, { zone: "Europe/Berlin" }), [received(at)]).due.date).toBe(due);
  });
});

describe("the vectors of the specification: extension and refusal", () => {
  test("16: notice on 7 April gives until 5 June, and the notice limit stays", () => {
    const clock = clockOf(setting("EU", DE_2026), [received("2026-03-05"), extended("2026-04-07")]);
    expect([clock.due.date, clock.month.date]).toEqual(["2026-06-05", "2026-04-07"]);
  });

  test.each([["17", "2026-01-31", "2026-04-30", "2026-04-30"], ["18", "2026-11-30", "2027-03-01", "2027-02-28"]])("%s: received %s and extended is due %s", (_number, at, due, raw) => {
    expect(clockOf(setting("EU"), [received(at), extended(at)]).due).toMatchObject({ date: due, raw });
  });

  test("19: notice on 8 April extends nothing, and the request is overdue", () => {
    const clock = clockOf(setting("EU", DE_2026, { asOf: "2026-04-08" }), [received("2026-03-05"), extended("2026-04-08")]);
    expect([clock.due.date, clock.overdue, clock.extensions]).toEqual(["2026-04-07", true, [{ on: "2026-04-08", because: "too_late" }]]);
  });

  test("20: a refusal after an extension in time was still due on 7 April", () => {
    const clock = clockOf(setting("EU", DE_2026), [received("2026-03-05"), extended("2026-04-01"), { type: "refused", at: "2026-05-20" }]);
    expect([clock.due.date, clock.month.date, clock.refused]).toEqual(["2026-06-05", "2026-04-07", { on: "2026-05-20", daysLate: 43 }]);
  });
});

describe("the vectors of the specification: waiting for the person", () => {
  test.each<[number: string, regime: Regime, policy: PausePolicy, ground: "identity" | "clarification", asked: string, answered: string, due: string]>([
    ["21", "UK", "strict", "identity", "2026-06-02", "2026-06-15", "2026-07-15"],
    ["22a", "EU", "strict", "identity", "2026-06-02", "2026-06-15", "2026-07-01"],
    ["22b", "EU", "suspend", "identity", "2026-06-02", "2026-06-15", "2026-07-14"],
    ["23", "UK", "strict", "clarification", "2026-06-05", "2026-06-10", "2026-07-07"],
    ["24", "EU", "suspend", "clarification", "2026-06-05", "2026-06-10", "2026-07-06"],
  ])("%s: %s, %s, %s asked %s and answered %s is due %s", (_number, regime, policy, ground, at, answered, due) => {
    const clock = clockOf(setting(regime, [], { policy }), [received("2026-06-01"), ...asked(ground, at, answered)]);
    expect([clock.due.date, clock.withoutStops.due]).toEqual([due, "2026-07-01"]);
  });
});

test("28: a breach known on Friday 16:30 is to be notified by Monday 16:30, or 17:00 with the hour of awareness left out", () => {
  expect(breachLimits("2026-03-06T15:30:00Z", "Europe/Berlin")).toEqual({ strict: "2026-03-09T15:30:00Z", full: "2026-03-09T16:00:00Z" });
});
