import type { FindingState, Severity } from "./acts";
import type { FindingActInput } from "./schema";

export type FindingFacts = { population: string; tested: number; deviations: number; deviating: string[] };
export type FoldedFinding = {
  state: FindingState; severity: Severity; facts: FindingFacts;
  response: Extract<FindingActInput, { act: "respond" }> | null; retest: Extract<FindingActInput, { act: "retest" }> | null; remediated: boolean;
};

/**
 * How a finding stands after what was said about it, oldest first. The deviation stays whatever follows: a retest that passes, a closure
 * or a withdrawal changes the state and never the facts; only the auditor's own correction does, and what stood before is kept.
 */
export function foldFinding(raised: { severity: Severity; facts: FindingFacts }, events: readonly FindingActInput[]): FoldedFinding {
  return events.reduce<FoldedFinding>(after, { state: "raised", severity: raised.severity, facts: raised.facts, response: null, retest: null, remediated: false });
}

function after(finding: FoldedFinding, said: FindingActInput): FoldedFinding {
  if (said.act === "respond") return { ...finding, response: said, state: finding.state === "raised" ? "answered" : finding.state };
  if (said.act === "remediate") return { ...finding, remediated: true, state: "remediated" };
  if (said.act === "retest") return { ...finding, retest: said, state: said.passed ? "retest_passed" : "retest_failed" };
  if (said.act === "grade") return { ...finding, severity: said.severity };
  if (said.act === "correct") return { ...finding, facts: { population: said.population, tested: said.tested, deviations: said.deviations, deviating: said.deviating } };
  if (said.act === "close") return { ...finding, state: "closed" };
  if (said.act === "withdraw") return { ...finding, state: "withdrawn" };
  return said.act === "reopen" ? { ...finding, state: aliveState(finding) } : finding;
}

/** Where it stood before it was closed or withdrawn, as far as what was said tells. */
function aliveState({ response, remediated, retest }: FoldedFinding): FindingState {
  if (retest) return retest.passed ? "retest_passed" : "retest_failed";
  if (remediated) return "remediated";
  return response ? "answered" : "raised";
}

/** The sentence of a finding: "2 of 25". */
export const xOfN = ({ deviations, tested }: Pick<FindingFacts, "deviations" | "tested">): string => `${deviations} of ${tested}`;
