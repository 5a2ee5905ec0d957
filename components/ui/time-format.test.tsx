import { describe, expect, test } from "vitest";

import { dayIn, distanceInDays, formatDate, formatDateTime, formatDays, readableDays, zoneOffset } from "./time-format";

describe("dates on screen", () => {
  test("an instant is shown on the calendar of the organization's zone, not of the machine", () => {
    expect(formatDate("2026-10-02T23:30:00Z", "Europe/Berlin")).toBe("3 Oct 2026");
    expect(formatDateTime("2026-10-02T23:30:00Z", "America/New_York")).toBe("2 Oct 2026, 19:30");
  });

  test("a plain date is never moved by a zone", () => {
    expect(formatDate("2026-01-01", "America/Los_Angeles")).toBe("1 Jan 2026");
    expect(dayIn("2026-01-01", "Pacific/Auckland")).toBe("2026-01-01");
  });

  test("the offset follows summer time and half hours", () => {
    expect(zoneOffset("2026-01-15T12:00:00Z", "Europe/Berlin")).toBe("UTC+1");
    expect(zoneOffset("2026-07-15T12:00:00.250Z", "Europe/Berlin")).toBe("UTC+2");
    expect(zoneOffset("2026-07-15T12:00:00Z", "Asia/Kolkata")).toBe("UTC+5:30");
    expect(zoneOffset("2026-07-15T12:00:00Z", "UTC")).toBe("UTC");
  });

  test("distances count calendar days and say overdue when asked", () => {
    expect(distanceInDays("2026-10-15T08:00:00Z", "2026-10-03", "UTC", "overdue")).toBe("overdue 12 days");
    expect(distanceInDays("2026-10-15T23:59:00Z", "2026-10-16T00:01:00Z", "UTC")).toBe("in 1 day");
    expect(distanceInDays("2026-10-15", "2026-10-15", "UTC")).toBe("today");
  });

  test("days from one to another say the year twice only where it differs, and one day once", () => {
    expect([formatDays("2026-01-01", "2026-12-31"), formatDays("2025-11-24", "2026-11-23"), formatDays("2026-03-05", "2026-03-05")]).toEqual(["1 Jan to 31 Dec 2026", "24 Nov 2025 to 23 Nov 2026", "5 Mar 2026"]);
    expect(formatDays("soon", "2026-12-31")).toBe("soon to 31 Dec 2026");
  });

  test("the days of a sentence are read, moments and numbers stay", () => {
    expect(readableDays("5 reviews, the last on 2026-10-21. Item 2026-10 of 2026-10-21T09:00:00Z, 12026-10-21.")).toBe("5 reviews, the last on 21 Oct 2026. Item 2026-10 of 2026-10-21T09:00:00Z, 12026-10-21.");
  });

  test("what cannot be read as a time is shown as it came", () => {
    expect(formatDate("soon", "UTC")).toBe("soon");
  });
});
