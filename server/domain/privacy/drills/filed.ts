import type { DrillVerdict } from "./judge";
import type { DrillResult } from "./vocabulary";

/** The control beside whose evidence a drill stands. No control is judged by drills. */
export const DRILL_CONTROL = "PRV-06";

type Filed = { name: string; quarter: string; result: DrillResult; at: Date };
type Summary = { system: string; faults: readonly string[]; /** Nobody could look whether the person is gone. */ goneNotShown?: true };
/** A provenance's parameters hold no more. */
const MOST_CHARACTERS = 9_000;

/** A drill as evidence, of a kind of its own: it supports what is shown of requests, and no control can pass on it. */
export function drillRecords({ name, quarter, result, at }: Filed) {
  return [{ kind: "rights_drill" as const, locator: `${name}, ${quarter}`, facts: { held_at: at.toISOString(), drill: name, quarter, passed: result === "passed" } }];
}

/** System by system what was wrong, for whoever reads the evidence; cut where there are very many. */
export function drillSummary(rows: readonly { name: string; verdict: DrillVerdict }[]): string {
  const lines: Summary[] = rows.map(({ name, verdict }) => ({ system: name, faults: verdict.faults, ...(verdict.notes.includes("takes_no_access") ? { goneNotShown: true as const } : {}) }));
  for (let kept = lines.length; kept > 0; kept--) {
    const text = JSON.stringify(kept === lines.length ? lines : [...lines.slice(0, kept), { system: `and ${lines.length - kept} more`, faults: [] }]);
    if (text.length <= MOST_CHARACTERS) return text;
  }
  return "[]";
}
