import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { daysBetween, isTimezone, readTime } from "./time";

describe("reading a time", () => {
  test.each([
    ["2026-02-03T04:05:06Z", "2026-02-03T04:05:06Z"],
    ["2026-02-03T04:05:06.999999999Z", "2026-02-03T04:05:06Z"],
    ["2026-02-03T04:05:06,5+01:00", "2026-02-03T03:05:06Z"],
    ["2026-02-03 04:05:06 UTC", "2026-02-03T04:05:06Z"],
    ["2026-02-03T04:05:06-0830", "2026-02-03T12:35:06Z"],
    ["2026-02-03T04:05Z", "2026-02-03T04:05:00Z"],
    ["2026-02-03T05:05:06+01:00[Europe/Berlin]", "2026-02-03T04:05:06Z"],
    ["2026-02-03 05:05:06.123456789 +0100 CET", "2026-02-03T04:05:06Z"],
    [1770091506, "2026-02-03T04:05:06Z"],
    [1770091506789, "2026-02-03T04:05:06Z"],
    ["1770091506", "2026-02-03T04:05:06Z"],
  ])("%s is %s and names its zone", (written, at) => {
    expect(readTime(written)).toEqual({ at, zoneAssumed: false });
  });

  test.each(["2026-02-03T04:05:06", "2026-02-03 04:05:06.25"])("%s has no zone: it is read as UTC and marked", (written) => {
    expect(readTime(written)).toEqual({ at: "2026-02-03T04:05:06Z", zoneAssumed: true });
  });

  test("a given zone is used for a time without one, in summer and in winter, and never for a time with one", () => {
    expect(readTime("2026-07-01T12:00:00", "Europe/Berlin")?.at).toBe("2026-07-01T10:00:00Z");
    expect(readTime("2026-01-01T12:00:00", "Europe/Berlin")).toEqual({ at: "2026-01-01T11:00:00Z", zoneAssumed: true });
    expect(readTime("2026-01-01T12:00:00", "+02:30")?.at).toBe("2026-01-01T09:30:00Z");
    expect(readTime("2026-01-01T12:00:00Z", "Europe/Berlin")?.at).toBe("2026-01-01T12:00:00Z");
  });

  test.each([
    "",
    "N/A",
    "no_information",
    "2026-02-03 05:05:06 CET",
    "yesterday",
    "2026-02-30T00:00:00Z",
    "2026-13-01",
    "2026-01-01T24:00:00Z",
    "2026-01-01T00:00:60Z",
    "0001-01-01T00:00:00Z",
    "2026-01-01T00:00:00+99:00",
    0,
    -5,
    Number.NaN,
    Infinity,
    1e300,
    null,
    undefined,
    {},
    [],
  ])("%s is no time", (written) => expect(readTime(written)).toBeNull());

  test("every second of the calendar reads back as itself", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1970-01-02T00:00:00Z"), max: new Date("2999-12-31T00:00:00Z"), noInvalidDate: true }),
        (date) => {
          const iso = `${date.toISOString().slice(0, 19)}Z`;
          expect(readTime(iso)?.at).toBe(iso);
          expect(readTime(date.toISOString())?.at).toBe(iso);
        },
      ),
    );
  });

  test("anything at all gives a time or null", () => {
    fc.assert(fc.property(fc.anything(), fc.string(), (value, zone) => void readTime(value, zone)));
    fc.assert(fc.property(fc.string(), fc.string(), (value, zone) => void readTime(value, zone)));
  });
});

test("a zone is an offset or a name that the tables know", () => {
  expect(["UTC", "+02:00", "America/New_York", "Mars/Olympus", "", "+99:00"].map(isTimezone)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});

test("days are whole, never negative, and unknown where either end is", () => {
  expect(daysBetween("2026-01-01T00:00:00Z", "2026-01-02T23:59:59Z")).toBe(1);
  expect(daysBetween("2026-01-05T00:00:00Z", "2026-01-01T00:00:00Z")).toBe(0);
  expect(daysBetween(null, "2026-01-01T00:00:00Z")).toBeUndefined();
  expect(daysBetween("2026-01-01T00:00:00Z", "no time")).toBeUndefined();
});
