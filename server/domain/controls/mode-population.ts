import { earliest, type Evaluation } from "./evaluation";
import { type Finding, finding, type Missing, missingSentence, withRemarks } from "./finding";
import { emptyFinding } from "./empty";
import { withNext } from "./mode-latest";
import { type Cover, coverOf, type Coverage, coverageByKey } from "./population-coverage";
import { populationOf } from "./population-members";
import { underDoubt } from "./precedence";
import type { Deviation, Rule, VerdictState } from "./schema";
import { brokenConditions, countOf, day, keyName, listed, nounOf, oneOf } from "./sentence";

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
    ? `${evaluation.say("There is no list of {kind} to test against.", { kind: nounOf(rule.population, evaluation.say, 2) })} ${empty.sentence}`
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
  const { say } = evaluation;
  const kind = nounOf(rule.evidence, say);
  const words = {
    covered: say("covered"), lacking: say("{kind} lacks a fact", { kind }),
    none: say("no {kind}", { kind }),
    violated: `${kind}: ${cover.record === null ? "" : brokenConditions(cover.record, rule.assert, evaluation).join("; ")}`,
    old: `${say("no {kind} recent enough", { kind })}${last === null ? "" : say("; last was {day}", { day: day(last, evaluation) })}`,
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
  const { say } = evaluation;
  const members = countOf(certain.length, rule.population, say);
  const [kind, evidence] = [nounOf(rule.evidence, say), oneOf(rule.evidence, say)];
  if (state === "no_evidence") return say("No {kind} received for any of {members}.", { kind, members });
  const share = rule.minCoverage < 1 ? say(" ({share} % required)", { share: say.plain(Math.round(rule.minCoverage * 1000) / 10) }) : "";
  if (state === "pass") {
    return uncovered.length === 0
      ? say("All {members} have {evidence} that meets every condition.", { members, evidence })
      : say("{count} of {members} have {evidence} that meets every condition{share}.", { count: String(certain.length - uncovered.length), members, evidence, share });
  }
  const names = uncovered.filter((cover) => cover.state !== "lacking").slice(0, 3).map((cover) => deviationOf(rule, cover, evaluation).sentence);
  const last = state === "stale" && coverage.newest !== null ? ` ${say("Last {kind} was {day}.", { kind, day: day(coverage.newest, evaluation) })}` : "";
  return `${say("{count} of {members} have no passing {kind}{share}: {names}.", { count: String(uncovered.length), members, kind, share, names: listed(names, say, uncovered.length) })}${last}`;
}
