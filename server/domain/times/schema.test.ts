import { globSync, readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { MakeReportInput } from "../reports/schema";
import { RecordRequestInput } from "../privacy/intake";
import { Accepted, Cancelled, StatusMessage } from "../privacy/protocols/opendsr";
import { ConcludeInput } from "../workpapers/schema";
import { isDay } from "./days";
import { dayInput, momentInput } from "./schema";
import { keptTime } from "./time-range";

/** They parse, and no database or calendar here holds them. */
const DAYS = ["0000-01-01", "0000-12-31", "0001-01-01", "1899-12-31", "9999-12-31"];
const MOMENTS = ["0000-01-01T00:00:00Z", "0001-01-01T00:00:00+23:59", "1900-01-01T00:00:00+01:00", "9999-12-31T23:59:59Z", "9999-12-31T23:59:59-23:59"];

describe("days and moments that come in", () => {
  test("are refused in words where nothing here can hold them", () => {
    for (const day of [...DAYS, "2026-02-30", "", "tomorrow"]) for (const schema of [dayInput(), dayInput({ first: "1900-01-01" }), ConcludeInput.shape.testedOn, MakeReportInput.shape.from]) expect(schema.safeParse(day).error?.issues[0]?.message, day).toMatch(/^Write a day/);
    for (const moment of [...MOMENTS, "2026-03-05", "now"]) for (const schema of [momentInput(), RecordRequestInput.shape.receivedAt]) expect(schema.safeParse(moment).error?.issues, moment).toHaveLength(1);
  });

  test("are taken to the edges", () => {
    expect(["1970-01-01", "9998-12-31", "2024-02-29"].map((day) => dayInput().parse(day))).toHaveLength(3);
    expect(["1900-01-01T00:00:00Z", "9998-12-31T23:59:59.999Z", "9999-01-01T00:00:00+01:00"].map((moment) => momentInput().parse(moment))).toHaveLength(3);
  });

  test("that another's machine tells are unknown where they cannot be kept, and refused only where they are none", () => {
    const told = [Accepted.shape.expected_completion_time, Accepted.shape.received_time, Cancelled.shape.received_time, StatusMessage.shape.expected_completion_time];
    for (const schema of told) expect([...MOMENTS, "now", "2026-03-05", "2026-02-30T00:00:00Z"].filter((moment) => !schema.safeParse(moment).success)).toEqual(["now", "2026-03-05", "2026-02-30T00:00:00Z"]);
    expect([...MOMENTS, "2026-03-05T10:00:00+01:00"].map(keptTime)).toEqual([...MOMENTS.map(() => undefined), new Date("2026-03-05T09:00:00Z")]);
  });

  test("of an address mean nothing where they are no such day", () => {
    expect([...DAYS, "2026-02-30", "2026-3-5", ""].filter(isDay)).toEqual([]);
    expect(["1970-01-01", "2024-02-29", "9998-12-31"].filter((day) => !isDay(day))).toEqual([]);
  });

  test("are all of this one schema: nowhere else is a day or moment read by Zod's own", () => {
    // Stored events stay readable, and commands are held to more; what a certificate says is checked against its signature and never stored; answers go out.
    const own = ["server/domain/times/schema.ts", "server/domain/privacy/case/parts.ts", "server/domain/privacy/erasure/certificate.ts", "server/http/openapi/evidence-answers.ts"];
    const found = globSync(["server/**/*.ts", "app/**/*.{ts,tsx}", "ops/**/*.ts"]).filter((file) => !/\.test\.tsx?$/.test(file) && /z\.iso\.|z\.coerce\.date|string\(\)\.date/.test(readFileSync(file, "utf8")));
    expect(found.toSorted()).toEqual(own.toSorted());
  });
});
