import { describe, expect, test } from "vitest";

import { NOTICE_KINDS } from "../case/notices";
import { type Language, LANGUAGE_CODES } from "../languages";
import { composeLetter, letterText } from "./letter";
import { ALL_SAID, factsIn } from "./testing/letter-facts";
import { type Telling, type Words, wordsOf } from "./words";

const TELLING: Omit<Telling, "kind" | "isUk"> = {
  isComplaint: true, about: "#about", reference: "#reference", organization: "#organization", receivedOn: "#received", dueOn: "#due", caseUrl: "#url", contactEmail: "#email", authority: "#authority", keptFor: "#years",
};
const FOREIGN = LANGUAGE_CODES.filter((language) => language !== "en");

/** Every sentence of a language by its place. */
function sentencesOf(words: Words): Map<string, string> {
  const { rights, greeting, subject, opening, headings, generated, closing } = words;
  const said = NOTICE_KINDS.flatMap((kind) => [true, false].flatMap((isUk) => [TELLING.dueOn, null].flatMap((dueOn) => {
    const telling = { ...TELLING, kind, isUk, dueOn };
    return [[`opening.${kind}`, opening[kind](telling)], ...Object.entries(generated).map(([part, sentence]) => [`${part}.${kind}.${isUk}.${dueOn}`, sentence(telling)]), ["closing", closing(telling)]];
  })));
  const plain = Object.entries({ rights, subject, headings }).flatMap(([name, texts]) => Object.entries(texts).map(([key, text]) => [`${name}.${key}`, text]));
  return new Map<string, string>([["greeting", greeting], ...plain, ...said] as [string, string][]);
}

test.each(FOREIGN)("the words of %s leave no sentence in English", (language) => {
  const english = sentencesOf(wordsOf("en"));
  const sentences = sentencesOf(wordsOf(language));
  expect([...sentences.keys()]).toEqual([...english.keys()]);
  expect([...sentences].filter(([place, text]) => text === english.get(place))).toEqual([]);
  expect([...sentences].filter(([, text]) => /\b(the|your|you|and|our|please|request)\b/i.test(text))).toEqual([]);
});

test.each(FOREIGN)("the words of %s tell the same facts as the English ones", (language) => {
  const facts = (text: string) => [...new Set(text.match(/#\w+/g))].toSorted();
  const english = sentencesOf(wordsOf("en"));
  for (const [place, text] of sentencesOf(wordsOf(language))) expect([place, facts(text)]).toEqual([place, facts(english.get(place) ?? "")]);
});

const DAYS: Record<Language, [received: string, due: string]> = {
  en: ["7 April 2026", "7 May 2026"], de: ["7. April 2026", "7. Mai 2026"], fr: ["7 avril 2026", "7 mai 2026"], es: ["7 de abril de 2026", "7 de mayo de 2026"],
  it: ["7 aprile 2026", "7 maggio 2026"], nl: ["7 april 2026", "7 mei 2026"], pl: ["7 kwietnia 2026 r.", "7 maja 2026 r."],
};
test.each(LANGUAGE_CODES)("a receipt in %s names the days in that language", (language) => {
  const letter = letterText(composeLetter("receipt", factsIn(language), ALL_SAID));
  for (const day of DAYS[language]) expect(letter).toContain(day);
});

const TERMS: Record<Language, RegExp> = {
  en: /supervisory authority/, de: /Aufsichtsbehörde/, fr: /autorité de contrôle/, es: /autoridad de control/, it: /autorità di controllo/, nl: /toezichthoudende autoriteit/, pl: /organ\w* nadzorcz/,
};
const COPIES: Record<Language, RegExp> = { en: /not send us a copy/, de: /keine Kopie/, fr: /ne pas nous envoyer de copie/, es: /no nos envíe copia/, it: /non inviarci copie/, nl: /geen kopie/, pl: /nie przysyłać nam kopii/ };
describe.each(LANGUAGE_CODES)("in %s", (language) => {
  const { greeting, opening, generated } = wordsOf(language);
  const say = (kind: "identity_asked" | "identity_reminder" | "refusal") => ({ ...TELLING, kind, isUk: false });

  test("the authority has the name that the GDPR gives it, with the articles on complaint and court", () => {
    expect(generated.authority(say("refusal"))).toMatch(TERMS[language]);
    expect(generated.authority(say("refusal"))).toContain("77");
    expect(generated.judicial_remedy(say("refusal"))).toContain("79");
  });

  test("whoever is asked who they are reads that no copy of a document is wanted", () => {
    for (const kind of ["identity_asked", "identity_reminder"] as const) expect(opening[kind](say(kind))).toMatch(COPIES[language]);
  });

  test("the sentence after the greeting begins as its punctuation asks", () => {
    const firsts = NOTICE_KINDS.map((kind) => opening[kind]({ ...TELLING, kind, isUk: false }));
    const goesOn = ["de", "it", "pl"].includes(language);
    expect(greeting.at(-1)).toBe(language === "es" ? ":" : ",");
    // Nouns and the polite "you" keep their capital in the middle of a sentence.
    for (const first of firsts) expect(first).toMatch(goesOn ? /^(\p{Ll}|Ihr |Sie |Le |Państwa )/u : /^\p{Lu}/u);
  });
});
