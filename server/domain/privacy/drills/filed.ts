import type { DrillVerdict } from "./judge";
import type { DrillResult } from "./vocabulary";

/** The channel that a drill tries, by one name for ever: a quarter later the same one is tried again. */
export const DRILL_CHANNEL = "rights-request drill";
/** The control that drills bear on besides those of their kind. */
export const DRILL_CONTROL = "PRV-06";

type Filed = { name: string; quarter: string; result: DrillResult; at: Date };
type Summary = { system: string; faults: readonly string[]; /** Nobody could look whether the person is gone. */ goneNotShown?: true };
/** A provenance's parameters hold no more. */
const MOST_CHARACTERS = 9_000;

/**
 * A drill as evidence: the test of a channel on which people can reach the organization about their data. The catalog
 * has no kind for a drill of rights requests; this one is the nearest, and is never counted as a request.
 */
export function drillRecords({ name, quarter, result, at }: Filed) {
  return [{ kind: "channel_check" as const, locator: `${name}, ${quarter}`, facts: { channel_key: DRILL_CHANNEL, tested_at: at.toISOString(), reachable: result === "passed", audience: "data subjects" } }];
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
