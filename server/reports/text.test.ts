import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";

import { loadFonts } from "./fonts";
import { createTypesetter } from "./text";
import type { Typesetter } from "./text";
import { squeeze } from "./testing/pdf-text";
import { TYPE } from "./theme";

let type: Typesetter;
beforeAll(async () => {
  type = createTypesetter(await loadFonts());
});

describe("breaking lines", () => {
  test("no character is lost and no line is wider than its column", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), fc.integer({ min: 30, max: 300 }), (text, width) => {
      const lines = type.linesOf(text, TYPE.cell, width);
      expect(squeeze(lines.join(""))).toBe(squeeze(type.clean(text, "sans")));
      for (const line of lines) expect(type.widthOf(line, TYPE.cell)).toBeLessThanOrEqual(width + 0.01);
    }), { numRuns: 300 });
  });

  test("a digest fits on one line of the manifest", () => {
    expect(type.linesOf("0f".repeat(32), { ...TYPE.mono, size: 6.6 }, 256)).toHaveLength(1);
  });

  test("figures are all of one width, so columns of numbers stand in line", () => {
    const widths = [..."0123456789"].map((figure) => type.widthOf(figure, TYPE.cell));
    expect(new Set(widths.map((width) => width.toFixed(4))).size).toBe(1);
  });
});

test("text that is cut ends in an ellipsis and fits", () => {
  const cut = type.clip("A title that is much longer than its place", TYPE.cell, 80);
  expect(cut.endsWith("…")).toBe(true);
  expect(type.widthOf(cut, TYPE.cell)).toBeLessThanOrEqual(80);
  expect(type.clip("short", TYPE.cell, 80)).toBe("short");
});
