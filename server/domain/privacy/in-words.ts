import type { Language } from "./languages";

const formatsOf = (locale: string) => ({
  day: new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }), years: new Intl.NumberFormat(locale, { style: "unit", unit: "year", unitDisplay: "long" }),
});
const FORMATS: Record<Language, ReturnType<typeof formatsOf>> = {
  en: formatsOf("en-GB"), de: formatsOf("de-DE"), fr: formatsOf("fr-FR"), es: formatsOf("es-ES"), it: formatsOf("it-IT"), nl: formatsOf("nl-NL"), pl: formatsOf("pl-PL"),
};

/** A day (YYYY-MM-DD) as the language writes it out: "7 April 2026". */
export function dayInWords(language: Language, day: string): string {
  const written = FORMATS[language].day.format(new Date(`${day}T00:00:00Z`));
  // The first of a month is an ordinal in French.
  return language === "fr" ? written.replace(/^1 /, "1er ") : written;
}

/** A number of years as the language counts them: "1 year", "3 years". */
export function yearsInWords(language: Language, years: number): string {
  return FORMATS[language].years.format(years);
}
