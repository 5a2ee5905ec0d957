/** The years of days that people give: every clock, zone and database here holds them, and the day before and after. */
export const FIRST_DAY = "1970-01-01";
export const LAST_DAY = "9998-12-31";

/** Whether a text is such a day, as in an address. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && text >= FIRST_DAY && text <= LAST_DAY && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}
