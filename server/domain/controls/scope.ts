import { EVIDENCE_KINDS } from "../catalog/kinds";
import { judgeScope, movingConditions, nextConditionChange } from "./condition";
import { byNewest, type Dated, earliest, type Evaluation, isDated, type Prepared, recordsOf } from "./evaluation";
import type { Missing } from "./finding";
import type { Condition } from "./schema";

/** The records of one kind, sorted by whether a rule may count them. Every record is in exactly one list. */
export type Scope = {
  /** Dated, not after the clock, and the `where` holds. Newest first. */
  counted: Dated[];
  /** Dated, but a fact of the `where` is missing: it may or may not be meant. Newest first. */
  possible: Dated[];
  /** Without a time, so never fresh; the `where` does not exclude it. */
  undated: Prepared[];
  /** Dated, and the `where` says it is not meant. Newest first. */
  outside: Dated[];
  /** Without a time, and the `where` says it is not meant. */
  undatedOutside: Prepared[];
  /** Dated after the clock, whatever the `where` says of it. */
  future: Dated[];
  /** Facts that had to be known to place the possible and the undated. */
  missing: Missing[];
  /** When a `where` over a running clock, or a future record, next changes these lists. */
  nextChange: number | null;
};

/** Places every record of a kind. Nothing is dropped: what a missing fact leaves open is `possible`. */
export function scopeOf(evaluation: Evaluation, kind: string, where: readonly Condition[] | undefined): Scope {
  return placeRecords(evaluation, recordsOf(evaluation, kind), kind, where);
}

/** As scopeOf, over records the caller has chosen (the newest version of each member). */
export function placeRecords(
  evaluation: Evaluation, records: readonly Prepared[], kind: string, where: readonly Condition[] | undefined,
): Scope {
  const scope: Scope = { counted: [], possible: [], undated: [], outside: [], undatedOutside: [], future: [], missing: [], nextChange: null };
  for (const prepared of records) placeRecord(scope, prepared, where, evaluation);
  for (const list of [scope.counted, scope.possible, scope.outside]) list.sort(byNewest);
  scope.undated.sort((a, b) => (a.record.id < b.record.id ? -1 : 1));
  scope.missing.sort(byRecord);
  scope.nextChange = nextMove(scope, evaluation, kind, where);
  for (const prepared of scope.future) scope.nextChange = earliest(scope.nextChange, prepared.at);
  return scope;
}

/** The fact that would date a record of a kind. */
export function timeFactOf(kind: string): string {
  return EVIDENCE_KINDS[kind]?.timeFact ?? "occurred_at";
}

function placeRecord(scope: Scope, prepared: Prepared, where: readonly Condition[] | undefined, evaluation: Evaluation): void {
  const placed = judgeScope(prepared, where, evaluation.params, evaluation.asOf);
  const excluded = placed.outcome === "violated";
  if (!isDated(prepared)) {
    if (excluded) {
      scope.undatedOutside.push(prepared);
      return;
    }
    scope.undated.push(prepared);
    scope.missing.push({ prepared, fact: timeFactOf(prepared.record.kind) });
    return;
  }
  if (prepared.at > evaluation.asOf) {
    scope.future.push(prepared);
    return;
  }
  if (excluded) scope.outside.push(prepared);
  else if (placed.outcome === "holds") scope.counted.push(prepared);
  else {
    scope.possible.push(prepared);
    for (const fact of placed.missing) scope.missing.push({ prepared, fact });
  }
}

function nextMove(scope: Scope, evaluation: Evaluation, kind: string, where: readonly Condition[] | undefined): number | null {
  const moving = movingConditions(kind, where);
  if (moving.length === 0) return null;
  let first: number | null = null;
  for (const list of [scope.counted, scope.possible, scope.outside, scope.undated, scope.undatedOutside]) {
    for (const prepared of list) first = earliest(first, nextConditionChange(prepared, moving, evaluation.params, evaluation.asOf));
  }
  return first;
}

/** A stable order, so that a list of missing facts does not depend on the order of arrival. */
function byRecord(a: Missing, b: Missing): number {
  const [left, right] = [`${a.prepared.record.id} ${a.fact}`, `${b.prepared.record.id} ${b.fact}`];
  return left < right ? -1 : left > right ? 1 : 0;
}
