import { factLabel } from "../catalog/fact-labels";
import { capitalised, kindNoun, withArticle } from "../catalog/labels";
import { instantOf, judgeAssertions, operandOf, readFact } from "./condition";
import type { Evaluation, Prepared } from "./evaluation";
import { amountOf, type VerdictSay } from "./say";
import { idFactsOf } from "./items";
import type { Condition, ControlTest } from "./schema";

type Params = ControlTest["params"];
/** What a moment is told with. */
type Told = Pick<Evaluation, "timezone" | "say">;

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const quoted = (words: string) => `„${words}“`;
const formats = new Map<string, Intl.DateTimeFormat>();

/** A day in the tenant's zone, always written alike: "3 Oct 2026"; in German "03.10.2026". */
export function day(at: number, { timezone, say }: Told): string {
  const { day: date = "", month = "", year = "" } = partsOf(at, timezone);
  if (say.language === "de") return `${date.padStart(2, "0")}.${month.padStart(2, "0")}.${year}`;
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

/** A day with the time, where the day alone says too little: "3 Oct 2026 14:05". */
export function moment(at: number, told: Told): string {
  const { hour, minute } = partsOf(at, told.timezone);
  return `${day(at, told)} ${hour}:${minute}`;
}

/** A kind inside a sentence: "restore test", or the catalog's name in quotation marks. */
export const nounOf = (kind: string, say: VerdictSay, count = 1): string => (say.language === "en" ? kindNoun(kind, count) : quoted(kindNoun(kind, count)));
/** With its article where the language has one for a name: "an access review". */
export const oneOf = (kind: string, say: VerdictSay): string => (say.language === "en" ? withArticle(kind) : quoted(kindNoun(kind)));
/** As the first word of a sentence. */
export const openingWith = (words: string): string => capitalised(words);

/** "1 restore test", "14 restore tests". */
export const countOf = (count: number, kind: string, say: VerdictSay): string => `${count} ${nounOf(kind, say, count)}`;

/** How a record is called: by its id ("change 4711"), its key ("system db-1"), or kind and day. */
export function nameOf(prepared: Prepared, told: Told, key?: string): string {
  const { kind, facts } = prepared.record;
  for (const fact of key === undefined ? idFactsOf(kind) : [key]) {
    const value = facts[fact];
    if (typeof value === "string" && value !== "" && instantOf(value) === null) return `${wordOf(fact)} ${value}`;
    if (typeof value === "number") return `${wordOf(fact)} ${value}`;
  }
  const { say } = told;
  return prepared.at === null ? say("an undated {kind}", { kind: nounOf(kind, say) }) : say("the {kind} of {day}", { kind: nounOf(kind, say), day: day(prepared.at, told) });
}

/** A key in words: "system db-1" for the fact system_id. */
export function keyName(key: string, value: string): string {
  return `${wordOf(key)} ${value}`;
}

/** What is wrong with a record, in words: `outcome is "failure", not "success"`. */
export function violationOf(prepared: Prepared, condition: Condition, at: number, evaluation: Pick<Evaluation, "params" | "timezone" | "say">): string {
  const { say } = evaluation;
  const subject = factOf(prepared.record.kind, condition.fact, say);
  if (condition.op === "ne" && condition.fact === "approved_by" && condition.ref !== undefined) {
    return condition.ref === "author" ? say("approved by its author") : say("approved by its own requester");
  }
  if (prepared.record.kind === "chain_verification" && condition.fact === "anchored") return say("its entries are anchored nowhere outside: the verification's own evidence says whether no anchor is configured or one fails, and what to do");
  if (condition.op === "exists") return say("{fact} is recorded as blank", { fact: subject });
  if (condition.op === "not_exists") return say("{fact} is recorded", { fact: subject });
  const value = written(readFact(prepared, condition.fact, at), condition.fact, evaluation);
  return say("{fact} is {value}, not {expected}", { fact: subject, value, expected: expectation(prepared, condition, at, evaluation) });
}

/** Each assertion a record breaks, in words. */
export function brokenConditions(prepared: Prepared, conditions: readonly Condition[], evaluation: Evaluation): string[] {
  const { params, asOf } = evaluation;
  return judgeAssertions(prepared, conditions, params, asOf).violated.map((condition) => violationOf(prepared, condition, asOf, evaluation));
}

/** A condition in words, for the line that explains a rule: "outcome = success". */
export function conditionOf(kind: string, condition: Condition, params: Params, say: VerdictSay): string {
  const subject = factOf(kind, condition.fact, say);
  if (condition.op === "exists") return say("{fact} recorded", { fact: subject });
  if (condition.op === "not_exists") return say("{fact} not recorded", { fact: subject });
  const literal = condition.param === undefined ? condition.value : params[condition.param];
  const operand = condition.ref === undefined
    ? (literal === undefined ? condition.param : plain(literal, condition.fact, say))
    : `${factOf(kind, condition.ref, say)}${shiftOf(condition, say)}`;
  const sign = SIGNS[condition.op];
  return `${subject} ${sign === "is one of" || sign === "is none of" ? say(sign) : sign} ${operand}`;
}

/** The first few of some names, and how many more there are. */
export function listed(names: readonly string[], say: VerdictSay, total = names.length, most = 3): string {
  const shown = names.slice(0, most);
  const more = total - shown.length;
  return more > 0 ? say("{list} and {more} more", { list: shown.join(", "), more: String(more) }) : shown.join(", ");
}

const SIGNS = {
  eq: "=", ne: "≠", lt: "<", lte: "≤", gt: ">", gte: "≥", in: "is one of", not_in: "is none of", exists: "", not_exists: "",
} as const satisfies Record<Condition["op"], string>;
const EXPECTED = {
  eq: "{value}", ne: "something else than {value}", lt: "below {value}", lte: "at most {value}", gt: "above {value}", gte: "at least {value}", in: "one of {value}", not_in: "anything but {value}", exists: "{value}", not_exists: "{value}",
} as const satisfies Record<Condition["op"], string>;

function expectation(prepared: Prepared, condition: Condition, at: number, evaluation: Pick<Evaluation, "params" | "timezone" | "say">): string {
  const { say } = evaluation;
  const operand = operandOf(prepared, condition, evaluation.params, at);
  const value = Array.isArray(operand) ? operand.map(String).join(", ") : written(operand, condition.fact, evaluation);
  const timed = instantOf(operand) !== null;
  const expected = timed && condition.op === "lte" ? say("by {value}", { value }) : timed && condition.op === "gte" ? say("from {value}", { value }) : say(EXPECTED[condition.op], { value });
  return condition.ref === undefined ? expected : `${expected} (${factOf(prepared.record.kind, condition.ref, say)}${shiftOf(condition, say)})`;
}

function shiftOf(condition: Condition, say: VerdictSay): string {
  const hours = (condition.plusHours ?? 0) + (condition.plusDays ?? 0) * 24;
  if (hours === 0) return "";
  return ` + ${hours % 24 === 0 ? amountOf(hours / 24, "day", say) : amountOf(hours, "hour", say)}`;
}

function written(value: unknown, fact: string, told: Told): string {
  const instant = instantOf(value);
  return instant === null ? plain(value, fact, told.say) : moment(instant, told);
}

function plain(value: unknown, fact: string, say: VerdictSay): string {
  if (Array.isArray(value)) return value.map(String).join(", ");
  if (typeof value === "boolean") return value ? say("yes") : say("no");
  if (typeof value !== "number") return `"${String(value)}"`;
  const { unit } = factLabel("", fact);
  const rounded = Math.round(value * 100) / 100;
  if (unit === "share") return `${say.plain(Math.round(value * 1000) / 10)} %`;
  if (unit === null || unit === "%") return unit === null ? say.plain(rounded) : `${say.plain(rounded)} %`;
  return say(MEASURED[unit], { n: say.plain(rounded) });
}

const MEASURED = { days: "{n} day|{n} days", hours: "{n} hour|{n} hours", minutes: "{n} minute|{n} minutes" } as const;

/** A fact as the language writes a name of the catalog. */
export const factOf = (kind: string, fact: string, say: VerdictSay): string => (say.language === "en" ? wordsOf(kind, fact) : quoted(wordsOf(kind, fact)));

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
