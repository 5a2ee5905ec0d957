import { judgeAssertions, movingConditions, nextConditionChange } from "./condition";
import { freshnessOf } from "./empty";
import { type Dated, earliest, type Evaluation, type Prepared } from "./evaluation";
import type { Missing } from "./finding";
import { keyOf } from "./population-members";
import type { Rule } from "./schema";
import { type Scope, scopeOf } from "./scope";

type PopulationRule = Extract<Rule, { mode: "population" }>;

/** What the evidence says about one key. */
export type Cover = {
  key: string;
  state: "covered" | "lacking" | "violated" | "old" | "none";
  /** The record it stands on: the newest passing one, else the newest of all. */
  record: Prepared | null;
  /** When the last passing record becomes too old. */
  expires: number | null;
  lacks: Missing[];
};

/** The evidence of a population rule, by key. */
export type Coverage = {
  byKey: Map<string, Cover>;
  scope: Scope;
  /** Records that may be meant or may be fresh, if a person supplies a fact. */
  doubtful: number;
  anyFresh: boolean;
  newest: number | null;
  lastFresh: number | null;
  firstLackingExpiry: number | null;
  nextMove: number | null;
};

export function coverOf(key: string, coverage: Coverage): Cover {
  return coverage.byKey.get(key) ?? { key, state: "none", record: null, expires: null, lacks: [] };
}

/** Reads the evidence once, newest first, and keeps per key the best there is: covered, then lacking a fact, then broken or old. */
export function coverageByKey(rule: PopulationRule, evaluation: Evaluation): Coverage {
  const scope = scopeOf(evaluation, rule.evidence, rule.where);
  const coverage: Coverage = {
    byKey: new Map(), scope, doubtful: scope.possible.length + scope.undated.length,
    anyFresh: false, newest: scope.counted[0]?.at ?? null, lastFresh: null, firstLackingExpiry: null, nextMove: null,
  };
  const moving = movingConditions(rule.evidence, rule.assert);
  const read = (prepared: Prepared, doubtful: boolean): void => {
    const key = keyOf(rule.key, prepared, evaluation);
    if (key !== null) place(coverage, coverRecord(rule, key, prepared, doubtful, evaluation));
    if (moving.length > 0) {
      coverage.nextMove = earliest(coverage.nextMove, nextConditionChange(prepared, moving, evaluation.params, evaluation.asOf));
    }
  };
  for (const prepared of scope.counted) {
    noteFreshness(rule, coverage, prepared, evaluation);
    read(prepared, false);
  }
  for (const prepared of [...scope.possible, ...scope.undated]) read(prepared, true);
  return coverage;
}

const RANK: Record<Cover["state"], number> = { covered: 0, lacking: 1, violated: 2, old: 2, none: 3 };

function place(coverage: Coverage, cover: Cover): void {
  const known = coverage.byKey.get(cover.key);
  if (cover.state === "lacking") coverage.firstLackingExpiry = earliest(coverage.firstLackingExpiry, cover.expires);
  if (known === undefined || RANK[cover.state] < RANK[known.state]) coverage.byKey.set(cover.key, cover);
}

function coverRecord(rule: PopulationRule, key: string, prepared: Prepared, doubtful: boolean, evaluation: Evaluation): Cover {
  const judged = judgeAssertions(prepared, rule.assert, evaluation.params, evaluation.asOf);
  const limit = freshnessOf(rule);
  const expires = limit === null || prepared.at === null ? null : prepared.at + limit + 1;
  const lacks = judged.missing.map((fact) => ({ prepared, fact }));
  const cover = { key, record: prepared, expires, lacks: [] as Missing[] };
  if (judged.outcome === "violated") return { ...cover, state: "violated", expires: null };
  if (expires !== null && expires <= evaluation.asOf) return { ...cover, state: "old", expires: null };
  return doubtful || judged.outcome === "missing" ? { ...cover, state: "lacking", lacks } : { ...cover, state: "covered" };
}

function noteFreshness(rule: PopulationRule, coverage: Coverage, prepared: Dated, evaluation: Evaluation): void {
  const limit = freshnessOf(rule);
  const expires = limit === null ? null : prepared.at + limit + 1;
  if (expires !== null && expires <= evaluation.asOf) return;
  coverage.anyFresh = true;
  if (expires !== null) coverage.lastFresh = Math.max(expires, coverage.lastFresh ?? expires);
}
