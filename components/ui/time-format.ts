const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;
const DAY_MS = 86_400_000;
const DATE_ONLY = /^(\d{4})-(\d{2})-(\d{2})$/;

// Numbers only are taken from Intl: month and zone names differ between ICU builds and would break hydration.
const formatters = new Map<string, Intl.DateTimeFormat>();
function formatterOf(tz: string): Intl.DateTimeFormat {
  const known = formatters.get(tz);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: tz, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric",
  });
  formatters.set(tz, made);
  return made;
}

type Parts = { year: number; month: number; day: number; hour: number; minute: number; second: number };

function partsIn(instant: Date, tz: string): Parts {
  const parts = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of formatterOf(tz).formatToParts(instant)) if (type in parts) parts[type as keyof Parts] = Number(value);
  return parts;
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}

export function monthName(month: number): string {
  return MONTHS[month - 1] ?? "";
}

/** "UTC", "UTC+2", "UTC-03:30": the offset that zone has at that instant. */
export function zoneOffset(iso: string, tz: string): string {
  const instant = new Date(iso);
  const p = partsIn(instant, tz);
  const local = Date.UTC(p.year, p.month - 1, p.day, p.hour, p.minute, p.second);
  const minutes = Math.round((local - Math.floor(instant.getTime() / 1000) * 1000) / 60_000);
  if (minutes === 0) return "UTC";
  const rest = Math.abs(minutes) % 60;
  return `UTC${minutes < 0 ? "-" : "+"}${Math.floor(Math.abs(minutes) / 60)}${rest ? `:${pad(rest)}` : ""}`;
}

/** "3 Oct 2026" for a plain date, or for an instant as the calendar of that zone has it. */
export function formatDate(iso: string, tz = "UTC"): string {
  const plain = DATE_ONLY.exec(iso);
  if (plain) return `${Number(plain[3])} ${monthName(Number(plain[2]))} ${plain[1]}`;
  const instant = new Date(iso);
  if (Number.isNaN(instant.getTime())) return iso;
  const p = partsIn(instant, tz);
  return `${p.day} ${monthName(p.month)} ${p.year}`;
}

/** "1 Jan to 31 Dec 2026" for two plain days, the last one included; the year twice only where it differs, and one day once. */
export function formatDays(from: string, to: string): string {
  if (from === to) return formatDate(from);
  const [first, last] = [formatDate(from), formatDate(to)];
  const year = last.slice(-5);
  return `${DATE_ONLY.test(from) && DATE_ONLY.test(to) && first.endsWith(year) ? first.slice(0, -5) : first} to ${last}`;
}

/** A sentence with its plain days as people read them: sentences frozen in a snapshot keep the days of its digest. */
export function readableDays(sentence: string): string {
  return sentence.replaceAll(/\b\d{4}-\d{2}-\d{2}\b(?!T)/g, (day) => formatDate(day));
}

/** "3 Oct 2026, 14:05". */
export function formatDateTime(iso: string, tz: string): string {
  const instant = new Date(iso);
  if (DATE_ONLY.test(iso) || Number.isNaN(instant.getTime())) return formatDate(iso, tz);
  const p = partsIn(instant, tz);
  return `${p.day} ${monthName(p.month)} ${p.year}, ${pad(p.hour)}:${pad(p.minute)}`;
}

/** The calendar day "YYYY-MM-DD" of an instant in a zone. */
export function dayIn(iso: string, tz: string): string {
  if (DATE_ONLY.test(iso)) return iso;
  const p = partsIn(new Date(iso), tz);
  return `${p.year}-${pad(p.month)}-${pad(p.day)}`;
}

/** Whole calendar days from one day to another, negative when `to` lies before. */
export function daysBetween(from: string, to: string, tz: string): number {
  return Math.round((Date.parse(dayIn(to, tz)) - Date.parse(dayIn(from, tz))) / DAY_MS);
}

/** "today", "in 4 days", "12 days ago", "overdue 12 days" when asked to. */
export function distanceInDays(from: string, to: string, tz: string, past: "ago" | "overdue" = "ago"): string {
  const days = daysBetween(from, to, tz);
  if (days === 0) return "today";
  const words = `${Math.abs(days)} ${Math.abs(days) === 1 ? "day" : "days"}`;
  if (days > 0) return `in ${words}`;
  return past === "overdue" ? `overdue ${words}` : `${words} ago`;
}

/** The instant that a wall-clock time "YYYY-MM-DD" or "YYYY-MM-DDTHH:MM" names in a zone, ISO 8601 UTC. */
export function instantOf(local: string, tz: string): string {
  const wall = Date.parse(local.length === 10 ? local : `${local}Z`);
  const offsetAt = (instant: number) => {
    const p = partsIn(new Date(instant), tz);
    return Date.UTC(p.year, p.month - 1, p.day, p.hour, p.minute, p.second) - Math.floor(instant / 1000) * 1000;
  };
  return new Date(wall - offsetAt(wall - offsetAt(wall))).toISOString();
}

/** The instant a calendar day begins in a zone, ISO 8601 UTC. */
export function startOfDay(day: string, tz: string): string {
  return instantOf(day, tz);
}

/** The last millisecond of a calendar day in a zone, ISO 8601 UTC. */
export function endOfDay(day: string, tz: string): string {
  const next = new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
  return new Date(Date.parse(startOfDay(next, tz)) - 1).toISOString();
}
