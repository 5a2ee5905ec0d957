import { expect, test } from "vitest";

import type { CoverageCell } from "../controls/view";
import { coverageFigures } from "./figures";

const row = (...cells: CoverageCell[]) => ({ cells });

test("a control is without a gap when something was found and nothing missed or failing; late is no gap", () => {
  expect(coverageFigures([row("found", "not_due"), row("late", "found"), row("found", "missed"), row("found", "failed")])).toEqual({
    controls: 4, withoutGap: 2, found: 4, late: 1, missed: 1, failed: 1,
  });
});

test("a control nothing is known of is never counted as without a gap", () => {
  expect(coverageFigures([row("none", "none"), row("not_due"), row()])).toMatchObject({ controls: 3, withoutGap: 0 });
});
