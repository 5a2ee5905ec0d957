import { expect, test } from "vitest";

import { asOfChoices } from "./as-of-choices";

test("offers the ends of the last month, quarter and year", () => {
  expect(asOfChoices("2026-11-22").map((choice) => choice.day)).toEqual(["2026-11-22", "2026-11-21", "2026-10-31", "2026-09-30", "2025-12-31"]);
});

test("a day is offered once, and none before there was anything to see", () => {
  expect(asOfChoices("2026-01-01").map((choice) => choice.day)).toEqual(["2026-01-01", "2025-12-31"]);
  expect(asOfChoices("2026-11-22", "2026-10-01").map((choice) => choice.day)).toEqual(["2026-11-22", "2026-11-21", "2026-10-31"]);
});
