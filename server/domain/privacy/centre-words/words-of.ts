import { LANGUAGE_CODES, type Language } from "../languages";
import { en } from "./en";
import type { CentreWords } from "./words";

const WORDS: Partial<Record<Language, CentreWords>> = { en };

/** The languages in which the centre has words. */
export const SPOKEN = LANGUAGE_CODES.filter((language) => WORDS[language] !== undefined);

export function centreWords(language: Language): CentreWords {
  return WORDS[language] ?? en;
}
