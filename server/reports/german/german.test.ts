import { expect, test } from "vitest";

import { GERMAN } from "./german";

const slots = (form: string) => [...form.matchAll(/\{([a-zA-Z]+)\}/g)].map(([, name]) => name).sort();
const formsOf = (sentence: string) => sentence.split("|").map(slots);

test("every German sentence has the forms and the gaps of its English", () => {
  const wrong = Object.entries<string>(GERMAN).filter(([english, german]) => JSON.stringify(formsOf(german)) !== JSON.stringify(formsOf(english)) || german.trim() !== german || german === "");
  expect(wrong).toEqual([]);
});
