import { expect, test } from "vitest";

import { printable } from "./printable";

const latinOnly = (codePoint: number) => codePoint < 0x250;

test("text that can be drawn stays as it is", () => {
  expect(printable("Restore test, 12 % – café", latinOnly)).toBe("Restore test, 12 % – café");
});

test("a script without a glyph is printed as its Unicode numbers, never dropped", () => {
  expect(printable("Name: עדי", latinOnly)).toBe("Name: ‹U+05E2 05D3 05D9›");
});

test("direction overrides, zero-width marks and control characters print as inert numbers", () => {
  expect(printable("a\u202Etxt.exe", latinOnly)).toBe("a‹U+202E›txt.exe");
  expect(printable("a\u200Bb\u0007c\u0000", latinOnly)).toBe("a‹U+200B›b‹U+0007›c‹U+0000›");
  expect(printable("\uD800", latinOnly)).toBe("‹U+D800›");
});

test("a decomposed letter prints as its composed form", () => {
  expect(printable("Z\u0307o\u0301\u0142c\u0301", latinOnly)).toBe("Żółć");
});

test("printing twice changes nothing", () => {
  const once = printable("x ≤ 5 \u202E 漢字", () => true);
  expect(printable(once, () => true)).toBe(once);
});
