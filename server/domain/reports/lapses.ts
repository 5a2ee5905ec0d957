import type { Deviation, Verdict, VerdictState } from "../controls/schema";

/** States that say a control was not as promised. "No evidence" and "manual, pending" say only that nothing shows it. */
const LAPSED: readonly VerdictState[] = ["fail", "exception", "stale"];

/** One change of a control's state. Times are ISO 8601 UTC. */
export type StateEvent = { id: string; at: string; state: VerdictState; sentence: string };
/** A stretch in which a control was not as promised; `until` null: still so at the end of the period. */
export type LapseSpan = { from: string; until: string | null; steps: StateEvent[] };

/**
 * The lapses of a period, in order, read off the changes of state: also those repaired since, and one that began before
 * the period and reached into it. States that follow each other without a good one between them are one lapse.
 */
export function lapsesOf(events: readonly StateEvent[], period: { from: string; to: string }): LapseSpan[] {
  const spans: LapseSpan[] = [];
  let open: LapseSpan | null = null;
  for (const event of events) {
    if (event.at > period.to) break;
    if (LAPSED.includes(event.state)) {
      if (open === null) spans.push((open = { from: event.at, until: null, steps: [] }));
      open.steps.push(event);
    } else if (open !== null) {
      open.until = event.at;
      open = null;
    }
  }
  return spans.filter((span) => span.until === null || span.until > period.from);
}

/** What deviated in any of some verdicts, each item of each rule once, in the words of the last verdict that names it. */
export function deviationsIn(verdicts: readonly Verdict[]): Deviation[] {
  const byItem = new Map<string, Deviation>();
  for (const verdict of verdicts) {
    for (const rule of verdict.rules) {
      for (const deviation of rule.deviations) byItem.set(JSON.stringify([rule.index, deviation.key ?? deviation.recordId ?? deviation.sentence]), deviation);
    }
  }
  return [...byItem.values()];
}

/** The verdict with the most deviations as "x of n": the rules that deviate, added up. */
export function worstCount(verdicts: readonly Verdict[]): { tested: number; deviations: number } {
  return verdicts.map(countOf).reduce((worst, each) => (each.deviations > worst.deviations ? each : worst), { tested: 0, deviations: 0 });
}

function countOf(verdict: Verdict): { tested: number; deviations: number } {
  const deviating = verdict.rules.filter((rule) => rule.deviationsTotal > 0);
  return {
    tested: deviating.reduce((sum, rule) => sum + rule.tested, 0),
    deviations: deviating.reduce((sum, rule) => sum + rule.deviationsTotal, 0),
  };
}

/** Moments to judge a lapse at again: all of them, or `most` spread over it, first and last included. */
export function spread(moments: readonly string[], most: number): { moments: string[]; all: boolean } {
  if (moments.length <= most) return { moments: [...moments], all: true };
  const step = (moments.length - 1) / (most - 1);
  return { moments: Array.from({ length: most }, (_, index) => moments[Math.round(index * step)] ?? ""), all: false };
}
