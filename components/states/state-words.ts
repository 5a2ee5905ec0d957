import type { VerdictState } from "@/server/domain/controls/schema";

type StateWords = { word: string; phrase: string; meaning: string; text: string; soft: string; fill: string };

/** The eight states: the same word and colour everywhere. `phrase` follows a number ("3 failing"). */
export const STATE_WORDS: Record<VerdictState, StateWords> = {
  pass: {
    word: "Pass", phrase: "passing", meaning: "Every rule holds on the records received.",
    text: "text-state-pass", soft: "bg-state-pass-soft", fill: "bg-state-pass",
  },
  exception: {
    word: "Exception", phrase: "with an exception", meaning: "Deviations within what was promised, each one listed.",
    text: "text-state-exception", soft: "bg-state-exception-soft", fill: "bg-state-exception",
  },
  fail: {
    word: "Fail", phrase: "failing", meaning: "A record, or a missed run, breaks a rule.",
    text: "text-state-fail", soft: "bg-state-fail-soft", fill: "bg-state-fail",
  },
  stale: {
    word: "Stale", phrase: "stale", meaning: "The newest record is older than the rule allows.",
    text: "text-state-stale", soft: "bg-state-stale-soft", fill: "bg-state-stale",
  },
  no_evidence: {
    word: "No evidence", phrase: "no evidence", meaning: "Nothing received yet. This says nothing about how the control works.",
    text: "text-state-no-evidence", soft: "bg-state-no-evidence-soft", fill: "bg-state-no-evidence",
  },
  not_occurring: {
    word: "Not occurring", phrase: "not occurring", meaning: "The event the control answers did not happen, and a record says so.",
    text: "text-state-not-occurring", soft: "bg-state-not-occurring-soft", fill: "bg-state-not-occurring",
  },
  manual_pending: {
    word: "Manual pending", phrase: "manual pending", meaning: "A fact is missing that only a person can supply.",
    text: "text-state-manual-pending", soft: "bg-state-manual-pending-soft", fill: "bg-state-manual-pending",
  },
  not_applicable: {
    word: "Not applicable", phrase: "not applicable", meaning: "Left out of scope, with a reason on record.",
    text: "text-state-not-applicable", soft: "bg-state-not-applicable-soft", fill: "bg-state-not-applicable",
  },
};

/** Worst first: the order in which people want to read them. */
export const STATE_ORDER: readonly VerdictState[] = [
  "fail", "stale", "exception", "manual_pending", "no_evidence", "not_occurring", "pass", "not_applicable",
];

export function isVerdictState(value: string): value is VerdictState {
  return Object.hasOwn(STATE_WORDS, value);
}
