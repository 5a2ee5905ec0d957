import { earliest, type Evaluation, type Prepared } from "./evaluation";
import { amountOf } from "./say";
import type { Deviation, Occurrence, RuleResult, VerdictState } from "./schema";
import { countOf, day, factOf, listed, nameOf } from "./sentence";

/** What one rule found; the caller adds its index. */
export type Finding = Omit<RuleResult, "index">;

/** A fact nobody has supplied yet, and the record that lacks it. */
export type Missing = { prepared: Prepared; fact: string };

/** A finding before it is bounded: deviations are only put in words when they are shown. */
export type Draft = {
  state: VerdictState;
  sentence: string;
  basis: readonly Prepared[];
  tested: number;
  deviations?: readonly (() => Deviation)[];
  missing?: readonly Missing[];
  occurrences?: Occurrence[];
  next: readonly (number | null)[];
};

/** Lists in a result hold at most this many; the total is always counted. */
export const LISTED_MOST = 50;

/** Bounds a draft: the first 50 of each list, with full counts. */
export function finding(draft: Draft): Finding {
  // Where nothing was received nothing was seen to deviate: what is lacking is said by the state.
  const deviations = draft.state === "no_evidence" ? [] : (draft.deviations ?? []);
  const next = earliest(...draft.next);
  return {
    state: draft.state,
    sentence: draft.sentence,
    basis: draft.basis.slice(0, LISTED_MOST).map((prepared) => prepared.record.id),
    basisTotal: draft.basis.length,
    tested: draft.tested,
    deviations: deviations.slice(0, LISTED_MOST).map((write) => write()),
    deviationsTotal: deviations.length,
    missing: (draft.missing ?? []).slice(0, LISTED_MOST).map(({ prepared, fact }) => ({ recordId: prepared.record.id, fact })),
    ...(draft.occurrences === undefined ? {} : { occurrences: draft.occurrences }),
    nextChangeAt: next === null ? null : new Date(next).toISOString(),
  };
}

/** The sentence for facts a person must supply: which fact of which record, and how many in all. */
export function missingSentence(missing: readonly Missing[], evaluation: Evaluation, key?: string): string {
  const { say } = evaluation;
  const records = new Set(missing.map(({ prepared }) => prepared.record.id)).size;
  const names = missing.slice(0, 3).map(({ prepared, fact }) =>
    say("{fact} of {record}", { fact: factOf(prepared.record.kind, fact, say), record: nameOf(prepared, evaluation, key) }));
  return say("A person must supply {facts} of {records}: {names} is missing.|A person must supply {facts} of {records}: {names} are missing.", {
    n: String(missing.length), facts: amountOf(missing.length, "fact", say), records: amountOf(records, "record", say), names: listed(names, say, missing.length),
  });
}

/** Says what was left out of a judgement, so that nothing is left out silently. */
export function withRemarks(
  sentence: string, left: { future: readonly Prepared[]; undated: readonly Prepared[] }, evaluation: Evaluation,
): string {
  const { say } = evaluation;
  const remarks: string[] = [];
  if (left.future.length > 0) {
    const kind = left.future[0]?.record.kind ?? "";
    remarks.push(say("{records} dated after {day} not counted.", { records: countOf(left.future.length, kind, say), day: day(evaluation.asOf, evaluation) }));
  }
  if (left.undated.length > 0) {
    const kind = left.undated[0]?.record.kind ?? "";
    remarks.push(say("{records} without a date not counted.", { records: countOf(left.undated.length, kind, say) }));
  }
  return [sentence, ...remarks].join(" ");
}
