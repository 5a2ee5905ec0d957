import { describe, expect, test } from "vitest";

import { nextTryAt } from "./retry";
import { isSilent } from "./silence";

const ASKED = new Date("2026-03-05T10:00:00Z");
const task = { state: "accepted", dueOn: "2026-04-07", createdAt: ASKED } as const;
const on = (day: string) => isSilent(task, day, new Date(`${day}T12:00:00Z`));

describe("silence of a system", () => {
  test("is a person's task from a week before the due date, and not a day earlier", () => {
    expect([on("2026-03-30"), on("2026-03-31"), on("2026-04-08")]).toEqual([false, true, true]);
  });

  test("is not judged within a day of asking, unless the date has come", () => {
    const soon = { ...task, dueOn: "2026-03-07" };
    expect(isSilent(soon, "2026-03-05", new Date("2026-03-05T20:00:00Z"))).toBe(false);
    expect(isSilent(soon, "2026-03-06", new Date("2026-03-06T11:00:00Z"))).toBe(true);
    expect(isSilent({ ...task, dueOn: "2026-03-05" }, "2026-03-05", ASKED)).toBe(true);
  });

  test("is never one of a task that is done, dropped, failed, silent already or without a date", () => {
    for (const state of ["done", "dropped", "failed", "silent"] as const) expect(isSilent({ ...task, state }, "2026-04-08", new Date("2026-04-08T00:00:00Z"))).toBe(false);
    expect(isSilent({ ...task, dueOn: null }, "2026-04-08", new Date("2026-04-08T00:00:00Z"))).toBe(false);
  });
});

describe("tries of a delivery", () => {
  test("come further and further apart over days, and end", () => {
    const waits = Array.from({ length: 12 }, (_, index) => nextTryAt(index + 1, ASKED)).map((at) => at && (at.getTime() - ASKED.getTime()) / 60_000);
    const tries = waits.filter((wait) => wait !== null);
    expect(tries).toEqual(tries.toSorted((a, b) => a - b));
    expect(tries.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(4 * 24 * 60);
    expect(waits.slice(tries.length)).toEqual([null, null]);
  });
});
