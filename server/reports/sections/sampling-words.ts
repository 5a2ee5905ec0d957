import type { Method } from "@/server/domain/samples/draw";
import type { Reconciliation } from "@/server/domain/samples/reconcile";
import type { Frequency, Risk, SizeBasis } from "@/server/domain/samples/size";

import type { ReportSay, Sentence } from "../say";

const METHOD = { random: "random", by_value: "by value" } as const;
const STRATA = { day: "stratified over time, per day", month: "stratified over time, per month", quarter: "stratified over time, per quarter" } as const;

const FREQUENCY = { yearly: "yearly", quarterly: "quarterly", monthly: "monthly", weekly: "weekly", daily: "daily", many_a_day: "many a day", automated: "automated" } as const satisfies Record<Frequency, Sentence>;
const RISK = { low: "low", moderate: "moderate", high: "high" } as const satisfies Record<Risk, Sentence>;

export function methodWords(say: ReportSay, method: Method): string {
  if (method.kind === "stratified") return say(STRATA[method.per]);
  return method.kind === "every_nth" ? say("every n-th, n = {interval}", { interval: method.interval }) : say(METHOD[method.kind]);
}

const percent = (say: ReportSay, share: number) => `${say.plain(Number((share * 100).toFixed(1)))} %`;

/** Where a size comes from. */
export function basisWords(say: ReportSay, basis: SizeBasis): string {
  if (basis.kind === "number") return say("a number the auditor chose");
  if (basis.kind === "table") return say("by table: runs {frequency}, {risk} risk", { frequency: say(FREQUENCY[basis.frequency]), risk: say(RISK[basis.risk]) });
  return say("for no deviation found: {confidence} confidence that fewer than {rate} deviate", { confidence: percent(say, basis.confidence), rate: percent(say, basis.tolerableRate) });
}

export function reconciliationWords(say: ReportSay, { inBoth, onlyInATotal, onlyInBTotal, withoutKeyA, withoutKeyB }: Reconciliation): string[] {
  const keyless = withoutKeyA + withoutKeyB;
  return [say("{both} in both lists, {first} only in this one, {second} only in the second", { both: inBoth, first: onlyInATotal, second: onlyInBTotal }), ...(keyless > 0 ? [say("{count} without a key, not compared", { count: keyless })] : [])];
}
