/** A moment as evidence states it: UTC, whole seconds, and whether the source left the zone open. */
export type Moment = { at: string; zoneAssumed: boolean };

/** ISO 8601; Java writes "[Europe/Berlin]" and Go " CEST" behind the offset, which alone counts. */
const WRITTEN =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,12})?)?)?\s?(?:(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)(?:\[[\w/+-]{1,40}\]|\s[A-Z]{2,5})?)?$/i;
const EPOCH_MS_ABOVE = 1e12;
const LATEST_MS = Date.UTC(9999, 11, 31, 23, 59, 59);

/**
 * Reads ISO 8601 text (a space for the T is fine), or epoch seconds or milliseconds as number or digits.
 * Without a zone the text is read in `timezone` (UTC where none is given) and marked. Null for anything
 * else: "N/A", a date that does not exist, a year out of range. The fraction of a second is cut off.
 */
export function readTime(value: unknown, timezone?: string): Moment | null {
  if (typeof value === "number") return fromEpoch(value);
  if (typeof value !== "string") return null;
  const written = value.trim();
  if (/^\d{9,13}$/.test(written)) return fromEpoch(Number(written));
  const match = WRITTEN.exec(written);
  return match ? fromParts(match, timezone) : null;
}

/** As {@link readTime}, for facts that carry no mark of their own. */
export function readInstant(value: unknown, timezone?: string): string | null {
  return readTime(value, timezone)?.at ?? null;
}

/** The latest (or earliest) of several times; null where there is none. Text order is time order here. */
export function latest(times: Iterable<string | null | undefined>): string | null {
  let found: string | null = null;
  for (const time of times) if (time && (found === null || time > found)) found = time;
  return found;
}

export function earliest(times: Iterable<string | null | undefined>): string | null {
  let found: string | null = null;
  for (const time of times) if (time && (found === null || time < found)) found = time;
  return found;
}

/** Whole days from one moment to another; never negative, undefined where either is not known. */
export function daysBetween(from: string | null | undefined, to: string | null | undefined): number | undefined {
  if (!from || !to) return undefined;
  const days = Math.floor((Date.parse(to) - Date.parse(from)) / 86_400_000);
  return Number.isFinite(days) ? Math.max(0, days) : undefined;
}

/** True where a zone can be used: an offset, or a name this machine's tables know. */
export function isTimezone(zone: string): boolean {
  return offsetMinutes(zone) !== null || zoneFormat(zone) !== null;
}

function fromEpoch(value: number): Moment | null {
  if (!Number.isFinite(value) || value <= 0) return null;
  const ms = value > EPOCH_MS_ABOVE ? value : value * 1000;
  return ms > LATEST_MS ? null : { at: iso(ms), zoneAssumed: false };
}

function fromParts(match: RegExpExecArray, timezone: string | undefined): Moment | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map((part) => Number(part ?? 0));
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  // Date.UTC rolls 30 February over into March; only what reads back the same existed.
  const back = new Date(local);
  const exists =
    year >= 1000 &&
    back.getUTCMonth() === month - 1 &&
    back.getUTCDate() === day &&
    back.getUTCHours() === hour &&
    back.getUTCMinutes() === minute &&
    second < 60;
  if (!exists) return null;
  const zone = match[7];
  if (zone !== undefined) {
    const minutes = offsetMinutes(zone);
    return minutes === null ? null : { at: iso(local - minutes * 60_000), zoneAssumed: false };
  }
  return { at: iso(timezone === undefined ? local : inZone(local, timezone)), zoneAssumed: true };
}

function iso(ms: number): string {
  return `${new Date(Math.floor(ms / 1000) * 1000).toISOString().slice(0, 19)}Z`;
}

function offsetMinutes(zone: string): number | null {
  if (/^(Z|UTC|GMT)$/i.test(zone)) return 0;
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (!match) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return minutes > 14 * 60 ? null : match[1] === "-" ? -minutes : minutes;
}

/** The instant at which the wall clock of `zone` shows `local`; of two, the one before the clocks change. */
function inZone(local: number, zone: string): number {
  const fixed = offsetMinutes(zone);
  if (fixed !== null) return local - fixed * 60_000;
  const format = zoneFormat(zone);
  if (!format) return local;
  const first = local - wallClockOffset(local, format);
  return local - wallClockOffset(first, format);
}

function zoneFormat(zone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
  } catch {
    return null;
  }
}

function wallClockOffset(instant: number, format: Intl.DateTimeFormat): number {
  const part = new Map(format.formatToParts(new Date(instant)).map((piece) => [piece.type, Number(piece.value)]));
  const read = (name: Intl.DateTimeFormatPartTypes) => part.get(name) ?? 0;
  return Date.UTC(read("year"), read("month") - 1, read("day"), read("hour"), read("minute"), read("second")) - instant;
}
