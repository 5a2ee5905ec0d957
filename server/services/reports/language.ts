import type { SayLanguage } from "@/server/domain/say/say";

import type { ReportRecord } from "./facts";

/** What was asked for; reports that were asked for before there was a language are English. */
export const languageOf = ({ options }: Pick<ReportRecord, "options">): SayLanguage => (options["language"] === "de" ? "de" : "en");
