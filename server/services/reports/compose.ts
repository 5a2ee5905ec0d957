import { Temporal } from "temporal-polyfill";

import { selectRequirements } from "@/server/domain/catalog/select";
import { weeksOf } from "@/server/domain/controls/weeks";
import { chooseExhibits } from "@/server/domain/reports/exhibits";
import { PRIVACY_REPORTS, SUBJECT_EVIDENCE, WHOLE_REPORTS, type ReportKind } from "@/server/domain/reports/kinds";
import { pseudonyms } from "@/server/domain/reports/extract/pseudonyms";
import { isPseudonymous, PSEUDONYMOUS_REPORTS } from "@/server/domain/reports/pseudonymous";
import { leftOutOf } from "@/server/domain/reports/sections";
import { knownNames, withoutNames, type Numbers } from "@/server/domain/reports/without-names";
import { snapshotSay } from "@/server/domain/reports/say";
import type { ReportOptions } from "@/server/domain/reports/schema";
import type { CatalogSelection } from "@/server/domain/organization/schema";
import type { ReportSnapshot, SkippedItem } from "@/server/domain/reports/snapshot";

import { zoneAt } from "../organizations/rows";
import { controlSheet, type Desk, type MadeSheet } from "./control-sheets";
import { exceptionsOf, openPointsOf } from "./exceptions";
import { toEntry } from "./exhibit-rows";
import { applicabilityPart, extractPart } from "./extract-part";
import type { ReportFacts } from "./facts";
import { languageOf } from "./language";
import { frameworkMatrices } from "./matrix";
import { populationEntries } from "./population-lines";

/** Makes a report's snapshot from what was read for it; with `ofAudit`, of an audit, whose exhibits are those of its controls. Pure: the same facts give the same snapshot. */
export function composeSnapshot(facts: ReportFacts, ofAudit = false): ReportSnapshot {
  const { kind, options } = facts.report;
  const hidden = isPseudonymous(kind, (options as ReportOptions).pseudonymous);
  const say = snapshotSay((options as ReportOptions).language);
  const numbers: Numbers = { person: pseudonyms(say("Person"), hidden), account: pseudonyms(say("Account"), hidden) };
  const snapshot = namedSnapshot(facts, numbers, ofAudit);
  return hidden ? withoutNames(snapshot, knownNames([...facts.names.values(), ...facts.everybody], facts.records), numbers) : snapshot;
}

function namedSnapshot(facts: ReportFacts, numbers: Numbers, ofAudit: boolean): ReportSnapshot {
  const { report, choice } = facts;
  const desk = deskOf(facts);
  const frameworks = frameworksOf(report.kind, choice.frameworks);
  const scope = { ...choice, frameworks };
  const { made, leftOut } = sheetsInScope(desk, selectRequirements(scope));
  const sheets = made.map(({ sheet }) => sheet);
  const inScope = new Set(sheets.map((sheet) => sheet.key));
  const { extract, cited: printed } = extractPart(desk, numbers);
  const cited = new Set([...made.flatMap((each) => [...each.cited]), ...printed]);
  const populations = populationEntries(facts.lines.filter(({ control }) => inScope.has(control.key)).map(({ control }) => control), facts.records, desk.period, desk.rows);
  const exhibits = chooseExhibits(facts.exhibits, cited, inScope, ofAudit);
  const listed = new Set(exhibits.listed.map(({ item }) => item.line.number));
  return {
    ...headingOf(facts, desk.timezone), system: systemOf(facts), ...(extract ? { extract } : {}), ...applicabilityPart(desk), ledger: facts.ledger, frameworks: frameworkMatrices(frameworks, scope, made, desk.say), coverageWeeks: desk.weeks, controls: sheets,
    exceptions: exceptionsOf(sheets), openPoints: openPointsOf(sheets), vendors: facts.vendors, ...(facts.privacy === undefined ? {} : { privacy: facts.privacy }), ...(facts.accountability === undefined ? {} : { accountability: facts.accountability }),
    evidence: exhibits.listed.map(({ item, note }) => toEntry(item, note === null ? null : desk.say(note), inScope, facts.names)),
    populations: populations.map((entry) => ({ ...entry, exhibits: entry.exhibits.filter((number) => listed.has(number)) })),
    skipped: [...leftOut, ...exhibits.skipped.map(({ why, count }) => ({ what: desk.say("Evidence"), count, why: desk.say(why) }))],
  };
}

