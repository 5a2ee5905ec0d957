import type { FactValue } from "../evidence/record";
import { durationOf, type Edge, nextCrossing, readClock, runningClock } from "./durations";
import { DAY_MS, earliest, HOUR_MS, type Prepared } from "./evaluation";
import type { Condition, ControlTest } from "./schema";

type Params = ControlTest["params"];
type Operand = FactValue | FactValue[];

/** `missing` is no answer: a fact the condition needs is not there, so a person must say it. */
export type ConditionAnswer = { answer: "holds" | "fails" } | { answer: "missing"; fact: string };

/** All conditions over one record. `violated` are those a recorded value breaks; `missing` those no value decides. */
export type Judgement = { outcome: "holds" | "violated" | "missing"; violated: Condition[]; missing: string[] };

const HOLDS: Judgement = { outcome: "holds", violated: [], missing: [] };

/** The value of a fact at a moment; undefined where it is missing. Null and the word "unknown" are missing. */
export function readFact(prepared: Prepared, fact: string, at: number): FactValue | undefined {
  const clock = runningClock(prepared, fact);
  if (clock !== null) return readClock(clock, at);
  const value = prepared.record.facts[fact];
  if (value === null || value === undefined || (typeof value === "number" && Number.isNaN(value))) return undefined;
  return typeof value === "string" && value.trim().toLowerCase() === "unknown" ? undefined : value;
}

/**
 * Judges a record against assertions. A missing fact never counts as met and never as broken, also not for
 * `exists`: it is listed for a person to supply. A fact recorded as blank breaks `exists`.
 */
export function judgeAssertions(prepared: Prepared, conditions: readonly Condition[], params: Params, at: number): Judgement {
  return judge(prepared, conditions, params, at, false);
}

/**
 * Says whether a record is in the scope of a `where`. Here a missing fact decides `exists` (no) and
 * `not_exists` (yes); for every other operator the record stays possibly in scope.
 */
export function judgeScope(
  prepared: Prepared, conditions: readonly Condition[] | undefined, params: Params, at: number,
): Judgement {
  return conditions === undefined ? HOLDS : judge(prepared, conditions, params, at, true);
}

function judge(prepared: Prepared, conditions: readonly Condition[], params: Params, at: number, existsDecides: boolean): Judgement {
  let result = HOLDS;
  for (const condition of conditions) {
    const given = answerCondition(prepared, condition, params, at);
    if (given.answer === "holds") continue;
    if (result === HOLDS) result = { outcome: "missing", violated: [], missing: [] };
    if (given.answer === "missing" && !(existsDecides && condition.op === "exists")) {
      result.missing.push(given.fact);
      continue;
    }
    result.outcome = "violated";
    result.violated.push(condition);
  }
  return result;
}

/** One of the ten operators over one record. Types that do not fit each other count as a missing fact, never as met. */
export function answerCondition(prepared: Prepared, condition: Condition, params: Params, at: number): ConditionAnswer {
  const value = readFact(prepared, condition.fact, at);
  const blank = typeof value === "string" && value.trim() === "";
  if (condition.op === "not_exists") return yesNo(value === undefined || blank);
  if (condition.op === "exists") return value === undefined ? missing(condition.fact) : yesNo(!blank);
  if (value === undefined || blank) return missing(condition.fact);
  const operand = operandOf(prepared, condition, params, at);
  if (operand === undefined) return missing(condition.ref ?? condition.param ?? condition.fact);
  const met = compare(value, condition, operand);
  return met === undefined ? missing(condition.fact) : yesNo(met);
}

/** The right-hand side of a condition: literal, parameter, or another fact shifted by hours or days. */
export function operandOf(prepared: Prepared, condition: Condition, params: Params, at: number): Operand | undefined {
  if (condition.param !== undefined) return params[condition.param];
  if (condition.ref === undefined) return condition.value;
  const value = readFact(prepared, condition.ref, at);
  if (typeof value === "string" && value.trim() === "") return undefined;
  const shift = (condition.plusHours ?? 0) * HOUR_MS + (condition.plusDays ?? 0) * DAY_MS;
  const instant = shift === 0 ? null : instantOf(value);
  return instant === null ? value : new Date(instant + shift).toISOString();
}

