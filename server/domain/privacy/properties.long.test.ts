import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";

import { addMonths, limitOn } from "./calendar-days";
import type { CaseEvent, ClockSetting } from "./case-events";
import { clockOf } from "./clock";
import { COUNTRIES, COUNTRY_CODES } from "./countries";
import { holidaysOf } from "./holidays";
import { Temporal } from "temporal-polyfill";

vi.setConfig({ testTimeout: 60_000 });
const runs = { numRuns: 400 };
const DAY_MS = 86_400_000;

const moments = fc.integer({ min: Date.parse("2018-05-26"), max: Date.parse("2039-12-01") }).map((at) => new Date(at).toISOString());
const settings = fc.record({
  country: fc.constantFrom(...COUNTRY_CODES), zone: fc.constantFrom("UTC", "Europe/Berlin", "Pacific/Apia", "America/New_York", "Asia/Kolkata", "Pacific/Kiritimati"),
  policy: fc.constantFrom("strict" as const, "suspend" as const), right: fc.constantFrom("access" as const, "erasure" as const),
}).map(({ country, ...rest }): ClockSetting => ({ ...rest, regime: country === "GB" ? "UK" : "EU", holidayOn: holidaysOf(country, null) }));

const received = (at: string): CaseEvent => ({ type: "received", at });
const later = (at: string, days: number): string => new Date(Date.parse(at) + days * DAY_MS).toISOString();

/** Questions and answers after a receipt, some never answered, some overlapping. */
const waits = fc.array(fc.record({ ground: fc.constantFrom("identity" as const, "clarification" as const, "fee" as const), after: fc.integer({ min: 0, max: 100 }), length: fc.option(fc.integer({ min: 0, max: 40 })) }), { maxLength: 5 });
const eventsOf = (at: string, list: (typeof waits extends fc.Arbitrary<infer T> ? T : never)): CaseEvent[] => list.flatMap(({ ground, after, length }): CaseEvent[] => [
  { type: `${ground}_asked`, at: later(at, after), reasoned: true, proven: true },
  ...(length === null ? [] : [{ type: `${ground}_answered` as const, at: later(at, after + length) }]),
]);

/** One month by hand: the same number in the next month, else its last day. Knows nothing of the engine's library. */
function monthByHand(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth))).toISOString().slice(0, 10);
}

describe("a statutory date", () => {
  test("is never before the month is over, and always a working day of the country", () => {
    fc.assert(fc.property(settings, moments, (setting, at) => {
      const { month, extended, start, due } = clockOf(setting, [received(at)]);
      expect([month.raw, extended.raw]).toEqual([monthByHand(start, 1), monthByHand(start, 3)]);
      expect(month.date >= month.raw && extended.date >= extended.raw && due === month).toBe(true);
      for (const { date } of [month, extended]) {
        expect([setting.holidayOn(date), [0, 6].includes(new Date(date).getUTCDay())]).toEqual([null, false]);
      }
    }), runs);
  });

  test("skips only days that are no working days, and says which", () => {
    fc.assert(fc.property(settings, moments, (setting, at) => {
      const { raw, date, moved } = clockOf(setting, [received(at)]).month;
      expect(moved.map(({ from }) => from)).toEqual(moved.map((_, index) => later(raw, index).slice(0, 10)));
      expect(date).toBe(later(raw, moved.length).slice(0, 10));
      for (const { from } of moved) expect(setting.holidayOn(from) !== null || [0, 6].includes(new Date(from).getUTCDay())).toBe(true);
    }), runs);
  });

  test("does not come earlier for a request that came later", () => {
    fc.assert(fc.property(settings, moments, fc.integer({ min: 0, max: 40 * DAY_MS }), (setting, at, more) => {
      const [first, second] = [clockOf(setting, [received(at)]), clockOf(setting, [received(later(at, more / DAY_MS))])];
      expect(second.month.date >= first.month.date && second.extended.date >= first.extended.date && second.target >= first.target).toBe(true);
    }), runs);
  });

  test("stays where it is when moved again", () => {
    fc.assert(fc.property(settings, moments, (setting, at) => {
      const { month } = clockOf(setting, [received(at)]);
      expect(limitOn(Temporal.PlainDate.from(month.date), setting.zone, setting.holidayOn)).toEqual({ ...month, raw: month.date, moved: [] });
    }), runs);
  });

  test("is no fewer than 28 days after receipt, and addMonths clamps and never sticks", () => {
    fc.assert(fc.property(moments, fc.constantFrom(1, 3), (at, months) => {
      const day = Temporal.PlainDate.from(at.slice(0, 10));
      expect(addMonths(day, months).toString()).toBe(monthByHand(day.toString(), months));
      expect(day.until(addMonths(day, months)).days >= 28).toBe(true);
    }), runs);
  });
});

