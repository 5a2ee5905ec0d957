/** A calendar day (YYYY-MM-DD) as people of the locale write it, with its weekday. */
export function dayIn(locale: string, day: string): string {
  return new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(`${day.slice(0, 10)}T00:00:00Z`));
}

/** A moment as people of the locale write it, with the zone it is told in. */
export function momentIn(locale: string, iso: string, zone: string): string {
  return new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: zone, timeZoneName: "short" }).format(new Date(iso));
}

/** The day of a moment in a zone, as people of the locale write it. */
export function dayOfMoment(locale: string, iso: string, zone: string): string {
  return new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric", timeZone: zone }).format(new Date(iso));
}
