import { findCatalogControl } from "@/server/domain/catalog/controls";
import { EVIDENCE_KINDS } from "@/server/domain/catalog/kinds";
import { coverageOf } from "@/server/domain/controls/judge";
import { listParameters } from "@/server/domain/controls/parameters";
import type { Stood } from "@/server/domain/controls/stood";
import { recordsAt } from "@/server/domain/controls/timeline";
import { changesOf, lastChangeOf } from "@/server/domain/reports/changes";
import { designOf } from "@/server/domain/reports/design";
import type { SnapshotSay } from "@/server/domain/reports/say";
import type { ControlSheet } from "@/server/domain/reports/snapshot";
import { testStepsOf } from "@/server/domain/reports/test-steps";
import { uncoveredDays } from "@/server/domain/reports/uncovered-days";

import type { ControlLine } from "../controls/rows";
import type { ExhibitRow } from "./exhibit-rows";
import type { ReportFacts } from "./facts";
import { benchOf, type Bench, type Judged } from "./judged";
import { lapseLines, type Citing } from "./lapse-lines";
import { populationLines } from "./population-lines";
import { recordedWork } from "./recorded-work";
import { ruleLines } from "./rule-lines";

const LISTED_EXHIBITS = 60;

/** What every sheet is made with. `days` are the first and last day of the period in `timezone`. */
export type Desk = {
  facts: ReportFacts; period: { from: string; to: string }; days: { from: string; to: string }; timezone: string; weeks: string[]; say: SnapshotSay;
  rows: ReadonlyMap<string, ExhibitRow>; evidenceOf: ReadonlyMap<string, string>; // record id to evidence id
};
/** `cited` are evidence ids; `exhibits` all numbers behind the control, of which the sheet lists the first. */
export type MadeSheet = { sheet: ControlSheet; cited: ReadonlySet<string>; exhibits: readonly number[] };

/** One sheet a control, judged as of the end of the period by the promise then in force, with every lapse before it; and the evidence it cites. */
export function controlSheet(desk: Desk, line: ControlLine, requirements: ControlSheet["requirements"]): MadeSheet {
  const { facts, period } = desk;
  const bench = benchOf(facts, line.control);
  const now = bench.at(period.to);
  const cited = new Set<string>();
  const citing = citingInto(desk, cited);
  const populations = populationLines(now.control.test, bench.records, new Set(now.verdict.rules.flatMap((rule) => rule.basis)), period, desk.rows);
  const tested = {
    rules: ruleLines(bench, now, populations, period, citing), lapses: lapseLines(facts, bench, citing), populations,
    uncovered: now.verdict.state === "not_occurring" ? uncoveredBy(desk, bench) : [],
  };
  for (const rule of now.verdict.rules) rule.basis.forEach((id) => citing.numberOf(id));
  const { exhibits, ...standing } = standingOn(desk, line, now, cited);
  return { sheet: { ...worded(facts, line, now, requirements), ...tested, ...inTime(desk, line, now, bench), ...standing }, cited, exhibits };
}

function worded(facts: ReportFacts, line: ControlLine, { control, verdict }: Judged, requirements: ControlSheet["requirements"]) {
  const catalog = findCatalogControl(control.key)?.description;
  return {
    key: control.key, title: control.title, category: control.category, promise: control.promise, defaultPromise: catalog && catalog !== control.promise ? catalog : null,
    owner: line.owner, requirements, automation: control.automation, applicabilityReason: control.applicabilityReason,
    state: verdict.state, sentence: verdict.sentence, since: line.status?.since.toISOString() ?? null, parameters: parametersOf(facts, control),
  };
}

function inTime(desk: Desk, line: ControlLine, now: Judged, bench: Bench) {
  const { facts, period } = desk;
  const changes = changesOf(facts.revisions.get(line.control.id) ?? [], period, desk.say);
  return {
    changes: changes.map(({ at, by, what }) => ({ at, what, by: facts.names.get(by) ?? by })), design: designOf(now.judged, changes, period.from),
    coverage: coverageOf(now.judged, now.verdict, bench.records, desk.weeks, now.clock, EVIDENCE_KINDS, stoodOf(facts, line.control.id)), history: historyOf(facts, line.control.id, period.from),
  };
}

/** The exhibits behind a control: what it cites, and what is linked to it and tells of the period. */
function standingOn(desk: Desk, line: ControlLine, now: Judged, cited: ReadonlySet<string>) {
  const linked = desk.facts.links.get(line.control.id) ?? [];
  const shown = new Set([...cited, ...linked.filter((id) => desk.rows.get(id)?.leftOut === null)]);
  const numbers = [...new Set([...shown].flatMap((id) => desk.rows.get(id)?.line.number ?? []))].sort((a, b) => a - b);
  const outside = new Set(linked.flatMap((id) => desk.rows.get(id)?.line.number ?? []).filter((number) => !numbers.includes(number)));
  const modes = now.control.test.rules.map((rule) => rule.mode);
  return {
    exhibits: numbers, testSteps: testStepsOf(modes, recordedWork(desk.facts, shown, desk.rows, desk.timezone), desk.say),
    evidence: numbers.slice(0, LISTED_EXHIBITS), evidenceTotal: numbers.length, evidenceOutside: outside.size,
  };
}

/** Looks a record's exhibit up and keeps that it was cited. */
function citingInto(desk: Desk, cited: Set<string>): Citing {
  return {
    numberOf: (recordId) => {
      const id = desk.evidenceOf.get(recordId);
      const row = id === undefined ? undefined : desk.rows.get(id);
      if (row === undefined) return null;
      cited.add(row.id);
      return row.line.number;
    },
  };
}

function parametersOf(facts: ReportFacts, control: Judged["control"]): ControlSheet["parameters"] {
  const revisions = facts.revisions.get(control.id) ?? [];
  return listParameters(control.test).map(({ name, label, defaultValue }) => {
    const change = lastChangeOf(revisions, name);
    return { label, defaultValue, promised: control.promised[name] ?? null, changedBy: change ? (facts.names.get(change.by) ?? change.by) : null, changedAt: change?.at ?? null };
  });
}

function stoodOf(facts: ReportFacts, controlId: string): Stood[] {
  return (facts.events.get(controlId) ?? []).map(({ state, at }) => ({ state, from: at }));
}

function historyOf(facts: ReportFacts, controlId: string, from: string): ControlSheet["history"] {
  const events = facts.events.get(controlId) ?? [];
  return events.map((event, i) => ({ state: event.state, from: event.at, to: events[i + 1]?.at ?? null })).filter((span) => span.to === null || span.to >= from);
}

/** Days of the period for which no recorded zero of the control's kinds speaks. */
function uncoveredBy(desk: Desk, bench: Bench): ControlSheet["uncovered"] {
  const known = recordsAt(bench.records, desk.period.to, EVIDENCE_KINDS);
  const zeros = known.filter((record) => record.kind === "recorded_zero" && bench.control.kinds.includes(String(record.facts["kind"])));
  return uncoveredDays(desk.days, zeros.map(({ facts }) => ({ from: String(facts["period_start"]), to: String(facts["period_end"]) })), desk.timezone);
}
