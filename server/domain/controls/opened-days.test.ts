import { describe, expect, test } from "vitest";

import { openedBands, openedOccurrences } from "./opened-days";

const march = { from: new Date("2026-03-01T00:00:00Z"), until: new Date("2026-04-01T00:00:00Z") };
const band = (state: "pass" | "fail" | "stale", from: string, to: string | null) => ({ state, from: `${from}T00:00:00.000Z`, to: to === null ? null : `${to}T00:00:00.000Z` });

describe("what an access to some days is told of a control", () => {
  test("a state that reaches into the days is told from their first moment to their last, and none outside of them", () => {
    const history = [band("fail", "2026-01-01", "2026-02-01"), band("pass", "2026-02-01", "2026-03-10"), band("stale", "2026-03-10", "2026-05-01"), band("fail", "2026-05-01", null)];
    expect(openedBands(history, march)).toEqual([band("pass", "2026-03-01", "2026-03-10"), band("stale", "2026-03-10", "2026-04-01")]);
    expect(openedBands(history, undefined)).toBe(history);
  });

  test("the state that lasts is told without an end, also where it began before", () => {
    expect(openedBands([band("pass", "2026-01-01", null)], march)).toEqual([band("pass", "2026-03-01", null)]);
  });

  test("occurrences are told where their days reach into the opened ones", () => {
    const month = (from: string, to: string) => ({ from: `${from}T00:00:00.000Z`, to: `${to}T00:00:00.000Z` });
    const months = [month("2026-02-01", "2026-03-01"), month("2026-02-15", "2026-03-02"), month("2026-03-01", "2026-04-01"), month("2026-04-01", "2026-05-01")];
    expect(openedOccurrences(months, march)).toEqual(months.slice(1, 3));
    expect(openedOccurrences(undefined, march)).toBeUndefined();
  });
});
