const FIRST = Date.parse("1900-01-01T00:00:00Z");
const LAST = Date.parse("9999-01-01T00:00:00Z");

/** True for a time that means something here and that PostgreSQL takes: JavaScript's own range goes far beyond both. */
export function isStorableTime(time: Date): boolean {
  return time.getTime() >= FIRST && time.getTime() < LAST;
}

/** The time of a text, or undefined where it cannot be kept: nothing is known then. */
export function keptTime(text: string): Date | undefined {
  const time = new Date(text);
  return isStorableTime(time) ? time : undefined;
}
