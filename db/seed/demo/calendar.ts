import { Temporal } from "temporal-polyfill";

/** Days the story lasts. Day 0 is the first, day 364 the last one whose night has come before the end. */
export const DAYS = 365;
const NIGHT = "04:30";
const OFFICE = "16:40";

/** A calendar month or quarter in day numbers of the story; the oldest begins before day 0. `to` is the first day after it. */
export type Span = { label: string; from: number; to: number };

export type Calendar = { timezone: string; first: Temporal.PlainDate; months: readonly Span[]; quarters: readonly Span[] };

/** One moment of the story at which something is put in. */
export type Day = {
  index: number;
  at: string;
  calendar: Calendar;
  /** The instant of a local wall-clock time ("09:30") of a day, which may lie before day 0. */
  time: (index: number, clock: string) => string;
};

/** The story's calendar: its last night is the last one at or before `end`. */
export function calendarTo(end: Date, timezone: string): Calendar {
  const today = Temporal.Instant.fromEpochMilliseconds(end.getTime()).toZonedDateTimeISO(timezone).toPlainDate();
  const last = Date.parse(instantOf(today, NIGHT, timezone)) <= end.getTime() ? today : today.subtract({ days: 1 });
  const first = last.subtract({ days: DAYS - 1 });
  return { timezone, first, months: spans(first, last, 1), quarters: spans(first, last, 3) };
}

/** Night (collectors) and office (people) of a day. */
export function momentsOf(calendar: Calendar, index: number): { night: Day; office: Day } {
  const time = (day: number, clock: string): string => instantOf(calendar.first.add({ days: day }), clock, calendar.timezone);
  return {
    night: { index, at: time(index, NIGHT), calendar, time },
    office: { index, at: time(index, OFFICE), calendar, time },
  };
}

/** True every `days` days, counted back from the end: `phase` days before it, and so on. */
export function isEvery(day: Day, days: number, phase: number): boolean {
  return (DAYS - 1 - day.index) % days === phase;
}

/** The period whose event is put in today, and the day the event was on. What lies before day 0 is brought in on day 0. */
export function eventToday(spans: readonly Span[], day: Day, offset: number, lag: number): { span: Span; place: number; on: number } | null {
  const place = spans.findIndex((span) => Math.max(0, onOf(span, offset) + lag) === day.index);
  const span = spans[place];
  return span === undefined ? null : { span, place, on: onOf(span, offset) };
}

/** The number of a day of the year the story falls in, by month and day of month: the first that is not before it. */
export function dayOfSeason(calendar: Calendar, month: number, dayOfMonth: number): number {
  for (let index = 0; index < DAYS; index += 1) {
    const date = calendar.first.add({ days: index });
    if (date.month === month && date.day >= dayOfMonth) return index;
  }
  return 0;
}

/** The calendar date of a day: "2026-03-05". */
export function dateOf(day: Day, index: number): string {
  return day.calendar.first.add({ days: index }).toString();
}

function onOf(span: Span, offset: number): number {
  return Math.min(offset < 0 ? span.to + offset : span.from + offset, span.to - 1);
}

function spans(first: Temporal.PlainDate, last: Temporal.PlainDate, months: number): Span[] {
  const start = first.with({ day: 1, month: first.month - ((first.month - 1) % months) });
  const found: Span[] = [];
  for (let from = start; Temporal.PlainDate.compare(from, last) <= 0; from = from.add({ months })) {
    const label = months === 3 ? `${from.year}-Q${Math.ceil(from.month / 3)}` : from.toString().slice(0, 7);
    const number = (date: Temporal.PlainDate): number => first.until(date).days;
    found.push({ label, from: number(from), to: number(from.add({ months })) });
  }
  return found;
}

function instantOf(date: Temporal.PlainDate, clock: string, timezone: string): string {
  const local = date.toPlainDateTime(Temporal.PlainTime.from(clock)).toZonedDateTime(timezone);
  return `${local.toInstant().toString().slice(0, 19)}Z`;
}
