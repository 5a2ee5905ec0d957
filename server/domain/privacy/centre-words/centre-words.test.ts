import { describe, expect, test } from "vitest";

import { calculateDeadline } from "../deadline";
import { DeadlineQuery, deadlineQueryOf } from "../deadline-query";
import { DATED_STEPS, OPEN_STEPS } from "../explain-stops";
import { LANGUAGE_CODES } from "../languages";
import { centreWordsOf } from "./centre-words";
import { fill } from "./fill";

const FOREIGN = LANGUAGE_CODES.filter((language) => language !== "en");
const gapsOf = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([gap]) => gap).toSorted();

/** Every text by its place: "form.email.hint". */
function textsOf(words: unknown, place = ""): Map<string, string> {
  if (typeof words === "string") return new Map([[place, words]]);
  return new Map(Object.entries(words as object).flatMap(([key, value]) => [...textsOf(value, place === "" ? key : `${place}.${key}`)]));
}
const english = textsOf(centreWordsOf("en"));

describe.each(LANGUAGE_CODES)("the privacy centre in %s", (language) => {
  const texts = textsOf(centreWordsOf(language));

  test("has the gaps of the English one at every place, and no others", () => {
    expect([...texts].map(([place, text]) => [place, gapsOf(text)])).toEqual([...english].map(([place, text]) => [place, gapsOf(text)]));
  });

  test("has a text everywhere, without markup and without a gap that nothing could fill", () => {
    for (const [, text] of texts) {
      const filled = fill(text, { organization: "Example", reference: "R-1", date: "1", days: "2", email: "a@portal.example", address: "Road 1", years: "3 years", systems: "CRM" });
      expect(filled.trim()).toMatch(/\p{L}/u);
      expect(filled).not.toMatch(/[{}<>]|&\w+;|undefined|\bnull\b|  /);
    }
  });

  test("is plain text that a page can hand to the browser", () => {
    expect(JSON.parse(JSON.stringify(centreWordsOf(language)))).toEqual(centreWordsOf(language));
  });

  test("cites no law of one regime: the same page serves both", () => {
    for (const [place, text] of texts) expect([place, text]).not.toEqual([place, expect.stringMatching(/GDPR|DSGVO|RGPD|AVG|RODO|\bart\. ?\d/i)]);
  });

  test("promises nothing about who is known: thanks are one sentence without a gap", () => {
    const { heading, text } = centreWordsOf(language).thanks;
    expect(gapsOf(heading + text)).toEqual([]);
    expect(text.match(/\./g)).toHaveLength(1);
  });
});

test.each(FOREIGN)("the privacy centre in %s leaves nothing in English", (language) => {
  const texts = [...textsOf(centreWordsOf(language))];
  expect(texts.filter(([place, text]) => text === english.get(place))).toEqual([]);
  expect(texts.filter(([, text]) => /\b(the|your|you|and|our|please|request)\b/i.test(text))).toEqual([]);
});

describe("a gap", () => {
  test("takes its value wherever it stands", () => expect(fill("{a} and {b} and {a}", { a: "$&", b: "2" })).toBe("$& and 2 and $&"));
  test("without a value is refused, not shown", () => expect(() => fill("Until {date}.", {})).toThrow("Nothing fills {date}"));
});

test("the steps to a date say which sentence they are", () => {
  const kinds = (query: string) => calculateDeadline(DeadlineQuery.parse(deadlineQueryOf(new URLSearchParams(query)))).steps.map(({ kind }) => kind);
  expect(kinds("received=2026-03-05&country=DE")).toEqual(["received", "month", "moved", "notice", "delay"]);
  expect(kinds("received=2026-03-05&country=DE&extended=2026-04-07")).toEqual(["received", "month", "moved", "notice", "extended", "further_months", "working_day", "delay"]);
  expect(kinds("received=2026-03-05&country=DE&extended=2026-04-08")).toContain("not_extended");
  expect(kinds("received=2026-06-01&country=GB&asked=2026-06-05&answered=2026-06-10")).toEqual(expect.arrayContaining(["waiting", "uncounted"]));
  expect(kinds("received=2026-06-01&country=GB&asked=2026-06-02&answered=2026-06-15&ground=identity")).toContain("restart");
  expect(kinds("received=2026-06-01&country=DE&asked=2026-06-02&answered=2026-06-15&ground=identity")).toContain("waiting_counts");
  for (const language of LANGUAGE_CODES) expect(Object.keys(centreWordsOf(language).case.dates.steps).toSorted()).toEqual([...OPEN_STEPS, ...DATED_STEPS].toSorted());
});
