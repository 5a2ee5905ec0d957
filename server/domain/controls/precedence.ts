import type { VerdictState } from "./schema";

/** Worst first: the order in which one rule's state stands for the whole test. */
export const PRECEDENCE: readonly VerdictState[] = [
  "fail", "no_evidence", "stale", "exception", "manual_pending", "not_occurring", "pass", "not_applicable",
];

/** Below zero where `a` is worse than `b`. */
export function compareStates(a: VerdictState, b: VerdictState): number {
  return PRECEDENCE.indexOf(a) - PRECEDENCE.indexOf(b);
}

/** The worst of some states; `not_applicable` where there is none. */
export function worstState(states: Iterable<VerdictState>): VerdictState {
  let worst: VerdictState = "not_applicable";
  for (const state of states) if (compareStates(state, worst) < 0) worst = state;
  return worst;
}

/**
 * The state where some records cannot be placed because a fact is missing: `without` leaves them out,
 * `counted` takes them in. Where both agree, that is it. A failure is never hidden, and what is missing never
 * makes a pass: otherwise a person must supply the fact.
 */
export function underDoubt(without: VerdictState, counted: VerdictState): VerdictState {
  if (without === counted || without === "fail" || without === "exception") return without;
  const worse = counted === "fail" && (without === "stale" || without === "no_evidence");
  return worse ? without : "manual_pending";
}
