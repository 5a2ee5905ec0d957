import { VERDICT_STATES } from "../controls/schema";
import type { VerdictState } from "../controls/schema";
import type { ControlSheet, ParameterLine } from "./snapshot";

export type StateCounts = Record<VerdictState, number>;
export type CategoryCounts = { category: string; total: number; byState: StateCounts };

/** Controls by state, per category in order of first appearance. The counts of all categories add up to all controls. */
export function countByCategory(controls: readonly ControlSheet[]): CategoryCounts[] {
  const byCategory = new Map<string, ControlSheet[]>();
  for (const control of controls) byCategory.set(control.category, [...(byCategory.get(control.category) ?? []), control]);
  return [...byCategory].map(([category, members]) => ({ category, total: members.length, byState: countStates(members) }));
}

export function countStates(controls: readonly { state: VerdictState }[]): StateCounts {
  const counts = Object.fromEntries(VERDICT_STATES.map((state) => [state, 0])) as StateCounts;
  for (const control of controls) counts[control.state] += 1;
  return counts;
}

/** States that ask for something, the worst first: the order in which gaps are listed. */
const GAP_ORDER: readonly VerdictState[] = ["fail", "exception", "stale", "no_evidence", "manual_pending"];

/** Controls that need a reader's attention, worst first, keys in order inside a state. */
export function gapsOf(controls: readonly ControlSheet[]): ControlSheet[] {
  return GAP_ORDER.flatMap((state) => controls.filter((control) => control.state === state));
}

/** Every parameter of every control, so that the appendix and the sheets can never disagree. */
export function parametersInForce(controls: readonly ControlSheet[]): (ParameterLine & { controlKey: string })[] {
  return controls.flatMap((control) => control.parameters.map((parameter) => ({ ...parameter, controlKey: control.key })));
}
