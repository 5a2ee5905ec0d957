import type { AuditSide } from "../audit-requests/moves";

/** How a finding stands. None of them takes the deviation away. */
export const FINDING_STATES = ["raised", "answered", "remediated", "retest_failed", "retest_passed", "closed", "withdrawn"] as const;
export type FindingState = (typeof FINDING_STATES)[number];
export const SEVERITIES = ["low", "medium", "high"] as const;
export type Severity = (typeof SEVERITIES)[number];

export const FINDING_ACTS = ["respond", "remediate", "retest", "grade", "correct", "close", "reopen", "withdraw", "comment"] as const;
export type FindingAct = (typeof FINDING_ACTS)[number];

type Rule = { by: readonly AuditSide[]; from: readonly FindingState[] };
const ALIVE: FindingState[] = ["raised", "answered", "remediated", "retest_failed", "retest_passed"];

/** Who may do what while it stands how: all there is. */
export const ACT_RULES: Record<FindingAct, Rule> = {
  respond: { by: ["organization"], from: ALIVE },
  remediate: { by: ["organization"], from: ["answered", "remediated", "retest_failed"] },
  retest: { by: ["auditor"], from: ["remediated", "retest_failed", "retest_passed"] },
  grade: { by: ["auditor"], from: ALIVE },
  correct: { by: ["auditor"], from: ALIVE },
  close: { by: ["auditor"], from: ["answered", "remediated", "retest_failed", "retest_passed"] },
  reopen: { by: ["auditor"], from: ["closed", "withdrawn"] },
  withdraw: { by: ["auditor"], from: ALIVE },
  comment: { by: ["auditor", "organization"], from: FINDING_STATES },
};

/** What this side can do now. */
export function actsOf(by: AuditSide, state: FindingState): FindingAct[] {
  return FINDING_ACTS.filter((act) => ACT_RULES[act].by.includes(by) && ACT_RULES[act].from.includes(state));
}
