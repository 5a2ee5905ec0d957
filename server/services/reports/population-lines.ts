import { EVIDENCE_KINDS } from "@/server/domain/catalog/kinds";
import { freshnessOf } from "@/server/domain/controls/empty";
import { DAY_MS } from "@/server/domain/controls/evaluation";
import { kindsOf } from "@/server/domain/controls/evaluation";
import type { ControlTest, EvaluatedRecord } from "@/server/domain/controls/schema";
import { recordsAt, type TimedRecord } from "@/server/domain/controls/timeline";
import { countPopulation } from "@/server/domain/reports/population";
import type { PopulationEntry, PopulationLine, PopulationProvenance } from "@/server/domain/reports/snapshot";

import type { ExhibitRow } from "./exhibit-rows";

export type Period = { from: string; to: string };
type Sources = ReadonlyMap<string, ExhibitRow>;

/**
 * The populations of one control's test: what its rules look at, dated in the period or in the longer time they look back,
 * and older records a result stands on.
 */
export function populationLines(test: ControlTest, records: readonly TimedRecord[], basis: ReadonlySet<string>, period: Period, sources: Sources): PopulationLine[] {
  const known = recordsAt(records, period.to, EVIDENCE_KINDS);
  return kindsOf(test).flatMap((kind) => {
    const from = earliestLook(test, kind, period);
    const members = known.filter((record) => record.kind === kind && (basis.has(record.id) || isWithin(record, from, period.to)));
    return members.length === 0 ? [] : [lineOf(kind, members, { from: oldest(members, from), to: period.to }, sources)];
  });
}

/** Appendix B: the population of each kind that tests were run on, in the period, with the exhibits it came in. */
export function populationEntries(controls: readonly { key: string; kinds: readonly string[] }[], records: readonly TimedRecord[], period: Period, sources: Sources): PopulationEntry[] {
  const byKind = Map.groupBy(recordsAt(records, period.to, EVIDENCE_KINDS).filter((record) => isWithin(record, period.from, period.to)), (record) => record.kind);
  return [...new Set(controls.flatMap((control) => control.kinds))].sort().flatMap((kind) => {
    const members = byKind.get(kind) ?? [];
    if (members.length === 0) return [];
    const numbers = new Set(members.flatMap((record) => sources.get(record.evidenceId)?.line.number ?? []));
    return [{
      ...lineOf(kind, members, period, sources), controlKeys: controls.filter((control) => control.kinds.includes(kind)).map(({ key }) => key).sort(),
      exhibits: [...numbers].sort((a, b) => a - b).slice(0, 50),
    }];
  });
}

function lineOf(kind: string, members: readonly EvaluatedRecord[], window: PopulationLine["window"], sources: Sources): PopulationLine {
  const rows = [...new Set(members.map((record) => record.evidenceId))].flatMap((id) => sources.get(id) ?? []);
  return { ...countPopulation(kind, members), window, provenance: provenanceOf(rows) };
}

/** The begin of the longest look back any rule takes at a kind, where that is before the period. */
function earliestLook(test: ControlTest, kind: string, period: Period): string {
  const spans = test.rules.filter((rule) => rule.evidence === kind).map((rule) => ("windowDays" in rule ? rule.windowDays * DAY_MS : (freshnessOf(rule) ?? 0)));
  const look = new Date(Date.parse(period.to) - Math.max(0, ...spans)).toISOString();
  return look < period.from ? look : period.from;
}

function oldest(members: readonly EvaluatedRecord[], from: string): string {
  return members.reduce((first, { occurredAt }) => (occurredAt !== null && occurredAt < first ? occurredAt : first), from);
}

function isWithin(record: EvaluatedRecord, from: string, to: string): boolean {
  return record.occurredAt === null || (record.occurredAt >= from && record.occurredAt <= to);
}

function provenanceOf(rows: readonly ExhibitRow[]): PopulationProvenance {
  const stated = <T>(read: (row: ExhibitRow) => T | null): T[] => rows.flatMap((row) => read(row) ?? []);
  const [rowCounts, totals] = [stated(({ line }) => line.provenance.rowCount), stated(({ line }) => line.provenance.sourceTotalCount)];
  const [queries, reconciled] = [stated(({ line }) => line.provenance.query), stated(({ line }) => line.provenance.reconciledWith)];
  const sum = (values: number[]) => (values.length === 0 ? null : values.reduce((all, value) => all + value, 0));
  return {
    exhibits: rows.length, sources: [...new Set(stated(({ line }) => line.sourceSystem))].sort(), query: queries.at(-1) ?? null, withQuery: queries.length,
    extractedAt: stated(({ line }) => line.extractedAt?.toISOString() ?? null).sort().at(-1) ?? null, rowCount: sum(rowCounts), withRowCount: rowCounts.length,
    sourceTotal: sum(totals), withSourceTotal: totals.length, reconciledWith: [...new Set(reconciled)].sort(), withReconciliation: reconciled.length,
  };
}
