import { describe, expect, test } from "vitest";

import type { CaseEvent, ClockSetting } from "./case-events";
import { clockOf } from "./clock";
import { holidaysOf } from "./holidays";

type Ground = "identity" | "clarification" | "fee";
const germany: ClockSetting = { regime: "EU", zone: "Europe/Berlin", right: "access", policy: "suspend", holidayOn: holidaysOf("DE", null) };
const strict: ClockSetting = { ...germany, policy: "strict" };
const uk: ClockSetting = { ...germany, regime: "UK", zone: "Europe/London", holidayOn: holidaysOf("GB", "ENG") };

const received = (at: string): CaseEvent => ({ type: "received", at });
const extended = (at: string, reasoned = true): CaseEvent => ({ type: "extended", at, reasoned });
const ask = (ground: Ground, at: string, more: { reasoned?: boolean; proven?: boolean } = {}): CaseEvent => ({ type: `${ground}_asked`, at, reasoned: true, proven: true, ...more });
const reply = (ground: Ground, at: string): CaseEvent => ({ type: `${ground}_answered`, at });
const due = (setting: ClockSetting, ...events: CaseEvent[]): string => clockOf(setting, events).due.date;

describe("the end of a month", () => {
  test.each([
    ["2024-01-29", "2024-02-29"], ["2023-01-29", "2023-02-28"], ["2028-01-31", "2028-02-29"], ["2024-02-29", "2024-04-02"], ["2026-05-31", "2026-06-30"],
    ["2026-10-31", "2026-11-30"], ["2026-03-31", "2026-04-30"], ["2025-12-31", "2026-02-02"], ["2026-11-26", "2026-12-28"], ["2026-12-01", "2027-01-04"],
  ])("received %s in Germany is due %s", (at, on) => expect(due(strict, received(at))).toBe(on));

  test("25 December on a Friday carries over the weekend, New Year too", () => {
    expect(due(strict, received("2026-11-25"))).toBe("2026-12-28");
    expect(due(uk, received("2026-11-25"))).toBe("2026-12-29");
    expect(due(strict, received("2026-12-01"))).toBe("2027-01-04");
  });

  test("an extended period is counted from the receipt over a year's end and a leap day", () => {
    expect(due(strict, received("2023-11-29"), extended("2023-12-01"))).toBe("2024-02-29");
    expect(due(strict, received("2023-11-30"), extended("2023-12-01"))).toBe("2024-02-29");
    expect(due(strict, received("2022-11-30"), extended("2022-12-01"))).toBe("2023-02-28");
    expect(due(strict, received("2026-10-31"), extended("2026-11-02"))).toBe("2027-02-01");
  });
});

describe("the legal zone", () => {
  test.each([
    ["Pacific/Auckland", "2026-03-31T10:59:59Z", "2026-04-30"], ["Pacific/Auckland", "2026-03-31T11:00:00Z", "2026-05-01"],
    ["America/Los_Angeles", "2026-04-01T06:59:59Z", "2026-04-30"], ["America/Los_Angeles", "2026-04-01T07:00:00Z", "2026-05-01"],
    ["Pacific/Kiritimati", "2026-08-31T10:00:00Z", "2026-10-01"], ["Pacific/Pago_Pago", "2026-09-01T10:59:00Z", "2026-09-30"],
    ["Asia/Kolkata", "2026-08-31T18:30:00Z", "2026-10-01"], ["Atlantic/Azores", "2026-09-01T00:30:00+01:00", "2026-09-30"],
  ])("in %s, %s is due %s", (zone, at, on) => expect(due({ ...strict, zone, holidayOn: () => null }, received(at))).toBe(on));

  test("on the nights the clocks change, the day is the local one and ends when the local day ends", () => {
    const berlin = (at: string) => clockOf({ ...strict, holidayOn: () => null }, [received(at)]);
    // 26 Mar 23:30 CET; the end lies in summer time.
    expect(berlin("2026-03-26T22:30:00Z").due).toMatchObject({ date: "2026-04-27", endsAt: "2026-04-27T22:00:00Z" });
    expect(berlin("2026-03-28T22:59:59Z").received).toBe("2026-03-28");
    expect(berlin("2026-03-29T21:59:59Z").received).toBe("2026-03-29");
    // 25 October has 25 hours: one and the same clock time twice, one and the same day.
    expect([berlin("2026-10-25T00:30:00Z").received, berlin("2026-10-25T01:30:00Z").received, berlin("2026-10-25T23:00:00Z").received]).toEqual(["2026-10-25", "2026-10-25", "2026-10-26"]);
    expect(berlin("2026-09-25T08:00:00Z").due).toMatchObject({ date: "2026-10-26", endsAt: "2026-10-26T23:00:00Z" });
  });

  test("a notice one second before midnight of the legal zone is in time, at midnight it is not", () => {
    expect(clockOf(germany, [received("2026-03-05"), extended("2026-04-07T21:59:59Z")]).isExtended).toBe(true);
    expect(clockOf(germany, [received("2026-03-05"), extended("2026-04-07T22:00:00Z")]).isExtended).toBe(false);
  });

  test("a time written without a zone is one of the legal zone", () => {
    expect(clockOf(strict, [received("2026-08-01T23:59")]).received).toBe("2026-08-01");
  });
});

