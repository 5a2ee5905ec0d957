import { parameterLabel } from "./parameter-labels";
import { Rule } from "./schema";
import type { ControlTest } from "./schema";

export type ParameterValue = ControlTest["params"][string];

/** What a tenant promised instead of the defaults: parameters by name, rule options as "rules[0].withinDays". */
export type Promised = Readonly<Record<string, ParameterValue>>;

export type Parameter = { name: string; label: string; defaultValue: ParameterValue };

/** A promise that cannot be kept as written: which name, and one sentence for the form. */
export type PromiseIssue = { name: string; code: "UNKNOWN_PARAMETER" | "WRONG_TYPE" | "OUT_OF_RANGE"; message: string };

const OPTION_LABELS = {
  withinDays: "at most this many days old",
  withinHours: "at most this many hours old",
  per: "once every",
  windowDays: "looks back this many days",
  graceDays: "days of grace after the period",
  allowedMisses: "misses allowed in the window",
  maxFailures: "deviations allowed in the window",
  minCoverage: "share that must be covered",
} as const;
type OptionName = keyof typeof OPTION_LABELS;
const OPTION_NAMES = Object.keys(OPTION_LABELS) as OptionName[];
const OPTION = /^rules\[(\d+)\]\.(\w+)$/;

const PERIODS: ReadonlySet<string> = new Set(["day", "week", "month", "quarter", "year"]);

/** Longest span a promise may name: ten years. */
const MOST_DAYS = 3660;

/** The test as promised. Names it does not know are left aside: checkPromised reports them before they are stored. */
export function applyPromised(test: ControlTest, promised: Promised): ControlTest {
  if (Object.keys(promised).length === 0) return test;
  const params = { ...test.params };
  for (const name of Object.keys(test.params)) params[name] = promised[name] ?? params[name] ?? 0;
  const rules = test.rules.map((rule, index) => {
    const options = OPTION_NAMES.flatMap((option) => {
      const value = promised[optionName(index, option)];
      return option in rule && value !== undefined ? [[option, value] as const] : [];
    });
    if (options.length === 0) return rule;
    const parsed = Rule.safeParse({ ...rule, ...Object.fromEntries(options) });
    return parsed.success ? parsed.data : rule;
  });
  return { ...test, params, rules };
}

/** The part of a promise that is parameters, not rule options. */
export function promisedParams(test: ControlTest, promised: Promised): Record<string, ParameterValue> {
  return Object.fromEntries(Object.entries(promised).filter(([name]) => Object.hasOwn(test.params, name)));
}

/** Everything of a test a tenant may promise otherwise, with its default, in the order of a settings form. */
export function listParameters(test: ControlTest): Parameter[] {
  const params = Object.entries(test.params).map(([name, defaultValue]) => ({ name, label: parameterLabel(name), defaultValue }));
  const options = test.rules.flatMap((rule, index) => OPTION_NAMES.flatMap((option): Parameter[] => {
    const defaultValue = optionOf(rule, option);
    const prefix = test.rules.length > 1 ? `Rule ${index + 1}: ` : "";
    const label = `${prefix}${OPTION_LABELS[option]}`;
    return defaultValue === undefined
      ? []
      : [{ name: optionName(index, option), label: label.charAt(0).toUpperCase() + label.slice(1), defaultValue }];
  }));
  return [...params, ...options];
}

/** Why a promise cannot stand. An empty list means that applyPromised uses every value of it. */
export function checkPromised(test: ControlTest, promised: Promised): PromiseIssue[] {
  const known = new Map(listParameters(test).map((parameter) => [parameter.name, parameter]));
  return Object.entries(promised).flatMap(([name, value]) => {
    const parameter = known.get(name);
    if (parameter === undefined) return [{ name, code: "UNKNOWN_PARAMETER" as const, message: `This control has no parameter "${name}".` }];
    return checkValue(parameter, value);
  });
}

function checkValue({ name, defaultValue, label }: Parameter, value: ParameterValue): PromiseIssue[] {
  const wrong = (code: PromiseIssue["code"], expected: string): PromiseIssue[] => [{ name, code, message: `"${label}" must be ${expected}.` }];
  if (Array.isArray(defaultValue)) {
    return Array.isArray(value) && value.length > 0 ? [] : wrong("WRONG_TYPE", "a list with at least one word");
  }
  if (typeof value !== typeof defaultValue || Array.isArray(value)) return wrong("WRONG_TYPE", `a ${typeof defaultValue}`);
  const option = OPTION.exec(name)?.[2];
  if (option === "per") return typeof value === "string" && PERIODS.has(value) ? [] : wrong("OUT_OF_RANGE", "day, week, month, quarter or year");
  if (typeof value === "string") return value.trim() === "" ? wrong("OUT_OF_RANGE", "filled in") : [];
  return typeof value === "number" ? checkNumber(option, value, wrong) : [];
}

function checkNumber(
  option: string | undefined, value: number, wrong: (code: PromiseIssue["code"], expected: string) => PromiseIssue[],
): PromiseIssue[] {
  if (!Number.isFinite(value)) return wrong("WRONG_TYPE", "a number");
  if (option === "minCoverage") return value > 0 && value <= 1 ? [] : wrong("OUT_OF_RANGE", "above 0 and at most 1");
  if (option === "allowedMisses" || option === "maxFailures") {
    return Number.isInteger(value) && value >= 0 && value <= 1000 ? [] : wrong("OUT_OF_RANGE", "a whole number from 0 to 1000");
  }
  if (option === "graceDays") return Number.isInteger(value) && value >= 0 && value <= 366 ? [] : wrong("OUT_OF_RANGE", "a whole number from 0 to 366");
  if (option !== undefined) return value > 0 && value <= MOST_DAYS * 24 ? [] : wrong("OUT_OF_RANGE", `above 0 and at most ${MOST_DAYS} days`);
  return value >= 0 ? [] : wrong("OUT_OF_RANGE", "0 or more");
}

function optionOf(rule: Rule, option: OptionName): ParameterValue | undefined {
  const value: unknown = Object.hasOwn(rule, option) ? rule[option as keyof Rule] : undefined;
  return typeof value === "number" || typeof value === "string" ? value : undefined;
}

function optionName(index: number, option: OptionName): string {
  return `rules[${index}].${option}`;
}
