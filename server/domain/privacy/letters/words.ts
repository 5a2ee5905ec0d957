import type { NoticeKind, NoticePart } from "../case/notices";
import type { Right } from "../case/vocabulary";
import type { Language } from "../languages";
import { de } from "./words-de";
import { en } from "./words-en";
import { es } from "./words-es";
import { fr } from "./words-fr";
import { it } from "./words-it";
import { nl } from "./words-nl";
import { pl } from "./words-pl";

/** Parts that every language can write from the facts. All others are said by somebody, or are missing. */
export type GeneratedPart =
  | "reference" | "what_was_asked" | "due_date" | "rights_reminder" | "how_to_reply" | "full_answer_without_reply" | "may_withdraw" | "authority"
  | "judicial_remedy" | "controller_complaint" | "how_to_reopen" | "machine_readable" | "what_we_keep" | "confirmation";

/** What a sentence is made of, with the days and rights already in words. */
export type Telling = {
  kind: NoticeKind; /** Under the law of the United Kingdom: nothing may point to the Union's. */ isUk: boolean; isComplaint: boolean;
  about: string; reference: string; organization: string; receivedOn: string; dueOn: string | null; caseUrl: string; contactEmail: string;
  /** Name, address and web address, a line each. */ authority: string;
  /** How long what points to the person is kept after the end: "3 years"; null for not at all. */ keptFor: string | null;
};
type Sentence = (telling: Telling) => string;

/** One language of the letters. A sentence that is missing does not compile; `generated` is null where the facts do not tell a part. */
export type Words = {
  rights: Record<Right, string>;
  greeting: string;
  subject: Record<NoticeKind, string>;
  opening: Record<NoticeKind, Sentence>;
  headings: Record<NoticePart, string>;
  generated: Record<GeneratedPart, (telling: Telling) => string | null>;
  closing: Sentence;
};

const WORDS: Record<Language, Words> = { en, de, fr, es, it, nl, pl };

/** The words of a language. */
export function wordsOf(language: Language): Words {
  return WORDS[language];
}
