import { describe, expect, test } from "vitest";

import { GROUND_CODES, GROUNDS } from "../case/grounds";
import { LANGUAGE_CODES } from "../languages";
import { groundInWords } from "./ground-words";

describe("a ground of a refusal", () => {
  test.each(LANGUAGE_CODES)("is told in %s, each in words of its own, with its place in the law", (language) => {
    const told = GROUND_CODES.map((ground) => groundInWords(language, "EU", ground));
    expect(new Set(told).size).toBe(GROUND_CODES.length);
    for (const text of told) expect(text).toMatch(/^[A-ZŻ][^{}]{20,}\. \([^()]*\d+.*\)$/u);
    const english = GROUND_CODES.map((ground) => groundInWords("en", "EU", ground).split(".")[0]);
    if (language !== "en") expect(told.filter((text) => english.includes(text.split(".")[0] ?? ""))).toEqual([]);
  });

  test("stands at the article that the rules give it", () => {
    for (const ground of GROUND_CODES) expect([ground, groundInWords("en", "EU", ground)]).toEqual([ground, expect.stringContaining(/Art\. \d+(\(\d\))?(\([a-z]\))?/.exec(GROUNDS[ground].article)?.[0] ?? "nowhere")]);
    expect(groundInWords("de", "EU", "legal_obligation")).toBe("Ein Gesetz verpflichtet uns, die Daten aufzubewahren. (Art. 17 Abs. 3 Buchst. b DSGVO)");
  });

  test("under the law of the United Kingdom names that law, in every language", () => {
    for (const language of LANGUAGE_CODES) expect(groundInWords(language, "UK", "legal_claims")).toContain("UK GDPR");
  });
});
