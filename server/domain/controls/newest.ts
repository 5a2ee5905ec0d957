import { judgeAssertions, nextAssertionChange } from "./condition";
import { freshnessOf } from "./empty";
import { type Dated, earliest, type Evaluation, isDated, type Prepared } from "./evaluation";
import type { Missing } from "./finding";
import { underDoubt, worstState } from "./precedence";
import type { Condition, Rule, VerdictState } from "./schema";

/** How one record stands to a rule that looks at newest records. */
export type Standing = { prepared: Prepared; state: VerdictState; violated: Condition[]; missing: string[]; nextChange: number | null };

/** How one group (one system, one person, or all records) stands by its newest record. */
export type Group = {
  key: string | null;
  state: VerdictState;
  /** False where no record is certainly meant: the group exists only if a missing fact says so. */
  certain: boolean;
  standing: Standing | null;
  missing: Missing[];
  nextChange: number | null;
};

/** The records of a group: those that count, newest first, and those that count only if a missing fact says so. */
export type GroupRecords = { key: string | null; counted: Dated[]; doubtful: Prepared[] };

/**
 * Judges a group by its newest record; records of the same moment all count and the worst stands. A doubtful
 * record matters only where it could be the newest and would change the outcome.
 */
export function judgeGroup(rule: Rule, group: GroupRecords, evaluation: Evaluation): Group {
  const standings = newestTies(group.counted).map((prepared) => standingOf(rule, prepared, evaluation));
  const newest = group.counted[0];
  const doubts = group.doubtful
    .filter((prepared) => newest === undefined || !isDated(prepared) || prepared.at >= newest.at)
    .map((prepared) => standingOf(rule, prepared, evaluation));
  const base = worstState(standings.map((each) => each.state));
  const certain = standings.length > 0;
  const state = doubts.map((doubt) => doubt.state).reduce((before, counted) => underDoubt(before, counted), certain ? base : "pass");
  return {
    key: group.key, state, certain,
    standing: standings.find((each) => each.state === base) ?? doubts[0] ?? null,
    missing: [...standings, ...doubts].flatMap((each) => each.missing.map((fact) => ({ prepared: each.prepared, fact }))),
    nextChange: earliest(...standings.map((each) => each.nextChange), ...doubts.slice(0, 1000).map((each) => each.nextChange)),
  };
}

/** A broken assertion fails however old the record is; a good record that is too old is stale, whatever it lacks. */
export function standingOf(rule: Rule, prepared: Prepared, evaluation: Evaluation): Standing {
  const judged = judgeAssertions(prepared, rule.assert, evaluation.params, evaluation.asOf);
  const limit = freshnessOf(rule);
  const expires = limit === null || prepared.at === null ? null : prepared.at + limit + 1;
  const state = stateOf(judged.outcome, expires !== null && expires <= evaluation.asOf);
  const moves = nextAssertionChange(prepared, rule.assert, judged, evaluation.params, evaluation.asOf);
  const nextChange = earliest(moves, state === "fail" || state === "stale" ? null : expires);
  return { prepared, state, violated: judged.violated, missing: judged.missing, nextChange };
}

function stateOf(outcome: "holds" | "violated" | "missing", expired: boolean): VerdictState {
  if (outcome === "violated") return "fail";
  if (expired) return "stale";
  return outcome === "missing" ? "manual_pending" : "pass";
}

function newestTies(counted: readonly Dated[]): Dated[] {
  const newest = counted[0];
  if (newest === undefined) return [];
  return counted.filter((prepared) => prepared.at === newest.at && prepared.receivedAt === newest.receivedAt);
}
