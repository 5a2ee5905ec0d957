import { listParameters, type ParameterValue, type Promised } from "../controls/parameters";
import type { ControlTest } from "../controls/schema";
import { snapshotSay, type SnapshotSay } from "./say";

/** A wording, promise and scope a control had from a moment on, and who set it. */
export type RevisionFacts = {
  at: string; by: string; title: string; promise: string; applicable: boolean; applicabilityReason: string | null; test: ControlTest; promised: Promised;
};
/** `isAdoption`: the first revision; absent in snapshots of before. */
export type ControlChange = { at: string; by: string; what: string; isAdoption?: boolean };

/**
 * Every change between one revision and the next that falls into the period (from included, to included): wording, promised
 * values, scope. The first revision is the adoption and is named as one. A revision that changed none of these is left out.
 */
export function changesOf(revisions: readonly RevisionFacts[], period: { from: string; to: string }, say: SnapshotSay = snapshotSay()): ControlChange[] {
  return revisions.flatMap((revision, index) => {
    if (revision.at < period.from || revision.at > period.to) return [];
    const before = revisions[index - 1];
    const what = before === undefined ? [say("adopted")] : differences(before, revision, say);
    return what.map((words) => ({ at: revision.at, by: revision.by, what: words, ...(before === undefined ? { isAdoption: true } : {}) }));
  });
}

/** Who last changed a promised value by the end of the list, and when; null where it was never changed. */
export function lastChangeOf(revisions: readonly RevisionFacts[], name: string): { at: string; by: string } | null {
  const last = revisions.findLastIndex((revision, index) => index > 0 && !same(revisions[index - 1]?.promised[name], revision.promised[name]));
  const revision = revisions[last];
  return revision === undefined ? null : { at: revision.at, by: revision.by };
}

function differences(before: RevisionFacts, after: RevisionFacts, say: SnapshotSay): string[] {
  return [
    ...(before.title === after.title ? [] : [say("title: “{was}” became “{is}”", { was: before.title, is: after.title })]),
    ...(before.promise === after.promise ? [] : [say("promise: “{was}” became “{is}”", { was: before.promise, is: after.promise })]),
    ...scopeChange(before, after, say),
    ...listParameters(after.test).flatMap(({ name, label, defaultValue }) => {
      const [was, is] = [before.promised[name], after.promised[name]];
      return same(was, is) ? [] : [say("{label}: {was} became {is}", { label, was: worded(was, defaultValue, say), is: worded(is, defaultValue, say) })];
    }),
    ...(same(before.test, after.test) ? [] : [say("the rules of the test")]),
  ];
}

function scopeChange(before: RevisionFacts, after: RevisionFacts, say: SnapshotSay): string[] {
  if (before.applicable !== after.applicable) {
    return [after.applicable ? say("applies again") : say("no longer applies: {reason}", { reason: after.applicabilityReason ?? say("no reason recorded") })];
  }
  return before.applicabilityReason === after.applicabilityReason ? [] : [say("reason for its scope: {reason}", { reason: after.applicabilityReason ?? say("taken back") })];
}

function worded(value: ParameterValue | undefined, defaultValue: ParameterValue, say: SnapshotSay): string {
  return value === undefined ? say("{value} (default)", { value: plain(defaultValue, say) }) : plain(value, say);
}

function plain(value: ParameterValue, say: SnapshotSay): string {
  if (typeof value === "boolean") return value ? say("yes") : say("no");
  if (typeof value === "number") return say.plain(value);
  return Array.isArray(value) ? value.join(", ") : String(value);
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
