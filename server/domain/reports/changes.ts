import { listParameters, type ParameterValue, type Promised } from "../controls/parameters";
import type { ControlTest } from "../controls/schema";

/** A wording, promise and scope a control had from a moment on, and who set it. */
export type RevisionFacts = {
  at: string; by: string; title: string; promise: string; applicable: boolean; applicabilityReason: string | null; test: ControlTest; promised: Promised;
};
export type ControlChange = { at: string; by: string; what: string };

/**
 * Every change between one revision and the next that falls into the period (from included, to included): wording, promised
 * values, scope. The first revision is the adoption and is named as one. A revision that changed none of these is left out.
 */
export function changesOf(revisions: readonly RevisionFacts[], period: { from: string; to: string }): ControlChange[] {
  return revisions.flatMap((revision, index) => {
    if (revision.at < period.from || revision.at > period.to) return [];
    const before = revisions[index - 1];
    const what = before === undefined ? ["adopted"] : differences(before, revision);
    return what.map((words) => ({ at: revision.at, by: revision.by, what: words }));
  });
}

/** Who last changed a promised value by the end of the list, and when; null where it was never changed. */
export function lastChangeOf(revisions: readonly RevisionFacts[], name: string): { at: string; by: string } | null {
  const last = revisions.findLastIndex((revision, index) => index > 0 && !same(revisions[index - 1]?.promised[name], revision.promised[name]));
  const revision = revisions[last];
  return revision === undefined ? null : { at: revision.at, by: revision.by };
}

function differences(before: RevisionFacts, after: RevisionFacts): string[] {
  return [
    ...(before.title === after.title ? [] : [`title: “${before.title}” became “${after.title}”`]),
    ...(before.promise === after.promise ? [] : [`promise: “${before.promise}” became “${after.promise}”`]),
    ...scopeChange(before, after),
    ...listParameters(after.test).flatMap(({ name, label, defaultValue }) => {
      const [was, is] = [before.promised[name], after.promised[name]];
      return same(was, is) ? [] : [`${label}: ${worded(was, defaultValue)} became ${worded(is, defaultValue)}`];
    }),
    ...(same(before.test, after.test) ? [] : ["the rules of the test"]),
  ];
}

function scopeChange(before: RevisionFacts, after: RevisionFacts): string[] {
  if (before.applicable !== after.applicable) {
    return [after.applicable ? "applies again" : `no longer applies: ${after.applicabilityReason ?? "no reason recorded"}`];
  }
  return before.applicabilityReason === after.applicabilityReason ? [] : [`reason for its scope: ${after.applicabilityReason ?? "taken back"}`];
}

function worded(value: ParameterValue | undefined, defaultValue: ParameterValue): string {
  return value === undefined ? `${plain(defaultValue)} (default)` : plain(value);
}

function plain(value: ParameterValue): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return Array.isArray(value) ? value.join(", ") : String(value);
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
