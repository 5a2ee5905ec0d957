import { and, asc, eq, lte } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { evidenceLinks } from "@/db/schema/evidence";
import { verdictEvents } from "@/db/schema/controls";
import { findCatalogControl } from "@/server/domain/catalog/controls";
import { EVIDENCE_KINDS } from "@/server/domain/catalog/kinds";
import { ruleLabel } from "@/server/domain/controls/explain";
import { coverageOf, judge } from "@/server/domain/controls/judge";
import { listParameters } from "@/server/domain/controls/parameters";
import type { RuleResult, Verdict } from "@/server/domain/controls/schema";
import type { TimedRecord } from "@/server/domain/controls/timeline";
import type { ControlSheet } from "@/server/domain/reports/snapshot";
import { testStepsOf } from "@/server/domain/reports/test-steps";

import { loadRecords } from "../controls/load-records";
import { controlAt, controlLines, type ControlLine, type ControlRecord } from "../controls/rows";
import { linkStands } from "../evidence/link-stands";
import { personNames } from "../users/names";
import type { ReportEvidence } from "./evidence-entries";

type Period = { from: Date; to: Date; weeks: string[]; timezone: string };
type Around = { period: Period; records: TimedRecord[]; links: Map<string, number[]>; names: Map<string, string>; exhibitOf: Map<string, number> };
const LISTED_EXHIBITS = 60;

/** One sheet a control, judged as of the end of the period by the promise then in force. */
export async function controlSheets(tx: Tx, orgId: string, period: Period, evidence: ReportEvidence): Promise<ControlSheet[]> {
  const lines = await controlLines(tx, orgId, { asOf: period.to });
  const all = await loadRecords(tx, orgId, [...new Set(lines.flatMap(({ control }) => control.kinds))]);
  const changers = lines.flatMap(({ control }) => Object.values(control.promisedChanges).map((change) => change.by));
  const around: Around = {
    period, records: all, links: await linksOf(tx, orgId, period, evidence), names: await personNames(tx, changers),
    exhibitOf: new Map(all.flatMap((record) => { const number = evidence.numbersById.get(record.evidenceId); return number === undefined ? [] : [[record.id, number] as const]; })),
  };
  const sheets: ControlSheet[] = [];
  for (const line of lines) sheets.push(await sheetOf(tx, line, around));
  return sheets;
}

async function sheetOf(tx: Tx, line: ControlLine, around: Around): Promise<ControlSheet> {
  const { period, records } = around;
  const control = await controlAt(tx, line.control, period.to);
  const mine = records.filter((record) => control.kinds.includes(record.kind) || record.kind === "recorded_zero");
  const judged = { ...control, adoptedAt: control.adoptedAt.toISOString() };
  const at = period.to.toISOString();
  const clock = { asOf: at, knownAt: at, timezone: period.timezone };
  const verdict = judge(judged, mine, clock, EVIDENCE_KINDS);
  const exhibits = around.links.get(control.id) ?? [];
  const catalog = findCatalogControl(control.key);
  return {
    key: control.key, title: control.title, category: control.category, promise: control.promise,
    defaultPromise: catalog && catalog.description !== control.promise ? catalog.description : null, owner: line.owner, requirements: line.requirements,
    automation: control.automation, applicabilityReason: control.applicabilityReason, state: verdict.state, sentence: verdict.sentence,
    since: line.status?.since.toISOString() ?? null, ruleSummary: control.test.summary, rules: rulesOf(control, verdict, around),
    population: populationOf(control, mine, period), parameters: parametersOf(control, around.names),
    coverage: coverageOf(judged, verdict, mine, period.weeks, clock, EVIDENCE_KINDS), history: await historyOf(tx, control, period),
    testSteps: testStepsOf(control.test.rules.map((rule) => rule.mode), control.automation), evidence: exhibits.slice(0, LISTED_EXHIBITS), evidenceTotal: exhibits.length,
  };
}

function rulesOf(control: ControlRecord, verdict: Verdict, around: Around): ControlSheet["rules"] {
  return verdict.rules.map((rule) => {
    const source = control.test.rules[rule.index];
    return { label: source ? ruleLabel(source) : "", state: rule.state, sentence: rule.sentence, tested: rule.tested, deviationsTotal: rule.deviationsTotal, deviations: deviationsOf(rule, around) };
  });
}

function deviationsOf(rule: RuleResult, around: Around): ControlSheet["rules"][number]["deviations"] {
  return rule.deviations.map((deviation) => ({
    item: deviation.key ?? "", at: deviation.at, sentence: deviation.sentence, exhibit: deviation.recordId ? (around.exhibitOf.get(deviation.recordId) ?? null) : null,
  }));
}

function populationOf(control: ControlRecord, mine: TimedRecord[], period: Period): ControlSheet["population"] {
  const inPeriod = mine.filter((record) => control.kinds.includes(record.kind) && record.receivedAt <= period.to.toISOString() && (record.occurredAt === null || record.occurredAt >= period.from.toISOString()));
  return inPeriod.length === 0 ? null : { kinds: control.kinds, total: inPeriod.length, source: null, reconciledWith: null };
}

function parametersOf(control: ControlRecord, names: Map<string, string>): ControlSheet["parameters"] {
  return listParameters(control.test).map(({ name, label, defaultValue }) => {
    const change = control.promisedChanges[name];
    return { label, defaultValue, promised: control.promised[name] ?? null, changedBy: change ? (names.get(change.by) ?? change.by) : null, changedAt: change?.at ?? null };
  });
}

async function historyOf(tx: Tx, control: ControlRecord, period: Period): Promise<ControlSheet["history"]> {
  const of = and(eq(verdictEvents.orgId, control.orgId), eq(verdictEvents.controlId, control.id), lte(verdictEvents.at, period.to));
  const rows = await tx.select({ state: verdictEvents.toState, at: verdictEvents.at }).from(verdictEvents).where(of).orderBy(asc(verdictEvents.ordinal));
  const all = rows.map((row, i) => ({ state: row.state, from: row.at.toISOString(), to: rows[i + 1]?.at.toISOString() ?? null }));
  return all.filter((span) => span.to === null || span.to >= period.from.toISOString());
}

/** Exhibit numbers a control: linked evidence that is in the report. */
async function linksOf(tx: Tx, orgId: string, period: Period, evidence: ReportEvidence): Promise<Map<string, number[]>> {
  const included = new Set(evidence.entries.map((entry) => entry.number));
  const rows = await tx.select({ evidenceId: evidenceLinks.evidenceId, controlId: evidenceLinks.controlId }).from(evidenceLinks)
    .where(and(eq(evidenceLinks.orgId, orgId), lte(evidenceLinks.at, period.to), linkStands("evidence_links", period.to))).orderBy(asc(evidenceLinks.at));
  const byControl = new Map<string, Set<number>>();
  for (const { evidenceId, controlId } of rows) {
    const number = evidence.numbersById.get(evidenceId);
    if (number === undefined || !included.has(number)) continue;
    byControl.set(controlId, (byControl.get(controlId) ?? new Set()).add(number));
  }
  return new Map([...byControl].map(([id, numbers]) => [id, [...numbers].sort((a, b) => a - b)]));
}