describe("waiting", () => {
  test("never brings a date forward, and never past the sum of the waits and a rolled end", () => {
    fc.assert(fc.property(settings, moments, waits, (setting, at, list) => {
      const clock = clockOf(setting, [received(at), ...eventsOf(at, list)]);
      expect(clock.month.date >= clock.withoutStops.month && clock.extended.date >= clock.month.date).toBe(true);
      const most = clock.stops.reduce((sum, { from, to, counts }) => sum + (to === null || counts === "none" ? 0 : Temporal.PlainDate.from(from).until(to).total("days") + 1), 0);
      expect(clock.pausedDays).toBeLessThanOrEqual(most);
    }), runs);
  });

  test("changes nothing at all where the EU clock is strict", () => {
    fc.assert(fc.property(settings, moments, waits, (setting, at, list) => {
      const strict: ClockSetting = { ...setting, regime: "EU", policy: "strict" };
      expect(clockOf(strict, [received(at), ...eventsOf(at, list)]).due).toEqual(clockOf(strict, [received(at)]).due);
    }), runs);
  });

  test("under suspension gives no earlier date than under strict counting", () => {
    fc.assert(fc.property(settings, moments, waits, (setting, at, list) => {
      const by = (policy: "strict" | "suspend") => clockOf({ ...setting, policy }, [received(at), ...eventsOf(at, list)]).due.date;
      expect(by("suspend") >= by("strict")).toBe(true);
    }), runs);
  });
});

describe("an extension", () => {
  test("counts exactly when it is sent by the end of the first month, and leaves the refusal's limit alone", () => {
    fc.assert(fc.property(settings, moments, fc.integer({ min: 0, max: 60 }), (setting, at, after) => {
      const plain = clockOf(setting, [received(at)]);
      const on = later(plain.received, after).slice(0, 10);
      const clock = clockOf(setting, [received(at), { type: "extended", at: on, reasoned: true }]);
      expect(clock.isExtended).toBe(on <= plain.month.date);
      expect([clock.month, clock.due]).toEqual([plain.month, clock.isExtended ? plain.extended : plain.month]);
    }), runs);
  });
});

describe("the server's own zone", () => {
  const own = process.env["TZ"];
  afterEach(() => {
    if (own === undefined) delete process.env["TZ"];
    else process.env["TZ"] = own;
  });

  test("changes no date, no holiday and no word", async () => {
    const queries = COUNTRY_CODES.flatMap((country) => ["2026-03-05T22:30:00Z", "2026-11-25", "2026-12-01T00:10:00+01:00"].map((at) => ({ country, received: at, zone: COUNTRIES[country].zone })));
    const answers = new Set<string>();
    const offsets = new Set<number>();
    for (const zone of ["UTC", "Pacific/Kiritimati", "America/Los_Angeles", "Asia/Kolkata"]) {
      process.env["TZ"] = zone;
      vi.resetModules();
      const [{ calculateDeadline }, { DeadlineQuery }] = await Promise.all([import("./deadline"), import("./deadline-query")]);
      offsets.add(new Date("2026-01-01T00:00:00Z").getTimezoneOffset());
      answers.add(JSON.stringify(queries.map((query) => calculateDeadline(DeadlineQuery.parse(query)))));
    }
    expect([offsets.size, answers.size]).toEqual([4, 1]);
  });
});
