import { expect, test } from "vitest";

import { windowPresets } from "./presets";

test("presets are told from today: the quarter before this one, twelve months with today, the year, each audit", () => {
  const days = windowPresets("2028-02-29", [{ id: "eng_1", label: "A-1 SOC 2", from: "2027-01-01", to: "2027-12-31" }]).map(({ from, to }) => [from, to]);
  expect(days).toEqual([["2027-10-01", "2027-12-31"], ["2027-03-01", "2028-02-29"], ["2028-01-01", "2028-02-29"], ["2027-01-01", "2027-12-31"]]);
});
