import { EVIDENCE_KINDS } from "../../catalog/kinds";
import type { FactValue } from "../../evidence/record";
import { DAY_MS } from "../evaluation";
import { closedPeriods, periodsInWindow } from "../periods";
import type { Condition, ControlTest, EvaluatedRecord, Rule } from "../schema";

/** The clock of the samples. */
export const SAMPLE_CLOCK = { asOf: "2026-11-22T12:00:00.000Z", timezone: "Europe/Berlin" };
const AS_OF = Date.parse(SAMPLE_CLOCK.asOf);

/** Records on which a rule must pass. */
export function passingRecords(rule: Rule, params: ControlTest["params"]): EvaluatedRecord[] {
  return samples(rule, params, null);
}

/** Records on which a rule must fail: the first assertion is broken, or where there is none, one member has no record. */
export function failingRecords(rule: Rule, params: ControlTest["params"]): EvaluatedRecord[] {
  const selecting = new Set((rule.where ?? []).map((condition) => condition.fact));
  const broken = rule.assert.find((condition) => !selecting.has(condition.fact)) ?? rule.assert[0];
  if (broken !== undefined) return samples(rule, params, broken);
  return samples(rule, params, null).filter((record) => !(record.kind === rule.evidence && record.id.endsWith("-2")));
}

export function record(
  id: string, kind: string, at: string | null, facts: Record<string, FactValue> = {}, receivedAt = at ?? "2026-01-01T00:00:00.000Z",
): EvaluatedRecord {
  const timeFact = EVIDENCE_KINDS[kind]?.timeFact;
  const timed = timeFact === undefined || at === null ? facts : { [timeFact]: at, ...facts };
  return { id, evidenceId: `ev_${id}`, kind, occurredAt: at, receivedAt, facts: timed };
}

/** "The query for incidents returned zero rows in this period." */
export function recordedZero(id: string, kind: string, from: string, to: string): EvaluatedRecord {
  return record(id, "recorded_zero", to, { kind, period_start: from, period_end: to, query: `select * from ${kind}` });
}

export function daysAgo(days: number, asOf = AS_OF): string {
  return new Date(asOf - days * DAY_MS).toISOString();
}

function samples(rule: Rule, params: ControlTest["params"], broken: Condition | null): EvaluatedRecord[] {
  if (rule.mode === "cadence") {
    const { closed } = closedPeriods(rule.per, periodsInWindow(rule.per, rule.windowDays), AS_OF, SAMPLE_CLOCK.timezone, rule.graceDays);
    return closed.map((period) => sample(period.label, rule, params, new Date((period.from + period.to) / 2).toISOString(), broken));
  }
  const age = ageOf(rule);
  const first = sample("1", rule, params, daysAgo(age), null);
  const second = sample("2", rule, params, daysAgo(age / 2), broken);
  if (rule.mode !== "population") return [first, second];
  const members = ["1", "2"].map((number) => {
    const facts = factsOf(rule.population, rule.populationWhere ?? [], params, daysAgo(20));
    return record(`member-${number}`, rule.population, daysAgo(20), { ...facts, [rule.key]: `key-${number}` });
  });
  return [...members, first, second];
}

function ageOf(rule: Rule): number {
  // Ages at a snapshot grow, so the sample is hours old; a rule that asks for time since an event needs some days.
  return rule.mode === "every" ? 10 : Math.min(rule.withinDays ?? 1, 1) * 0.9;
}

function sample(number: string, rule: Rule, params: ControlTest["params"], at: string, broken: Condition | null): EvaluatedRecord {
  const facts = factsOf(rule.evidence, [...(rule.where ?? []), ...rule.assert], params, at);
  if (broken !== null) Object.assign(facts, breaking(broken, params, at));
  const key = "key" in rule ? { [rule.key]: `key-${number}` } : {};
  return record(`sample-${number}`, rule.evidence, at, { ...facts, ...key });
}

function factsOf(kind: string, conditions: readonly Condition[], params: ControlTest["params"], at: string): Record<string, FactValue> {
  const facts: Record<string, FactValue> = {};
  const types = EVIDENCE_KINDS[kind]?.facts ?? {};
  if (conditions.some((condition) => condition.fact === "days_open" || condition.fact === "overdue_days")) facts["status"] = "closed";
  if (conditions.some((condition) => condition.fact === "tenure_days")) facts["started_at"] = daysAgo(900);
  for (const condition of conditions) Object.assign(facts, meeting(condition, types[condition.fact] ?? "string", params, at));
  return facts;
}

function meeting(condition: Condition, type: string, params: ControlTest["params"], at: string): Record<string, FactValue> {
  const operand = condition.param === undefined ? condition.value : params[condition.param];
  const { fact, op, ref } = condition;
  if (op === "not_exists") return {};
  if (op === "exists") return { [fact]: type === "number" ? 1 : type === "timestamp" ? at : type === "boolean" ? true : "named" };
  if (ref !== undefined) {
    if (op === "ne") return { [fact]: "ada", [ref]: "grace" };
    return type === "number" ? { [fact]: op === "gte" ? 99 : 10, [ref]: op === "gte" ? 98 : 20 } : { [fact]: at, [ref]: at };
  }
  const value = Array.isArray(operand) ? (op === "in" ? operand[0] : "none of them") : operand;
  return { [fact]: op === "ne" ? "other" : (value ?? null) };
}

function breaking(condition: Condition, params: ControlTest["params"], at: string): Record<string, FactValue> {
  const operand = condition.param === undefined ? condition.value : params[condition.param];
  const { fact, op, ref } = condition;
  if (op === "exists") return { [fact]: " " };
  if (ref !== undefined) {
    if (op === "ne") return { [fact]: "Ada", [ref]: "ada " };
    return typeof operand === "number" || fact.endsWith("_days") || fact.endsWith("_percent")
      ? { [fact]: op === "gte" ? 1 : 1000, [ref]: op === "gte" ? 98 : 20 }
      : { [fact]: new Date(Date.parse(at) + DAY_MS).toISOString(), [ref]: at };
  }
  if (typeof operand === "boolean") return { [fact]: !operand };
  if (typeof operand === "number") return { [fact]: op === "gte" || op === "gt" ? operand - 1 : operand + 1000 };
  return { [fact]: "something else" };
}
