import type { Deviation, Verdict } from "@/server/domain/controls/schema";
import { momentsBetween } from "@/server/domain/controls/timeline";
import { deviationsIn, lapsesOf, spread, worstCount, type LapseSpan } from "@/server/domain/reports/lapses";
import type { DeviationLine, LapseLine } from "@/server/domain/reports/snapshot";

import type { ReportFacts } from "./facts";
import type { Bench } from "./judged";
import { languageOf } from "./language";

const LISTED_DEVIATIONS = 200;
// A verdict is stored only where the state changes; inside a lapse items come and go without one, so it is judged again.
// Bounded by how much there is to read each time: a year of daily files is judged at every change.
const momentsFor = (records: number): number => Math.max(20, Math.min(500, Math.floor(4_000_000 / Math.max(records, 1))));
export type Citing = { numberOf: (recordId: string) => number | null };

/** The lapses of a control in the period, each with every item that deviated while it lasted. */
export function lapseLines(facts: ReportFacts, bench: Bench, citing: Citing): LapseLine[] {
  const period = { from: facts.from.toISOString(), to: facts.to.toISOString() };
  return lapsesOf(facts.events.get(bench.control.id) ?? [], period).map((span) => lineOf(facts, bench, span, period, citing));
}

function lineOf(facts: ReportFacts, bench: Bench, span: LapseSpan, period: { from: string; to: string }, citing: Citing): LapseLine {
  const { moments, all } = spread(momentsIn(bench, span, period), momentsFor(bench.records.length));
  const steps = span.steps.map((step) => wordedStep(facts, bench, step));
  const verdicts = [...steps.flatMap(({ verdict }) => verdict ?? []), ...moments.map((moment) => bench.at(moment).verdict)];
  const found = deviationsIn(verdicts);
  const worst = worstCount(verdicts);
  return {
    from: span.from, until: span.until, steps: steps.map(({ at, state, sentence }) => ({ at, state, sentence })),
    tested: worst.tested, deviationsTotal: worst.deviations, deviations: found.slice(0, LISTED_DEVIATIONS).map((deviation) => deviationLine(deviation, citing)),
    exhibits: exhibitsOf(verdicts, citing), complete: all && found.length <= LISTED_DEVIATIONS,
  };
}

/**
 * A change of state as it was stored, in English. For another language it is judged again as of its moment: where that gives
 * the stored sentence, the same judgement in the other language is its translation; where not, the stored words stay.
 */
function wordedStep(facts: ReportFacts, bench: Bench, step: LapseSpan["steps"][number]): LapseSpan["steps"][number] & { verdict: Verdict | undefined } {
  const verdict = facts.verdicts.get(step.id);
  if (languageOf(facts.report) === "en" || bench.at(step.at, "en").verdict.sentence !== step.sentence) return { ...step, verdict };
  const again = bench.at(step.at).verdict;
  return { ...step, sentence: again.sentence, verdict: again };
}

/** When something about the records changed while the lapse lasted, and the last moment before it ended. */
function momentsIn(bench: Bench, span: LapseSpan, period: { from: string; to: string }): string[] {
  const begin = span.from < period.from ? period.from : span.from;
  const end = span.until ?? period.to;
  const last = new Date(Date.parse(end) - (span.until === null ? 0 : 1)).toISOString();
  if (last < begin) return [];
  return [...new Set([begin, ...momentsBetween(bench.records, begin, last), last])].sort();
}

function exhibitsOf(verdicts: readonly Verdict[], citing: Citing): number[] {
  const records = verdicts.flatMap((verdict) => verdict.rules.flatMap((rule) => rule.deviations.flatMap((deviation) => deviation.recordId ?? [])));
  return [...new Set(records.flatMap((id) => citing.numberOf(id) ?? []))].sort((a, b) => a - b);
}

export function deviationLine(deviation: Deviation, citing: Citing): DeviationLine {
  return { item: deviation.key ?? "", at: deviation.at, sentence: deviation.sentence, exhibit: deviation.recordId ? citing.numberOf(deviation.recordId) : null };
}
