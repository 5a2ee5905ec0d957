import type { CountryCode } from "./countries";

type Withheld = { country: CountryCode; rule: string; years?: readonly [from: number, to: number]; why: string };

/**
 * Days the library calls public that are none, by its own rule. A holiday too many makes a date late, one too few makes
 * it early, so what is in doubt is withheld. Found by comparing 2018–2030 of every country with a second, independent source.
 */
const WITHHELD: readonly Withheld[] = [
  { country: "CY", rule: "orthodox -47", why: "Green Monday is 48 days before Easter; this is the Tuesday after it." },
  { country: "LI", rule: "easter -2", why: "A bank holiday by custom, not one by law." },
  { country: "LI", rule: "easter 40", why: "A day off of the state administration between Ascension and the weekend." },
  { country: "LI", rule: "easter 61", why: "A day off of the state administration between Corpus Christi and the weekend." },
  { country: "RO", rule: "01-06", years: [2018, 2023], why: "A public holiday from 2024 on." },
  { country: "RO", rule: "01-07", years: [2018, 2023], why: "A public holiday from 2024 on." },
  { country: "GR", rule: "05-01", years: [2024, 2024], why: "Moved to 7 May 2024, after Easter." },
  { country: "IS", rule: "thursday after 04-18", years: [2024, 2024], why: "The first day of summer was 25 April." },
];

/** Whether a day of the library's list is none by law. */
export function isWithheld(country: CountryCode, rule: string, year: number): boolean {
  return WITHHELD.some((entry) => entry.country === country && entry.rule === rule && year >= (entry.years?.[0] ?? year) && year <= (entry.years?.[1] ?? year));
}
