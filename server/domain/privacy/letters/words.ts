import type { NoticeKind, NoticePart } from "../case/notices";
import type { Right } from "../case/vocabulary";
import type { Language } from "../languages";
import type { LetterFacts } from "./letter";
import { en } from "./words-en";

/** One language of the letters. `generated` writes a part from the facts, or null where they do not tell it. */
export type Words = {
  rights: Record<Right, string>;
  greeting: string;
  subject: Record<NoticeKind, (facts: LetterFacts) => string>;
  opening: Record<NoticeKind, (facts: LetterFacts) => string>;
  headings: Record<NoticePart, string>;
  generated: Partial<Record<NoticePart, (facts: LetterFacts) => string | null>>;
  closing: (facts: LetterFacts) => string;
};

const WORDS: Partial<Record<Language, Words>> = { en };

/** Throws RangeError for a language nobody has written yet. */
export function wordsOf(language: Language): Words {
  const words = WORDS[language];
  if (!words) throw new RangeError(`There are no letters in ${language}.`);
  return words;
}
