import { describe, expect, test } from "vitest";

import { endOfDay, yearsLater } from "./retention-days";

describe("how long something is kept", () => {
  test.each([
    ["2026-12-31T22:59:59Z", "Europe/Berlin", "2029-12-31"], ["2026-12-31T23:00:00Z", "Europe/Berlin", "2030-01-01"],
    ["2026-03-01T07:59:59Z", "America/Los_Angeles", "2029-02-28"], ["2026-03-01T08:00:00Z", "America/Los_Angeles", "2029-03-01"],
    ["2026-03-05T09:59:59Z", "Pacific/Kiritimati", "2029-03-05"], ["2026-03-05T10:00:00Z", "Pacific/Kiritimati", "2029-03-06"], ["2026-03-05T11:59:59Z", "Etc/GMT+12", "2029-03-04"],
  ])("counts from the day it is at the organization: %s in %s, three years", (at, zone, day) => {
    expect(yearsLater(new Date(at), 3, zone)).toBe(day);
  });

  test("from 29 February ends on the 28th where there is no 29th, by the organization's calendar and not by Greenwich's", () => {
    expect([1, 3, 4].map((years) => yearsLater(new Date("2028-02-29T12:00:00Z"), years, "Europe/Berlin"))).toEqual(["2029-02-28", "2031-02-28", "2032-02-29"]);
    expect(yearsLater(new Date("2028-02-28T23:30:00Z"), 1, "Europe/Berlin")).toBe("2029-02-28");
    expect(yearsLater(new Date("2028-02-29T23:30:00Z"), 1, "Europe/Berlin")).toBe("2029-03-01");
  });

  test.each([
    ["2026-06-01", "Europe/Berlin", "2026-06-01T21:59:59.999Z"], ["2026-01-15", "Europe/Berlin", "2026-01-15T22:59:59.999Z"], ["2026-01-15", "America/Los_Angeles", "2026-01-16T07:59:59.999Z"],
    ["2026-03-29", "Europe/Berlin", "2026-03-29T21:59:59.999Z"], ["2026-10-25", "Europe/Berlin", "2026-10-25T22:59:59.999Z"], ["2026-03-05", "Pacific/Kiritimati", "2026-03-05T09:59:59.999Z"],
    // Clocks go back at midnight there, so the day before has 25 hours, and the one that begins at 01:00 begins at once.
    ["2026-04-04", "America/Santiago", "2026-04-05T03:59:59.999Z"], ["2026-09-05", "America/Santiago", "2026-09-06T03:59:59.999Z"],
  ])("goes to the very end of the day: %s in %s", (day, zone, at) => {
    expect(endOfDay(day, zone).toISOString()).toBe(at);
  });
});