describe("an extension", () => {
  test("without reasons extends nothing, and a later one with them does", () => {
    const clock = clockOf(strict, [received("2026-06-01"), extended("2026-06-10", false), extended("2026-06-20")]);
    expect(clock.extensions.map(({ because }) => because)).toEqual(["not_reasoned", null]);
    expect(clock.due.date).toBe("2026-09-01");
  });

  test("is given once", () => {
    const clock = clockOf(strict, [received("2026-06-01"), extended("2026-06-10"), extended("2026-06-20")]);
    expect([clock.extensions[1]?.because, clock.due.date]).toEqual(["second", "2026-09-01"]);
  });

  test("may be sent on the day the weekend rule gives, and while a wait that counts has moved the month", () => {
    expect(due(strict, received("2026-02-01"), extended("2026-03-02"))).toBe("2026-05-04");
    expect(due(germany, received("2026-06-01"), ask("identity", "2026-06-02"), reply("identity", "2026-06-15"), extended("2026-07-10"))).toBe("2026-09-14");
    expect(due(strict, received("2026-06-01"), ask("identity", "2026-06-02"), reply("identity", "2026-06-15"), extended("2026-07-10"))).toBe("2026-07-01");
    expect(clockOf(germany, [received("2026-06-01"), ask("identity", "2026-06-30"), extended("2026-07-20"), reply("identity", "2026-07-25")]).isExtended).toBe(true);
  });
});

