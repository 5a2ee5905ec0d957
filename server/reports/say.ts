import { createSay, type Say, type SayLanguage } from "@/server/domain/say/say";

import { GERMAN } from "./german/german";

/** Everything a report says in its own words. */
export type Sentence = keyof typeof GERMAN;
export type ReportSay = Say<Sentence>;

const BY_LANGUAGE: Record<SayLanguage, ReportSay> = { en: createSay("en", GERMAN), de: createSay("de", GERMAN) };

/** Of snapshots from before reports had a language: English. */
export const sayIn = (language: SayLanguage = "en"): ReportSay => BY_LANGUAGE[language];
