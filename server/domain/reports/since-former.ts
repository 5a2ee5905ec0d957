import type { VerdictState } from "../controls/schema";
import type { ReportSnapshot } from "./snapshot";

/** What changed since the report of the same kind and period that was made before. `null` states: the control was not printed there. */
export type SinceFormer = {
  former: { id: string; generatedAt: string; /** Where it is of another one: the former report of the same schedule. */ period?: { from: string; to: string } };
  results: { key: string; title: string; before: VerdictState | null; now: VerdictState | null }[];
  added: { number: number; version: number; title: string }[]; gone: { number: number; version: number; title: string }[];
};
type Compared = Pick<ReportSnapshot, "id" | "generatedAt" | "period" | "controls" | "evidence">;

/** Compares two snapshots by control key and by exhibit number and version. */
export function sinceFormer(former: Compared, now: Compared): SinceFormer {
  const [old, next] = [new Map(former.controls.map((sheet) => [sheet.key, sheet])), new Map(now.controls.map((sheet) => [sheet.key, sheet]))];
  const results = [...new Set([...old.keys(), ...next.keys()])].sort().flatMap((key) => {
    const [before, after] = [old.get(key), next.get(key)];
    return before?.state === after?.state ? [] : [{ key, title: after?.title ?? before?.title ?? key, before: before?.state ?? null, now: after?.state ?? null }];
  });
  const other = former.period.from !== now.period.from || former.period.to !== now.period.to;
  return { former: { id: former.id, generatedAt: former.generatedAt, ...(other ? { period: former.period } : {}) }, results, added: only(now.evidence, former.evidence), gone: only(former.evidence, now.evidence) };
}

type Exhibit = Compared["evidence"][number];
function only(these: readonly Exhibit[], those: readonly Exhibit[]): SinceFormer["added"] {
  const name = ({ number, version }: Exhibit) => `${number} ${version}`;
  const known = new Set(those.map(name));
  return these.filter((entry) => !known.has(name(entry))).map(({ number, version, title }) => ({ number, version, title }));
}