describe("waiting for the person", () => {
  test("two waits apart are both left out, and two at once only once", () => {
    const apart = [ask("identity", "2026-06-02"), reply("identity", "2026-06-05"), ask("clarification", "2026-06-10"), reply("clarification", "2026-06-12")];
    expect([due(germany, received("2026-06-01"), ...apart), clockOf(germany, [received("2026-06-01"), ...apart]).pausedDays]).toEqual(["2026-07-06", 5]);
    const atOnce = [ask("identity", "2026-06-02"), ask("clarification", "2026-06-04"), reply("identity", "2026-06-08"), reply("clarification", "2026-06-10")];
    expect(clockOf(germany, [received("2026-06-01"), ...atOnce]).pausedDays).toBe(8);
    const within = [ask("identity", "2026-06-02"), ask("clarification", "2026-06-04"), reply("clarification", "2026-06-05"), reply("identity", "2026-06-10")];
    expect(clockOf(germany, [received("2026-06-01"), ...within]).pausedDays).toBe(8);
  });

  test("two questions for the same are one wait or two, as their rows say", () => {
    const rows = (first?: string, second?: string): CaseEvent[] => [
      { type: "identity_asked", at: "2026-06-05", reasoned: true, proven: true, ...(first ? { ask: first } : {}) }, { type: "identity_asked", at: "2026-06-08", reasoned: true, proven: true, ...(second ? { ask: second } : {}) },
      { type: "identity_answered", at: "2026-06-10", ...(first ? { ask: first } : {}) }, { type: "identity_answered", at: "2026-06-12", ...(second ? { ask: second } : {}) },
    ];
    expect(clockOf(germany, [received("2026-06-01"), ...rows()]).pausedDays).toBe(5);
    expect(clockOf(germany, [received("2026-06-01"), ...rows("a", "b")]).pausedDays).toBe(7);
    expect(clockOf(uk, [received("2026-06-01"), ...rows("b", "a")]).start).toBe("2026-06-12");
  });

  test("UK days of clarification that touch are each counted once", () => {
    const twice = [ask("clarification", "2026-06-05"), reply("clarification", "2026-06-10"), ask("clarification", "2026-06-10"), reply("clarification", "2026-06-12")];
    expect(clockOf(uk, [received("2026-06-01"), ...twice]).pausedDays).toBe(8);
    expect(clockOf(uk, [received("2026-06-01"), ask("clarification", "2026-06-01"), reply("clarification", "2026-06-01")]).pausedDays).toBe(1);
  });

  test("in the UK the month begins with the latest of receipt, identity and fee, and clarification before that moves nothing", () => {
    const both = [ask("identity", "2026-06-02"), ask("fee", "2026-06-02"), reply("identity", "2026-06-15"), reply("fee", "2026-06-11")];
    expect(clockOf(uk, [received("2026-06-01"), ...both])).toMatchObject({ start: "2026-06-15", startedBy: "identity", due: { date: "2026-07-15" } });
    const before = [ask("identity", "2026-06-02"), ask("clarification", "2026-06-03"), reply("clarification", "2026-06-10"), reply("identity", "2026-06-15")];
    expect(due(uk, received("2026-06-01"), ...before)).toBe("2026-07-15");
    const across = [ask("identity", "2026-06-02"), ask("clarification", "2026-06-12"), reply("identity", "2026-06-15"), reply("clarification", "2026-06-17")];
    expect(due(uk, received("2026-06-01"), ...across)).toBe("2026-07-20");
  });

  test("a fee stops nothing in the EU, and clarification only what is asked under the right of access", () => {
    expect(due(germany, received("2026-06-01"), ask("fee", "2026-06-02"), reply("fee", "2026-06-20"))).toBe("2026-07-01");
    const clarified = [received("2026-06-01"), ask("clarification", "2026-06-02"), reply("clarification", "2026-06-20")];
    for (const setting of [germany, uk]) {
      expect(due({ ...setting, right: "erasure" }, ...clarified)).toBe("2026-07-01");
      expect(due(setting, ...clarified)).not.toBe("2026-07-01");
    }
  });

  test.each([["without a reason", { reasoned: false }, "not_reasoned"], ["without proof of sending", { proven: false }, "not_proven"]])("asked %s counts in full", (_what, fault, because) => {
    for (const setting of [germany, uk]) {
      const clock = clockOf(setting, [received("2026-06-01"), ask("identity", "2026-06-02", fault), reply("identity", "2026-06-15")]);
      expect([clock.due.date, clock.stops[0]?.because]).toEqual(["2026-07-01", because]);
    }
  });

  test("a question after the period has ended revives nothing; on its last day it still may be asked", () => {
    for (const setting of [germany, uk]) {
      expect(due(setting, received("2026-06-01"), ask("clarification", "2026-07-02"), reply("clarification", "2026-07-20"))).toBe("2026-07-01");
      expect(due(setting, received("2026-06-01"), ask("clarification", "2026-07-01"), reply("clarification", "2026-07-06"))).not.toBe("2026-07-01");
    }
    expect(due(uk, received("2026-06-01"), ask("identity", "2026-07-02"), reply("identity", "2026-07-20"))).toBe("2026-07-01");
  });

  test("a question in the extended time moves the answer, never the refusal that was already due", () => {
    const clock = clockOf(germany, [received("2026-06-01"), extended("2026-06-20"), ask("identity", "2026-07-10"), reply("identity", "2026-07-20")]);
    expect([clock.due.date, clock.month.date]).toEqual(["2026-09-11", "2026-07-01"]);
  });

  test("a month that has ended does not begin anew, even while an extension runs", () => {
    expect(due(uk, received("2026-06-01"), extended("2026-06-20"), ask("identity", "2026-07-10"), reply("identity", "2026-07-20"))).toBe("2026-09-01");
    expect(due(uk, received("2026-06-01"), extended("2026-06-20"), ask("clarification", "2026-07-10"), reply("clarification", "2026-07-20"))).toBe("2026-09-14");
  });

  test("a question that lies after the stated day has not been asked yet", () => {
    for (const setting of [germany, uk]) expect(clockOf({ ...setting, asOf: "2026-06-05" }, [received("2026-06-01"), ask("identity", "2026-06-10")])).toMatchObject({ start: "2026-06-01", due: { date: "2026-07-01" } });
  });

  test("asked again while waiting is a reminder", () => {
    expect(clockOf(germany, [received("2026-06-01"), ask("identity", "2026-06-02"), ask("identity", "2026-06-09"), reply("identity", "2026-06-15")])).toMatchObject({ pausedDays: 13, stops: [{ from: "2026-06-02", to: "2026-06-15" }] });
  });

  test("unanswered moves nothing by itself; up to a stated day it does, and the case says since when it waits", () => {
    const open = [received("2026-06-01"), ask("identity", "2026-06-10")];
    expect(clockOf(germany, open)).toMatchObject({ due: { date: "2026-07-01" }, waitingFor: [{ ground: "identity", since: "2026-06-10" }], overdue: null });
    expect(clockOf({ ...germany, asOf: "2026-07-20" }, open)).toMatchObject({ due: { date: "2026-08-10" }, overdue: false });
    expect(clockOf({ ...uk, asOf: "2026-07-20" }, open)).toMatchObject({ start: "2026-07-20", due: { date: "2026-08-20" }, overdue: false });
    expect(clockOf({ ...strict, asOf: "2026-07-02" }, open)).toMatchObject({ due: { date: "2026-07-01" }, waitingFor: [], overdue: true });
  });

  test("asking late is noted", () => {
    expect(clockOf(germany, [received("2026-06-01"), ask("identity", "2026-06-04")]).stops[0]?.slow).toBe(false);
    expect(clockOf(germany, [received("2026-06-01"), ask("identity", "2026-06-05")]).stops[0]?.slow).toBe(true);
  });
});

