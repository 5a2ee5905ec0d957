import { CATALOG } from "@/server/domain/catalog/catalog";
import { EVIDENCE_KINDS } from "@/server/domain/catalog/kinds";
import { recordsAt } from "@/server/domain/controls/timeline";
import type { SectionTitle } from "@/server/domain/reports/german/section-titles";
import { accessExtract, type ExportFacts } from "@/server/domain/reports/extract/access";
import { backupExtract } from "@/server/domain/reports/extract/backup";
import { exhibitsOf, type Extract } from "@/server/domain/reports/extract/extract";
import type { SourcedRecord } from "@/server/domain/reports/extract/record-words";
import { PRINTED_EVIDENCE, SECTIONS, SUBJECT_EVIDENCE } from "@/server/domain/reports/kinds";
import type { ReportOptions } from "@/server/domain/reports/schema";
import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Desk } from "./control-sheets";

export type ExtractPart = { extract?: Extract; leftOut?: string[]; cited: ReadonlySet<string> };

/** The chapters a report prints of records, with the evidence they cite; nothing for a report that prints none. */
export function extractPart(desk: Desk): ExtractPart {
  const { kind, options } = desk.facts.report;
  const { sections, pseudonymous = false } = options as ReportOptions;
  const titles = Object.entries<SectionTitle>(SECTIONS[kind] ?? {});
  if (titles.length === 0) return { cited: new Set() };
  const records = sourcedRecords(desk);
  const { parts, ...extract } = kind === "access_review" ? accessExtract({ say: desk.say, records, period: desk.period, exports: exportsOf(desk), pseudonymous }) : backupExtract({ say: desk.say, records, period: desk.period, days: desk.days, zone: desk.timezone });
  const chosen = titles.filter(([name]) => sections === undefined || sections.includes(name));
  const chapters = chosen.flatMap(([name, title]) => (parts[name] ? [{ title: desk.say(title), blocks: parts[name] }] : []));
  const printed = new Set(exhibitsOf({ ...extract, chapters }));
  return {
    extract: { ...extract, chapters }, leftOut: titles.filter((each) => !chosen.includes(each)).map(([, title]) => title),
    cited: new Set(records.flatMap(({ evidenceId, number }) => (number !== null && printed.has(number) ? [evidenceId] : []))),
  };
}

function sourcedRecords({ facts, period, rows }: Desk): SourcedRecord[] {
  const kinds = new Set([...(SUBJECT_EVIDENCE[facts.report.kind] ?? []), ...(PRINTED_EVIDENCE[facts.report.kind] ?? [])]);
  return recordsAt(facts.records.filter(({ kind }) => kinds.has(kind)), period.to, EVIDENCE_KINDS).map((record) => ({ ...record, number: rows.get(record.evidenceId)?.line.number ?? null }));
}

function exportsOf({ rows }: Desk): Map<string, ExportFacts> {
  return new Map([...rows].map(([id, { line: { sourceSystem, provenance } }]) => [id, { source: sourceSystem, query: provenance.query, rows: provenance.rowCount, total: provenance.sourceTotalCount }]));
}

/** What a statement of applicability says beside the controls themselves. */
export function applicabilityPart({ facts }: Desk): Pick<ReportSnapshot, "notAdopted"> {
  if (facts.report.kind !== "applicability") return {};
  const adopted = new Set(facts.lines.map(({ control }) => control.key));
  return { notAdopted: CATALOG.controls.filter(({ key }) => !adopted.has(key)).map(({ key, title }) => ({ key, title })) };
}
