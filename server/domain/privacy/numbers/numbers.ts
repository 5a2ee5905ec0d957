import { z } from "zod";

import type { Right } from "../case/vocabulary";
import { dayInput } from "../../times/schema";

const Day = dayInput({ first: "1900-01-01" });
/** Requests received in a window of days, both ends included. */
export const NumbersInput = z.strictObject({ from: Day, to: Day })
  .refine(({ from, to }) => from <= to, { path: ["to"], error: "It ends before it begins." })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= MOST_DAYS * 86_400_000, { path: ["from"], error: "Ten years at most." });
export type NumbersInput = z.infer<typeof NumbersInput>;
const MOST_DAYS = 3653;

/** Counts of rights of requests: a request for two rights counts in both. */
export type Tally = {
  received: number; /** Got an answer that had a last day. */ answered: number; /** Of those, by that day. */ inTime: number;
  /** Without an answer though the last day is over. */ overdue: number; extended: number; refused: number; partial: number; withdrawn: number;
  /** From receipt to answer; null without answers. */ medianDays: number | null; longestDays: number | null;
};
export type RightNumbers = Tally & { right: Right };
/** `month` is YYYY-MM. */
export type MonthNumbers = Tally & { month: string };
export type AgeBucket = { from: number; /** null: or more. */ to: number | null; open: number };
export type PrivacyNumbers = {
  window: { from: string; to: string }; zone: string; total: Tally; rights: RightNumbers[]; months: MonthNumbers[];
  /** Why requests were refused in whole or in part, most often first. */ grounds: { ground: string; article: string; sentence: string; refused: number; partial: number }[];
  /** Everything open today, whenever it was received. */ ages: AgeBucket[];
};

/** Days since receipt, in steps that mean something: our own target, the month, and what an extension gives. */
export const AGE_STEPS = [0, 8, 21, 29, 32, 62, 93] as const;

/** Open rights by age; `ages` are days since receipt with how many there are of each. */
export function ageBuckets(ages: readonly { days: number; open: number }[]): AgeBucket[] {
  return AGE_STEPS.map((from, at) => {
    const next = AGE_STEPS[at + 1];
    const inside = ages.filter(({ days }) => Math.max(0, days) >= from && (next === undefined || days < next));
    return { from, to: next === undefined ? null : next - 1, open: inside.reduce((sum, { open }) => sum + open, 0) };
  });
}

/** Share answered in time, of what was answered or should have been; null where there was nothing to be late with. */
export function inTimeRate({ answered, inTime, overdue }: Pick<Tally, "answered" | "inTime" | "overdue">): number | null {
  return answered + overdue === 0 ? null : inTime / (answered + overdue);
}

/** Every month of a window in order, with nothing where nothing came. */
export function filledMonths(found: readonly MonthNumbers[], { from, to }: { from: string; to: string }): MonthNumbers[] {
  const months: MonthNumbers[] = [];
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = monthAfter(month)) months.push(found.find((each) => each.month === month) ?? { month, ...NOTHING });
  return months;
}

export const NOTHING: Tally = { received: 0, answered: 0, inTime: 0, overdue: 0, extended: 0, refused: 0, partial: 0, withdrawn: 0, medianDays: null, longestDays: null };

function monthAfter(month: string): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
}

const COLUMNS = ["received", "answered", "inTime", "overdue", "extended", "refused", "partial", "withdrawn", "medianDays", "longestDays"] as const;
const HEADINGS = ["of", "name", "received", "answered", "in_time", "overdue", "extended", "refused", "partial", "withdrawn", "median_days", "longest_days", "in_time_rate"];

/** The same as one table (RFC 4180): the whole window, each right, each month, each ground, each age. Every cell is ours: no name or text of anybody stands in it. */
export function numbersCsv({ window, total, rights, months, grounds, ages }: PrivacyNumbers): string {
  const line = (of: string, name: string, tally: Tally) => [of, name, ...COLUMNS.map((column) => tally[column] ?? ""), inTimeRate(tally)?.toFixed(4) ?? ""];
  const counted = (of: string, name: string, change: Partial<Tally>) => [of, name, ...COLUMNS.map((column) => change[column] ?? ""), ""];
  const rows = [
    HEADINGS, line("window", `${window.from} to ${window.to}`, total), ...rights.map((each) => line("right", each.right, each)), ...months.map((each) => line("month", each.month, each)),
    ...grounds.map(({ ground, refused, partial }) => counted("ground", ground, { refused, partial })), ...ages.map(({ from, to, open }) => counted("open", to === null ? `${from} days or more` : `${from} to ${to} days`, { received: open })),
  ];
  return rows.map((row) => `${row.join(",")}\r\n`).join("");
}
