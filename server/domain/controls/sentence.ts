import { factLabel } from "../catalog/fact-labels";
import { kindNoun } from "../catalog/labels";
import { instantOf, judgeAssertions, operandOf, readFact } from "./condition";
import type { Evaluation, Prepared } from "./evaluation";
import { idFactsOf } from "./items";
import type { Condition, ControlTest } from "./schema";

type Params = ControlTest["params"];

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const formats = new Map<string, Intl.DateTimeFormat>();

/** A day in the tenant's zone, always written alike: "3 Oct 2026". */
export function day(at: number, timezone: string): string {
  const { day: date, month, year } = partsOf(at, timezone);
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

/** A day with the time, where the day alone says too little: "3 Oct 2026 14:05". */
export function moment(at: number, timezone: string): string {
  const { hour, minute } = partsOf(at, timezone);
  return `${day(at, timezone)} ${hour}:${minute}`;
}

/** "1 restore test", "14 restore tests". */
export function countOf(count: number, kind: string): string {
  return `${count} ${kindNoun(kind, count)}`;
}

/** "90 days", "26 hours", "1 day". */
export function amountOf(count: number, unit: string): string {
  return `${count} ${count === 1 ? unit : `${unit}s`}`;
}

/** How a record is called: by its id ("change 4711"), its key ("system db-1"), or kind and day. */
export function nameOf(prepared: Prepared, timezone: string, key?: string): string {
  const { kind, facts } = prepared.record;
  for (const fact of key === undefined ? idFactsOf(kind) : [key]) {
    const value = facts[fact];
    if (typeof value === "string" && value !== "" && instantOf(value) === null) return `${wordOf(fact)} ${value}`;
    if (typeof value === "number") return `${wordOf(fact)} ${value}`;
  }
  return prepared.at === null ? `an undated ${kindNoun(kind)}` : `the ${kindNoun(kind)} of ${day(prepared.at, timezone)}`;
}

/** A key in words: "system db-1" for the fact system_id. */
export function keyName(key: string, value: string): string {
  return `${wordOf(key)} ${value}`;
}

/** What is wrong with a record, in words: `outcome is "failure", not "success"`. */
export function violationOf(prepared: Prepared, condition: Condition, params: Params, at: number, timezone: string): string {
  const subject = wordsOf(prepared.record.kind, condition.fact);
  if (condition.op === "ne" && condition.fact === "approved_by" && condition.ref !== undefined) {
    return `approved by its ${condition.ref === "author" ? "author" : "own requester"}`;
  }
  if (prepared.record.kind === "chain_verification" && condition.fact === "anchored") return "its entries are anchored nowhere outside: the verification's own evidence says whether no anchor is configured or one fails, and what to do";
  if (condition.op === "exists") return `${subject} is recorded as blank`;
  if (condition.op === "not_exists") return `${subject} is recorded`;
  const value = written(readFact(prepared, condition.fact, at), condition.fact, timezone);
  return `${subject} is ${value}, not ${expectation(prepared, condition, params, at, timezone)}`;
}

/** Each assertion a record breaks, in words. */
export function brokenConditions(prepared: Prepared, conditions: readonly Condition[], evaluation: Evaluation): string[] {
  const { params, asOf, timezone } = evaluation;
  return judgeAssertions(prepared, conditions, params, asOf).violated
    .map((condition) => violationOf(prepared, condition, params, asOf, timezone));
}

/** A condition in words, for the line that explains a rule: "outcome = success". */
export function conditionOf(kind: string, condition: Condition, params: Params): string {
  const subject = wordsOf(kind, condition.fact);
  if (condition.op === "exists") return `${subject} recorded`;
  if (condition.op === "not_exists") return `${subject} not recorded`;
  const literal = condition.param === undefined ? condition.value : params[condition.param];
  const operand = condition.ref === undefined
    ? (literal === undefined ? condition.param : plain(literal, condition.fact))
    : `${wordsOf(kind, condition.ref)}${shiftOf(condition)}`;
  return `${subject} ${SIGNS[condition.op]} ${operand}`;
}

/** The first few of some names, and how many more there are. */
export function listed(names: readonly string[], total = names.length, most = 3): string {
  const shown = names.slice(0, most);
  const more = total - shown.length;
  return more > 0 ? `${shown.join(", ")} and ${more} more` : shown.join(", ");
}

const SIGNS: Record<Condition["op"], string> = {
  eq: "=", ne: "≠", lt: "<", lte: "≤", gt: ">", gte: "≥", in: "is one of", not_in: "is none of", exists: "", not_exists: "",
};
const WORDS: Partial<Record<Condition["op"], string>> = {
  eq: "", ne: "something else than ", lt: "below ", lte: "at most ", gt: "above ", gte: "at least ", in: "one of ", not_in: "anything but ",
};

function expectation(prepared: Prepared, condition: Condition, params: Params, at: number, timezone: string): string {
  const operand = operandOf(prepared, condition, params, at);
  const value = Array.isArray(operand) ? operand.map(String).join(", ") : written(operand, condition.fact, timezone);
  const timed = instantOf(operand) !== null;
  const word = timed && condition.op === "lte" ? "by " : timed && condition.op === "gte" ? "from " : (WORDS[condition.op] ?? "");
  return condition.ref === undefined ? `${word}${value}` : `${word}${value} (${wordsOf(prepared.record.kind, condition.ref)}${shiftOf(condition)})`;
}

function shiftOf(condition: Condition): string {
  const hours = (condition.plusHours ?? 0) + (condition.plusDays ?? 0) * 24;
  if (hours === 0) return "";
  return ` + ${hours % 24 === 0 ? amountOf(hours / 24, "day") : amountOf(hours, "hour")}`;
}

function written(value: unknown, fact: string, timezone: string): string {
  const instant = instantOf(value);
  return instant === null ? plain(value, fact) : moment(instant, timezone);
}

function plain(value: unknown, fact: string): string {
  if (Array.isArray(value)) return value.map(String).join(", ");
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value !== "number") return `"${String(value)}"`;
  const { unit } = factLabel("", fact);
  const rounded = Math.round(value * 100) / 100;
  if (unit === "share") return `${Math.round(value * 1000) / 10} %`;
  return unit === null ? String(rounded) : `${rounded} ${rounded === 1 && unit !== "%" ? unit.slice(0, -1) : unit}`;
}

/** A fact inside a sentence. Capitals of an abbreviation stay. */
export function wordsOf(kind: string, fact: string): string {
  const { label } = factLabel(kind, fact);
  return /^[A-Z]{2}/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}

function wordOf(fact: string): string {
  return fact.replace(/_(id|key)$/, "").replaceAll("_", " ");
}

function partsOf(at: number, timezone: string): Record<string, string> {
  let format = formats.get(timezone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-GB", {
      timeZone: timezone, year: "numeric", month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
    });
    formats.set(timezone, format);
  }
  return Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
}
