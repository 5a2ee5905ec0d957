import { expect, test } from "vitest";

import { dayInWords, yearsInWords } from "./in-words";
import { LANGUAGE_CODES } from "./languages";

test("a day is written out in its language, whatever the zone of the machine", () => {
  expect(LANGUAGE_CODES.map((language) => dayInWords(language, "2026-05-07"))).toEqual(["7 May 2026", "7. Mai 2026", "7 mai 2026", "7 de mayo de 2026", "7 maggio 2026", "7 mei 2026", "7 maja 2026"]);
});

test("the first of a month is an ordinal in French, no other day is", () => {
  expect(["2026-05-01", "2026-05-11", "2026-05-21"].map((day) => dayInWords("fr", day))).toEqual(["1er mai 2026", "11 mai 2026", "21 mai 2026"]);
});

test("years are counted as the language counts them", () => {
  expect(LANGUAGE_CODES.map((language) => yearsInWords(language, 1))).toEqual(["1 year", "1 Jahr", "1 an", "1 año", "1 anno", "1 jaar", "1 rok"].map((text) => expect.stringMatching(new RegExp(`^${text.replace(" ", "\\s")}$`)) as string));
  expect([3, 5].map((years) => yearsInWords("pl", years).replace(/\s/, " "))).toEqual(["3 lata", "5 lat"]);
});
