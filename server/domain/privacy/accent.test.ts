import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { contrast, readableAccent } from "./accent";

const COLOUR = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);

describe("an organization's colour", () => {
  test("whatever it is, can be read as text and under text, by day and by night", () => {
    fc.assert(fc.property(COLOUR, (colour) => {
      const { day, night } = readableAccent(colour);
      for (const [accent, grounds] of [[day, ["#efece4", "#f7f5f0", "#fffefb"]], [night, ["#1b222c", "#0e1217", "#141920"]]] as const) {
        for (const ground of [...grounds, accent.ink]) expect(contrast(accent.colour, ground)).toBeGreaterThanOrEqual(4.5);
      }
    }));
  });

  test("stays as it is where it can be read", () => {
    expect(readableAccent("#1f6f5c").day.colour).toBe("#1f6f5c");
    expect(readableAccent("#ffee00").night.colour).toBe("#ffee00");
  });

  test("black and white have the greatest contrast there is", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
  });
});
