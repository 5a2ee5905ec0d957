import { expect, test } from "vitest";

import { designOf } from "./design";

const control = { applicable: true, adoptedAt: "2026-02-01" };
const change = (at: string, what: string) => ({ at, by: "Ana", what, ...(what === "adopted" ? { isAdoption: true } : {}) });

test("a promise that stood through the whole period is in force, one adopted in it says since when", () => {
  expect(designOf(control, [], "2026-03-01")).toEqual({ state: "in_force", at: "2026-02-01" });
  expect(designOf(control, [change("2026-02-01", "adopted")], "2026-01-01")).toEqual({ state: "adopted", at: "2026-02-01" });
});

test("a promise that was changed in the period says so with the day of the last change", () => {
  expect(designOf(control, [change("2026-04-01", "promise: a became b"), change("2026-05-01", "applies again")], "2026-03-01")).toEqual({ state: "changed", at: "2026-05-01" });
  expect(designOf({ ...control, applicable: false }, [], "2026-03-01").state).toBe("not_applicable");
});