/** A report about one framework prints that alone. */
function frameworksOf(kind: ReportKind, chosen: CatalogSelection["frameworks"]) {
  const only = kind === "soc2_readiness" ? "soc2" : PRIVACY_REPORTS.includes(kind) ? "gdpr" : null;
  return only === null ? chosen : chosen.filter((id) => id === only);
}

/** Sheets of the controls that answer to a requirement in scope; the others are counted, not printed. */
function sheetsInScope(desk: Desk, wanted: readonly { framework: string; id: string }[]): { made: MadeSheet[]; leftOut: SkippedItem[] } {
  const asked = new Set(wanted.map((requirement) => `${requirement.framework} ${requirement.id}`));
  const lines = desk.facts.lines.map((line) => ({ line, requirements: line.requirements.filter(({ framework, id }) => asked.has(`${framework} ${id}`)) }));
  const { kind } = desk.facts.report;
  const subject = SUBJECT_EVIDENCE[kind];
  const isInside = ({ line, requirements }: (typeof lines)[number]) => (requirements.length > 0 || WHOLE_REPORTS.includes(kind)) && (!subject || line.control.kinds.some((each) => subject.includes(each)));
  const inside = lines.filter(isInside);
  const outside = lines.filter((each) => !isInside(each)).map(({ line }) => line.control.key);
  return {
    made: inside.map(({ line, requirements }) => controlSheet(desk, line, requirements)),
    leftOut: outside.length === 0 ? [] : [{ what: desk.say("Controls"), count: outside.length, why: subject ? desk.say("are not about the subject of this report, or answer to no requirement in scope of this report: {controls}", { controls: outside.join(", ") }) : desk.say("answer to no requirement in scope of this report: {controls}", { controls: outside.join(", ") }) }],
  };
}

function deskOf(facts: ReportFacts): Desk {
  const period = { from: facts.from.toISOString(), to: facts.to.toISOString() };
  const timezone = zoneAt(facts.organization, period.to);
  const day = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone).toPlainDate().toString();
  return {
    facts, period, timezone, say: snapshotSay(languageOf(facts.report)), days: { from: day(facts.from.getTime()), to: day(facts.to.getTime() - 1) }, weeks: weeksOf({ from: period.from, to: new Date(facts.to.getTime() - 1).toISOString() }, timezone),
    rows: new Map(facts.exhibits.map((row) => [row.id, row])), evidenceOf: new Map(facts.records.map((record) => [record.id, record.evidenceId])),
  };
}

/** What every report says of itself. */
export function headingOf({ report, organization, names }: Pick<ReportFacts, "report" | "organization" | "names">, timezone: string) {
  const { from, to, status, pageSize, language = "en", sections, pseudonymous } = report.options as ReportOptions;
  const leftOut = leftOutOf(report.kind, sections);
  const say = snapshotSay(language);
  return {
    schemaVersion: 1 as const, id: report.id, kind: report.kind, status, pageSize, language, ...(status === "draft" ? { watermark: true } : {}), ...(leftOut.length > 0 ? { leftOut } : {}), ...(PSEUDONYMOUS_REPORTS.includes(report.kind) && isPseudonymous(report.kind, pseudonymous) ? { pseudonymous: true } : {}),
    organization: { id: organization.orgId, slug: organization.slug, name: organization.name }, system: notStated(organization.name),
    period: { from, to }, timezone, generatedAt: report.requestedAt.toISOString(),
    generator: { name: "Proofroom", version: "0.1.0" }, preparedBy: { name: names.get(report.requestedBy) ?? report.requestedBy, role: say("Management") }, reviewedBy: null,
    distribution: say("Management and the auditors it names"),
  };
}

/** The version that stood when the report was asked for. */
function systemOf({ system, organization }: ReportFacts): ReportSnapshot["system"] {
  return system ? { ...system, name: system.name || organization.name } : notStated(organization.name);
}

/** The system description is the tenant's to write; until it is written the report says so. */
function notStated(name: string): ReportSnapshot["system"] {
  return { name, services: "", commitments: [], components: [], boundaries: "", subserviceOrganizations: [], userEntityControls: [], criteriaLeftOut: [], significantChanges: [] };
}

