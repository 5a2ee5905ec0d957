import type { SayLanguage } from "@/server/domain/say/say";

const HOUR_MS = 3_600_000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Prints moments in the report's zone, always with the offset. Offsets are looked up once an hour of history, not once a row. */
export type Clock = {
  day: (iso: string) => string; // 2026-11-22; in German 22.11.2026
  moment: (iso: string) => string; // 2026-11-22 10:01 +01:00; in German 22.11.2026 10:01 +01:00
  long: (day: string) => string; // 22 November 2026 as 22 Nov 2026; in German 22.11.2026
};

export function createClock(timezone: string, language: SayLanguage = "en"): Clock {
  const dayForm = language === "de" ? germanDay : (text: string) => text.slice(0, 10);
  const format = new Intl.DateTimeFormat("en-GB", { timeZone: timezone, timeZoneName: "longOffset", hour: "2-digit" });
  const offsets = new Map<number, number>();
  const offsetAt = (time: number): number => {
    const hour = Math.floor(time / HOUR_MS);
    const known = offsets.get(hour);
    if (known !== undefined) return known;
    const offset = minutesOf(format.formatToParts(hour * HOUR_MS).find((part) => part.type === "timeZoneName")?.value ?? "GMT");
    offsets.set(hour, offset);
    return offset;
  };
  const local = (time: number, offset: number) => new Date(time + offset * 60_000).toISOString();
  const print = (iso: string, form: (localIso: string, offset: number) => string): string => {
    const time = DAY_ONLY.test(iso) ? Number.NaN : Date.parse(iso);
    if (Number.isNaN(time)) return DAY_ONLY.test(iso) ? dayForm(iso) : iso; // a day stays the day it says; what is no time prints as it came
    const offset = offsetAt(time);
    return form(local(time, offset), offset);
  };
  return {
    day: (iso) => print(iso, dayForm),
    moment: (iso) => print(iso, (text, offset) => `${dayForm(text)} ${text.slice(11, 16)} ${offsetWords(offset)}`),
    long: (day) => (language === "de" && DAY_ONLY.test(day) ? germanDay(day) : DAY_ONLY.test(day) ? `${Number(day.slice(8, 10))} ${MONTHS[Number(day.slice(5, 7)) - 1] ?? ""} ${day.slice(0, 4)}` : day),
  };
}

const germanDay = (iso: string): string => `${iso.slice(8, 10)}.${iso.slice(5, 7)}.${iso.slice(0, 4)}`;
const DAY_ONLY = /^\d{4}-\d{2}-\d{2}$/;

function minutesOf(offset: string): number {
  const match = /^GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(offset);
  if (!match?.[1]) return 0;
  return (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}

function offsetWords(minutes: number): string {
  const absolute = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(absolute / 60))}:${two(absolute % 60)}`;
}
