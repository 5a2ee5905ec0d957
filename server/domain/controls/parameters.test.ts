import { describe, expect, test } from "vitest";

import { CATALOG_CONTROLS } from "../catalog/controls";
import { applyPromised, checkPromised, listParameters, promisedParams } from "./parameters";
import { catalogTest } from "./testing/judge-one";

const restores = catalogTest("BCP-03");
const backups = catalogTest("BCP-01");

describe("listParameters", () => {
  test("names parameters and rule options with words and defaults", () => {
    expect(listParameters(restores)).toEqual([
      { name: "rtoMinutes", label: "Recovery time at most (minutes)", defaultValue: 60 },
      { name: "rpoMinutes", label: "Recovery point at most (minutes)", defaultValue: 1440 },
      { name: "rules[0].withinDays", label: "At most this many days old", defaultValue: 90 },
    ]);
  });

  test("says which rule where there are several", () => {
    expect(listParameters(backups).map((parameter) => parameter.name)).toEqual([
      "rules[0].withinHours", "rules[1].per", "rules[1].windowDays", "rules[1].graceDays", "rules[1].allowedMisses", "rules[2].windowDays", "rules[2].maxFailures",
    ]);
    expect(listParameters(backups)[1]?.label).toBe("Rule 2: once every");
  });

  test("the defaults of every control are a promise that holds and changes nothing", () => {
    for (const { test: each } of CATALOG_CONTROLS) {
      const defaults = Object.fromEntries(listParameters(each).map((parameter) => [parameter.name, parameter.defaultValue]));
      expect(checkPromised(each, defaults)).toEqual([]);
      expect(applyPromised(each, defaults)).toEqual(each);
    }
  });
});

describe("applyPromised", () => {
  test("the promise replaces the default, and the test it came from stays as it was", () => {
    const promised = applyPromised(restores, { rtoMinutes: 30, "rules[0].withinDays": 180 });
    expect(promised).toMatchObject({ params: { rtoMinutes: 30, rpoMinutes: 1440 }, rules: [{ withinDays: 180 }] });
    expect(restores).toMatchObject({ params: { rtoMinutes: 60 }, rules: [{ withinDays: 90 }] });
  });

  test("applied twice is applied once", () => {
    const once = applyPromised(backups, { "rules[1].per": "week" });
    expect(applyPromised(once, { "rules[1].per": "week" })).toEqual(once);
  });

  test("names it does not know and values no rule can have are left aside", () => {
    expect(applyPromised(restores, { nonsense: 1, "rules[9].withinDays": 1, "rules[0].maxFailures": 5, "rules[0].withinDays": -1 })).toEqual(restores);
  });

  test("the parameters of a promise can be told from its rule options", () => {
    expect(promisedParams(restores, { rtoMinutes: 30, "rules[0].withinDays": 180 })).toEqual({ rtoMinutes: 30 });
  });
});

describe("checkPromised", () => {
  test.each([
    [restores, { nonsense: 1 }, "UNKNOWN_PARAMETER"], [restores, { "rules[1].withinDays": 1 }, "UNKNOWN_PARAMETER"],
    [restores, { rtoMinutes: "60" }, "WRONG_TYPE"], [restores, { rtoMinutes: -1 }, "OUT_OF_RANGE"], [restores, { rtoMinutes: Number.NaN }, "WRONG_TYPE"],
    [restores, { "rules[0].withinDays": 0 }, "OUT_OF_RANGE"], [restores, { "rules[0].withinDays": 1e9 }, "OUT_OF_RANGE"],
    [backups, { "rules[1].per": "fortnight" }, "OUT_OF_RANGE"], [backups, { "rules[1].per": 1 }, "WRONG_TYPE"],
    [backups, { "rules[1].allowedMisses": 0.5 }, "OUT_OF_RANGE"], [backups, { "rules[1].graceDays": -1 }, "OUT_OF_RANGE"],
    [backups, { "rules[2].maxFailures": -1 }, "OUT_OF_RANGE"], [catalogTest("PPL-02"), { "rules[0].minCoverage": 1.1 }, "OUT_OF_RANGE"],
  ])("refuses what cannot be kept (%#)", (each, promised, code) => {
    expect(checkPromised(each, promised)).toMatchObject([{ name: Object.keys(promised)[0], code }]);
  });

  test("accepts what can", () => expect(checkPromised(backups, { "rules[1].per": "week", "rules[0].withinHours": 48 })).toEqual([]));
});
