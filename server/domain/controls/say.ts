import { createSay, type Say, type SayLanguage } from "../say/say";
import { VERDICT_GERMAN } from "./verdict-german";

/** The words of verdicts and rules. Names of kinds and facts are the catalog's, which is English: in German they stand in quotation marks. */
export type VerdictSay = Say<keyof typeof VERDICT_GERMAN>;

const BY_LANGUAGE: Record<SayLanguage, VerdictSay> = { en: createSay("en", VERDICT_GERMAN), de: createSay("de", VERDICT_GERMAN) };
export const verdictSay = (language: SayLanguage = "en"): VerdictSay => BY_LANGUAGE[language];

const UNITS = {
  day: "{n} day|{n} days", hour: "{n} hour|{n} hours", week: "{n} week|{n} weeks", month: "{n} month|{n} months", quarter: "{n} quarter|{n} quarters", year: "{n} year|{n} years",
  deviation: "{n} deviation|{n} deviations", fact: "{n} fact|{n} facts", record: "{n} record|{n} records",
} as const;
export type Unit = keyof typeof UNITS;

/** "90 days", "26 hours", "1 day". */
export const amountOf = (count: number, unit: Unit, say: VerdictSay): string => say(UNITS[unit], { n: String(count) });
