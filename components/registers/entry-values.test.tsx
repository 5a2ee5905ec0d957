import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { ordered, sameContent } from "@/server/domain/registers/content";
import { REGISTER_KEYS } from "@/server/domain/registers/keys";
import { REGISTERS } from "@/server/domain/registers/registers";
import { contentArbitrary } from "@/server/domain/registers/testing/content-arbitrary";

import { contentFrom, shownIn, valuesOf } from "./entry-values";

describe("the form of an entry", () => {
  test.each(REGISTER_KEYS)("%s: what nobody touched is sent as it was", (key) => {
    const { fields } = REGISTERS[key];
    fc.assert(fc.property(contentArbitrary(fields), fc.constantFrom("UTC", "Europe/Berlin", "America/New_York"), (content, zone) => {
      // A field of a browser knows seconds and no fractions, and a repeated hour once.
      const plain = JSON.parse(JSON.stringify(content).replaceAll(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/g, '"2026-03-05T10:00:07.000Z"')) as Record<string, unknown>;
      expect(sameContent(contentFrom(fields, valuesOf(fields, plain, zone), zone), ordered(fields, plain))).toBe(true);
    }), { numRuns: 30 });
  });

  test("asks only for what counts as it stands", () => {
    const { fields } = REGISTERS.breaches;
    const values = valuesOf(fields, {}, "UTC");
    const names = (given: object) => shownIn(fields, { ...values, ...given }).map(([name]) => name);
    expect(names({})).not.toContain("notToldReasons");
    expect(names({ toAuthority: "not_needed" })).toContain("notToldReasons");
    expect(names({ toAuthority: "told" })).toEqual(expect.arrayContaining(["toldAt", "authority"]));
  });

  test("hands on what is no number, so that it is refused and not lost", () => {
    const { fields } = REGISTERS.breaches;
    expect(contentFrom(fields, { ...valuesOf(fields, {}, "UTC"), subjectCount: "a few" }, "UTC")["subjectCount"]).toBe("a few");
  });
});
