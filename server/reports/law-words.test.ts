import { expect, test } from "vitest";

import { lawWords } from "./law-words";

test("a place in the law is written as the language writes it, and stays in English as it is", () => {
  expect(lawWords("en", "Art. 30(1)(b)")).toBe("Art. 30(1)(b)");
  expect(["Art. 30(1)(b)", "Art. 30(1)(g), (2)(d), 32(1)", "Art. 44 to 49", "GDPR Art. 12(5)(b), CJEU C-526/24", "Recital 76", "GDPR Art. 15(4) and 20(4), recital 63"].map((law) => lawWords("de", law)))
    .toEqual(["Art. 30 Abs. 1 Buchst. b", "Art. 30 Abs. 1 Buchst. g, Abs. 2 Buchst. d, 32 Abs. 1", "Art. 44 bis 49", "DSGVO Art. 12 Abs. 5 Buchst. b, EuGH C-526/24", "Erwägungsgrund 76", "DSGVO Art. 15 Abs. 4 und 20 Abs. 4, Erwägungsgrund 63"]);
});
