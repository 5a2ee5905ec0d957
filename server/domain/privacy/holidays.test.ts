import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { COUNTRIES, COUNTRY_CODES, type CountryCode } from "./countries";
import { HOLIDAY_SOURCE, holidaysOf, regionsOf } from "./holidays";

function daysOf(country: CountryCode, year: number, region: string | null = null): string[] {
  const holidayOn = holidaysOf(country, region);
  const first = Date.UTC(year, 0, 1);
  return Array.from({ length: 366 }, (_, index) => new Date(first + index * 86_400_000).toISOString().slice(0, 10))
    .filter((day) => day.startsWith(String(year)) && holidayOn(day) !== null).map((day) => day.slice(5));
}

describe("public holidays", () => {
  test("the named version is the one installed", () => {
    const { name, version } = JSON.parse(readFileSync("node_modules/date-holidays/package.json", "utf8")) as { name: string; version: string };
    expect(HOLIDAY_SOURCE).toBe(`${name} ${version}`);
  });

  test("Germany 2026 is the specification's set", () => {
    expect(daysOf("DE", 2026)).toEqual(["01-01", "04-03", "04-06", "05-01", "05-14", "05-25", "10-03", "12-25", "12-26"]);
  });

  test.each<[CountryCode, string, string[], string[]]>([
    ["DE", "BY", ["2026-01-06", "2026-06-04", "2026-11-01"], ["2026-10-31", "2026-11-18"]],
    ["DE", "SN", ["2026-10-31", "2026-11-18"], ["2026-01-06", "2026-06-04"]],
    ["DE", "BE", ["2026-03-08", "2025-05-08"], ["2026-05-08"]],
    ["DE", "TH", ["2026-09-20"], ["2026-06-04"]],
    ["GB", "SCT", ["2026-01-02", "2026-08-03", "2026-11-30"], ["2026-04-06", "2026-08-31"]],
    ["GB", "NIR", ["2026-03-17", "2026-07-13", "2026-08-31", "2026-04-06"], ["2026-01-02"]],
    ["FR", "67", ["2026-04-03", "2026-12-26"], ["2026-04-02"]],
  ])("%s-%s has its own days and not its neighbours'", (country, region, has, hasNot) => {
    const holidayOn = holidaysOf(country, region);
    expect(has.filter((day) => holidayOn(day) === null)).toEqual([]);
    expect(hasNot.filter((day) => holidayOn(day) !== null)).toEqual([]);
  });

  test("what is free in a region alone is a working day without it", () => {
    for (const day of ["2026-01-06", "2026-06-04", "2026-10-31", "2026-11-01"]) expect(holidaysOf("DE", null)(day)).toBeNull();
  });

  test("the United Kingdom alone has the days of all four nations, with their substitute days", () => {
    expect(daysOf("GB", 2026)).toEqual(["01-01", "04-03", "05-04", "05-25", "12-25", "12-26", "12-28"]);
    expect(daysOf("GB", 2022)).toEqual(expect.arrayContaining(["01-03", "06-02", "06-03", "09-19", "12-27"]));
    expect(daysOf("GB", 2026, "ENG")).toEqual(["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-26", "12-28"]);
  });

  test("a day that is free from noon on is a working day, and one of two days covers both", () => {
    expect(holidaysOf("IS", null)("2026-12-24")).toBeNull();
    expect([holidaysOf("RO", null)("2026-01-01"), holidaysOf("RO", null)("2026-01-02")]).not.toContain(null);
  });

  test.each<[CountryCode, string]>([["CY", "2026-02-24"], ["LI", "2026-05-15"], ["LI", "2026-06-05"], ["RO", "2023-01-06"], ["GR", "2024-05-01"], ["IS", "2024-04-18"]])(
    "%s %s, which the library calls public, is a working day by law", (country, day) => expect(holidaysOf(country, null)(day)).toBeNull());

  test.each<[CountryCode, string]>([["CY", "2026-04-13"], ["LI", "2026-05-14"], ["RO", "2024-01-06"], ["GR", "2026-05-01"], ["IE", "2026-02-02"], ["NL", "2026-04-27"], ["DK", "2023-05-05"], ["FR", "2026-07-14"]])(
    "%s %s is a public holiday", (country, day) => expect(holidaysOf(country, null)(day)).not.toBeNull());

  test("every country has New Year and Christmas, a name in English and a zone", () => {
    for (const country of COUNTRY_CODES) {
      const days = daysOf(country, 2027);
      expect([country, days.includes("01-01"), days.includes("12-25")]).toEqual([country, true, true]);
      expect(() => new Intl.DateTimeFormat("en", { timeZone: COUNTRIES[country].zone })).not.toThrow();
    }
    expect(holidaysOf("DE", null)("2026-04-03")).toBe("Good Friday");
  });

  test("a region of another country is refused", () => {
    expect(() => holidaysOf("DE", "SCT")).toThrow(RangeError);
    expect(Object.keys(regionsOf("DE"))).toHaveLength(16);
    expect(Object.keys(regionsOf("GB")).sort()).toEqual(["ENG", "NIR", "SCT", "WLS"]);
  });
});
