import { type AnswerWords, answerWordsOf } from "@/server/domain/privacy/answer-words/answer-words";
import { type CaseWords, caseWordsOf } from "@/server/domain/privacy/centre-words/case-words";
import { type CentreWords, centreWordsOf } from "@/server/domain/privacy/centre-words/centre-words";
import { type FormWords, formWordsOf } from "@/server/domain/privacy/centre-words/form-words";
import type { Language } from "@/server/domain/privacy/languages";
import type { Problem } from "@/server/http/privacy/public-page";

/** All words of a page in one language, and how that language writes days and numbers. */
export type PageWords = Omit<CentreWords, "language"> & CaseWords & { answers: AnswerWords; language: Language; languageLabel: string; more: FormWords; locale: string };

export function pageWords(language: Language): PageWords {
  // Without a region English dates would be the American ones.
  const words = centreWordsOf(language);
  return { ...words, ...caseWordsOf(language), language, answers: answerWordsOf(language), languageLabel: words.language.label, more: formWordsOf(language), locale: language === "en" ? "en-GB" : language };
}

/** What is wrong, in words. */
export function problemWords({ errors, more, answers, handOver }: PageWords, problem: Problem): string {
  const words: Record<Problem, string> = {
    no_right: errors.nothingChosen, no_email: errors.emailMissing, bad_email: errors.emailInvalid, too_long: errors.tooLong, no_message: errors.messageEmpty,
    unreadable: more.unreadable, no_confirmation: more.tickFirst, nothing_to_withdraw: more.nothingToWithdraw, trap: more.trap, wrong_code: answers.delivery.wrong, visit_over: handOver.over.text,
  };
  return words[problem];
}

/** "5 minutes", as the language counts them. */
export function minutesIn(locale: string, minutes: number): string {
  return new Intl.NumberFormat(locale, { style: "unit", unit: "minute", unitDisplay: "long" }).format(minutes);
}
