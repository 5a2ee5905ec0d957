import { localDay } from "@/server/domain/privacy/calendar-days";
import { dayInWords } from "@/server/domain/privacy/in-words";
import type { Language } from "@/server/domain/privacy/languages";

/** The day on which a moment falls in a zone, written out. */
export function dayOfMoment(language: Language, iso: string, zone: string): string {
  return dayInWords(language, localDay(iso, zone).toString());
}

/** A moment as people of the locale write it, with the zone it is told in. */
export function momentIn(locale: string, iso: string, zone: string): string {
  return new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: zone, timeZoneName: "short" }).format(new Date(iso));
}
