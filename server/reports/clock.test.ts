import { expect, test } from "vitest";

import { createClock } from "./clock";

test("a moment prints in the report's zone with the offset of that day", () => {
  const { moment, day } = createClock("Europe/Berlin");
  expect(moment("2026-07-01T22:30:00Z")).toBe("2026-07-02 00:30 +02:00");
  expect(moment("2026-12-31T23:30:00.000Z")).toBe("2027-01-01 00:30 +01:00");
  expect(day("2026-12-31T23:30:00Z")).toBe("2027-01-01");
});

test("zones with half hours and behind UTC keep their sign", () => {
  expect(createClock("Asia/Kolkata").moment("2026-01-01T00:00:00Z")).toBe("2026-01-01 05:30 +05:30");
  expect(createClock("America/New_York").moment("2026-01-01T00:00:00Z")).toBe("2025-12-31 19:00 -05:00");
  expect(createClock("UTC").moment("2026-01-01T00:00:00Z")).toBe("2026-01-01 00:00 +00:00");
});

test("a day is never shifted by a zone, and what is no time prints as it came", () => {
  const { day, long, moment } = createClock("America/New_York");
  expect(day("2026-01-01")).toBe("2026-01-01");
  expect(long("2026-01-01")).toBe("1 Jan 2026");
  expect(moment("about noon")).toBe("about noon");
});

test("in German a day is written day first, with the offset beside the time as in English", () => {
  const german = createClock("Europe/Berlin", "de");
  expect([german.day("2026-11-22T23:30:00Z"), german.moment("2026-11-22T09:01:00Z"), german.long("2026-11-22"), german.day("2026-11-22"), german.day("soon")]).toEqual(["23.11.2026", "22.11.2026 10:01 +01:00", "22.11.2026", "22.11.2026", "soon"]);
});
