import { kindNoun, withArticle } from "../catalog/labels";
import { earliest, type Evaluation } from "./evaluation";
import { type Finding, finding, type Missing, missingSentence, withRemarks } from "./finding";
import { emptyFinding } from "./empty";
import { withNext } from "./mode-latest";
import { type Cover, coverOf, type Coverage, coverageByKey } from "./population-coverage";
import { populationOf } from "./population-members";
import { underDoubt } from "./precedence";
import type { Deviation, Rule, VerdictState } from "./schema";
import { brokenConditions, countOf, day, keyName, listed } from "./sentence";

type PopulationRule = Extract<Rule, { mode: "population" }>;

/** Each member of a list has a passing record with its key, fresh enough, for at least the required share. */
export function evaluatePopulation(rule: PopulationRule, evaluation: Evaluation): Finding {
  const population = populationOf(rule, evaluation);
  const { scope } = population;
  if (population.certain.length === 0 && population.doubtful.length === 0 && scope.missing.length === 0) {
    return noMembers(rule, evaluation, population);
  }
  const coverage = coverageByKey(rule, evaluation);
  const certain = population.certain.map((key) => coverOf(key, coverage));
  const all = [...certain, ...population.doubtful.map((key) => coverOf(key, coverage))];
  const base = stateOf(rule, certain, coverage);
  // Where nobody is certainly a member, a person must first say who is.
  const state = certain.length === 0 ? "manual_pending" : doubted(rule, base, all, coverage);
  const missing: Missing[] = [...scope.missing, ...all.flatMap((cover) => cover.lacks)];
  const uncovered = certain.filter((cover) => cover.state !== "covered");
  return finding({
    state, missing, tested: certain.length,
    sentence: withRemarks(sentenceOf(rule, state, certain, uncovered, missing, coverage, evaluation), coverage.scope, evaluation),
    basis: certain.flatMap((cover) => (cover.record === null ? [] : [cover.record])),
    deviations: uncovered.filter((cover) => cover.state !== "lacking").map((cover) => () => deviationOf(rule, cover, evaluation)),
    next: [scope.nextChange, coverage.scope.nextChange, coverage.nextMove, nextExpiry(rule, state, certain, all, coverage)],
  });
}

function noMembers(rule: PopulationRule, evaluation: Evaluation, population: ReturnType<typeof populationOf>): Finding {
  const empty = emptyFinding({
    kind: rule.population, where: rule.populationWhere, onEmpty: rule.onEmpty ?? "not_occurring", windowMs: null, seen: population.scope.outside,
  }, evaluation);
  const sentence = empty.state === "no_evidence"
    ? `There is no list of ${kindNoun(rule.population, 2)} to test against. ${empty.sentence}`
    : empty.sentence;
  return withNext(empty, population.scope.nextChange, withRemarks(sentence, population.scope, evaluation));
}

function stateOf(rule: PopulationRule, covers: readonly Cover[], coverage: Coverage): VerdictState {
  const covered = covers.filter((cover) => cover.state === "covered").length;
  const lacking = covers.filter((cover) => cover.state === "lacking").length;
  if (covered >= needed(rule, covers.length)) return "pass";
  if (covered + lacking >= needed(rule, covers.length)) return "manual_pending";
  if (coverage.byKey.size === 0 && coverage.doubtful === 0) return "no_evidence";
  const broken = covers.some((cover) => cover.state === "violated");
  return !coverage.anyFresh && !broken && lacking === 0 ? "stale" : "fail";
}

function doubted(rule: PopulationRule, base: VerdictState, all: readonly Cover[], coverage: Coverage): VerdictState {
  return underDoubt(base, stateOf(rule, all, coverage));
}

/** How many of some members must be covered. The tiny slack keeps 0.95 of 60 at 57. */
function needed(rule: PopulationRule, members: number): number {
  return Math.ceil(rule.minCoverage * members - 1e-9);
}

function nextExpiry(rule: PopulationRule, state: VerdictState, certain: readonly Cover[], all: readonly Cover[], coverage: Coverage): number | null {
  const expiries = all.flatMap((cover) => (cover.expires === null ? [] : [cover.expires])).sort((a, b) => a - b);
  if (state === "pass" && certain.length === all.length) {
    const spare = certain.filter((cover) => cover.state === "covered").length - needed(rule, certain.length);
    return expiries[spare] ?? null;
  }
  // A failure turns stale only when the last fresh record has expired; everything else may turn with the first.
  const fading = earliest(coverage.lastFresh, coverage.firstLackingExpiry);
  return state === "fail" || state === "no_evidence" ? fading : earliest(expiries[0], fading);
}

function deviationOf(rule: PopulationRule, cover: Cover, evaluation: Evaluation): Deviation {
  const last = cover.record?.at ?? null;
  const words = {
    covered: "covered", lacking: `${kindNoun(rule.evidence)} lacks a fact`,
    none: `no ${kindNoun(rule.evidence)}`,
    violated: `${kindNoun(rule.evidence)}: ${cover.record === null ? "" : brokenConditions(cover.record, rule.assert, evaluation).join("; ")}`,
    old: `no ${kindNoun(rule.evidence)} recent enough${last === null ? "" : `; last was ${day(last, evaluation.timezone)}`}`,
  };
  return {
    recordId: cover.record?.record.id ?? null, key: cover.key, at: last === null ? null : new Date(last).toISOString(),
    sentence: `${keyName(rule.key, cover.key)}: ${words[cover.state]}`,
  };
}

function sentenceOf(
  rule: PopulationRule, state: VerdictState, certain: readonly Cover[], uncovered: readonly Cover[], missing: Missing[], coverage: Coverage, evaluation: Evaluation,
): string {
  if (state === "manual_pending") return missingSentence(missing, evaluation, rule.key);
  const members = countOf(certain.length, rule.population);
  const evidence = kindNoun(rule.evidence);
  if (state === "no_evidence") return `No ${evidence} received for any of ${members}.`;
  const share = rule.minCoverage < 1 ? ` (${Math.round(rule.minCoverage * 1000) / 10} % required)` : "";
  if (state === "pass") {
    return uncovered.length === 0
      ? `All ${members} have ${withArticle(rule.evidence)} that meets every condition.`
      : `${certain.length - uncovered.length} of ${members} have ${withArticle(rule.evidence)} that meets every condition${share}.`;
  }
  const names = uncovered.filter((cover) => cover.state !== "lacking").slice(0, 3).map((cover) => deviationOf(rule, cover, evaluation).sentence);
  const last = state === "stale" && coverage.newest !== null ? ` Last ${evidence} was ${day(coverage.newest, evaluation.timezone)}.` : "";
  return `${uncovered.length} of ${members} have no passing ${evidence}${share}: ${listed(names, uncovered.length)}.${last}`;
}