/** The first moment after `after` at which a condition over a running clock can change its answer. */
export function nextConditionChange(prepared: Prepared, conditions: readonly Condition[], params: Params, after: number): number | null {
  let first: number | null = null;
  for (const condition of conditions) {
    const clock = runningClock(prepared, condition.fact);
    const other = condition.ref === undefined ? null : runningClock(prepared, condition.ref);
    if (clock === null && other === null) continue;
    const limit = operandOf(prepared, condition, params, after);
    if (clock !== null && other !== null) first = earliest(first, after + 1);
    else if (clock !== null) for (const each of numbersIn(limit)) first = earliest(first, nextCrossing(clock, each, after, edgeOf(condition.op, clock.step)));
    else if (other !== null) for (const each of numbersIn(readFact(prepared, condition.fact, after))) first = earliest(first, nextCrossing(other, each, after));
  }
  return first;
}

/** "At most" holds until a growing value is passed, "at least" until it is reached; for a falling one the other way round. */
function edgeOf(op: Condition["op"], step: 1 | -1): Edge {
  if (op === "lte" || op === "gt") return step === 1 ? "passed" : "reached";
  if (op === "lt" || op === "gte") return step === 1 ? "reached" : "passed";
  return "either";
}

/**
 * When time alone can next change how a record stands to its assertions; null where it cannot. A record broken by a
 * value that does not move stays broken.
 */
export function nextAssertionChange(
  prepared: Prepared, conditions: readonly Condition[], judged: Judgement, params: Params, after: number,
): number | null {
  const moving = movingConditions(prepared.record.kind, conditions);
  if (moving.length === 0 || judged.violated.some((condition) => !moving.includes(condition))) return null;
  return nextConditionChange(prepared, moving, params, after);
}

/** The conditions of a rule that time alone can change, for a kind. Usually none, which saves a pass over the records. */
export function movingConditions(kind: string, conditions: readonly Condition[] | undefined): Condition[] {
  return (conditions ?? []).filter(
    (condition) => durationOf(kind, condition.fact) !== undefined
      || (condition.ref !== undefined && durationOf(kind, condition.ref) !== undefined),
  );
}

function compare(value: FactValue, condition: Condition, operand: Operand): boolean | undefined {
  if (condition.op === "in" || condition.op === "not_in") {
    return Array.isArray(operand) ? operand.includes(value) === (condition.op === "in") : undefined;
  }
  if (Array.isArray(operand) || operand === null || typeof operand !== typeof value) return undefined;
  const order = orderOf(value, operand, condition.ref !== undefined);
  if (condition.op === "eq") return order === 0;
  if (condition.op === "ne") return order !== 0;
  if (order === undefined) return undefined;
  if (condition.op === "lt") return order < 0;
  if (condition.op === "lte") return order <= 0;
  return condition.op === "gt" ? order > 0 : order >= 0;
}

/** Below, equal or above zero; undefined where the two have no order. Two facts that name people differ not by case alone. */
function orderOf(value: FactValue, operand: FactValue, bothFacts: boolean): number | undefined {
  if (typeof value === "number" && typeof operand === "number") return value - operand;
  const [left, right] = [instantOf(value), instantOf(operand)];
  if (left !== null && right !== null) return left - right;
  if (value === operand) return 0;
  if (!bothFacts || typeof value !== "string" || typeof operand !== "string") return undefined;
  return value.trim().toLowerCase() === operand.trim().toLowerCase() ? 0 : undefined;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}([T ]|$)/;

export function instantOf(value: unknown): number | null {
  if (typeof value !== "string" || !INSTANT.test(value)) return null;
  const instant = Date.parse(value);
  return Number.isNaN(instant) ? null : instant;
}

function numbersIn(operand: Operand | undefined): number[] {
  return (Array.isArray(operand) ? operand : [operand]).filter((each) => typeof each === "number");
}

const YES: ConditionAnswer = { answer: "holds" };
const NO: ConditionAnswer = { answer: "fails" };

function yesNo(met: boolean): ConditionAnswer {
  return met ? YES : NO;
}

function missing(fact: string): ConditionAnswer {
  return { answer: "missing", fact };
}
