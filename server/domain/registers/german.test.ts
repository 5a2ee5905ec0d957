import { expect, test } from "vitest";

import type { Fields } from "./field";
import { REGISTERS_GERMAN } from "./german";
import { REGISTERS } from "./registers";

const labelsOf = (fields: Fields): string[] => Object.values(fields).flatMap((field) => [field.label, ...("choices" in field ? field.choices.map(({ label }) => label) : []), ...("of" in field ? labelsOf(field.of) : [])]);

test("every label and choice of the registers that are handed to an authority has a German one", () => {
  const labels = (["activities", "processors", "transfers", "breaches"] as const).flatMap((register) => labelsOf(REGISTERS[register].fields));
  expect(labels.length).toBeGreaterThan(100);
  expect(labels.filter((label) => !Object.hasOwn(REGISTERS_GERMAN, label))).toEqual([]);
});
