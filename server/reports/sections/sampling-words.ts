import type { Method } from "@/server/domain/samples/draw";
import type { Reconciliation } from "@/server/domain/samples/reconcile";
import type { SizeBasis } from "@/server/domain/samples/size";

import { grouped } from "../words";

const METHOD: Record<Method["kind"], string> = { random: "random", stratified: "stratified over time", every_nth: "every n-th", by_value: "by value" };

export function methodWords(method: Method): string {
  if (method.kind === "stratified") return `${METHOD.stratified}, per ${method.per}`;
  return method.kind === "every_nth" ? `${METHOD.every_nth}, n = ${grouped(method.interval)}` : METHOD[method.kind];
}

const percent = (share: number) => `${Number((share * 100).toFixed(1))} %`;

/** Where a size comes from. */
export function basisWords(basis: SizeBasis): string {
  if (basis.kind === "number") return "a number the auditor chose";
  if (basis.kind === "table") return `by table: runs ${basis.frequency.replaceAll("_", " ")}, ${basis.risk} risk`;
  return `for no deviation found: ${percent(basis.confidence)} confidence that fewer than ${percent(basis.tolerableRate)} deviate`;
}

export function reconciliationWords({ inBoth, onlyInATotal, onlyInBTotal, withoutKeyA, withoutKeyB }: Reconciliation): string[] {
  const keyless = withoutKeyA + withoutKeyB;
  return [`${grouped(inBoth)} in both lists, ${grouped(onlyInATotal)} only in this one, ${grouped(onlyInBTotal)} only in the second`, ...(keyless > 0 ? [`${grouped(keyless)} without a key, not compared`] : [])];
}