describe("what we did", () => {
  test("on the last day is in time, a day later is late", () => {
    expect(clockOf(strict, [received("2026-03-05"), { type: "answered", at: "2026-04-07T21:59:00Z" }]).answered).toEqual({ on: "2026-04-07", daysLate: 0 });
    expect(clockOf(strict, [received("2026-03-05"), { type: "answered", at: "2026-04-07T22:00:00Z" }]).answered).toEqual({ on: "2026-04-08", daysLate: 1 });
  });

  test("ends being overdue", () => {
    expect(clockOf({ ...strict, asOf: "2026-05-01" }, [received("2026-03-05"), { type: "answered", at: "2026-04-30" }]).overdue).toBe(false);
    expect(clockOf({ ...strict, asOf: "2026-04-07" }, [received("2026-03-05")]).overdue).toBe(false);
  });

  test("the day to aim for is a working day before the limit", () => {
    expect(clockOf(strict, [received("2026-03-16")]).target).toBe("2026-04-02");
  });
});

describe("the rules of the day of receipt", () => {
  test.each([["EU", "2026-02-05", "EU.2018-05-25"], ["UK", "2026-02-04", "UK.2018-05-25"], ["UK", "2026-02-05", "UK.2026-02-05"]] as const)("%s on %s is %s", (regime, at, id) => {
    expect(clockOf({ ...uk, regime }, [received(at)]).rules.id).toBe(id);
  });

  test("the day is the one of the legal zone", () => {
    expect(clockOf({ ...uk, zone: "Pacific/Auckland" }, [received("2026-02-04T12:00:00Z")]).rules.id).toBe("UK.2026-02-05");
  });

  test("there are none before the GDPR, none without a receipt and none for what happened before it", () => {
    expect(() => clockOf(strict, [received("2018-05-24")])).toThrow(RangeError);
    expect(() => clockOf(strict, [extended("2026-05-24")])).toThrow(RangeError);
    expect(() => clockOf(strict, [received("2026-05-24"), ask("identity", "2026-05-23")])).toThrow(RangeError);
  });

  test("rows may come in any order", () => {
    const rows = [received("2026-06-01"), ask("identity", "2026-06-02"), reply("identity", "2026-06-15"), extended("2026-06-20")];
    expect(clockOf(germany, rows.toReversed())).toEqual(clockOf(germany, rows));
  });
});
