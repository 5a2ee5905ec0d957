import type { VerdictState } from "../controls/schema";
import type { ControlSheet, EvidenceEntry, RuleLine } from "../reports/snapshot";
import { METHODS } from "./assessment-plan";
import { backMatter, importOf, metadata, objectiveOf, reviewedControls, sealed, within, type MadeDocument } from "./envelope";
import { exceptionObservation, exceptionObservationOf, risk, riskOf } from "./exceptions";
import type { Json, OscalSource } from "./source";
import { stableUuid } from "./stable-uuid";
import { listed, oscalTime, prose, props, startOf, titled } from "./words";

/** Assessment results: what was looked at with its digests, what each rule found, and each control's state, which OSCAL's two words do not replace. */
export function assessmentResults(source: OscalSource, plan: MadeDocument): MadeDocument {
  const { content, engagement } = source;
  const stands = importOf(plan);
  const numbers = new Set(content.evidence.map(({ number }) => number));
  const observations = [...content.evidence.map((entry) => exhibit(source, entry)), ...content.controls.flatMap((sheet) => sheet.rules.map((rule, i) => ruleObservation(source, sheet, rule, i))), ...content.exceptions.map((entry) => exceptionObservation(source, entry))];
  return sealed("assessment-results", {
    metadata: metadata(source, "Assessment results"), "import-ap": { href: stands.href },
    results: [{
      uuid: stableUuid("result", engagement.id, source.snapshot?.sha256 ?? content.generatedAt, ...content.controls.map(({ key }) => key)), title: titled(`${engagement.reference} ${engagement.name}`),
      description: "Tests of the organization's records by fixed rules. It is not an auditor's opinion.", ...within(startOf(content.period.from, content.timezone), lookedAtUntil(source)),
      ...props([...content.populations.map(({ kind, total, counted, exhibits }): [string, string] => ["population", `${kind}: ${total} ${counted} from ${exhibits.length} exhibits`]), ...content.skipped.map(({ what, count, why }): [string, string] => ["left-out", `${what}: ${count}, ${why}`])]),
      "reviewed-controls": reviewedControls(source), ...listed("observations", observations), ...listed("risks", content.exceptions.map((entry) => risk(source, entry))),
      findings: content.controls.map((sheet) => finding(source, sheet, numbers)),
    }],
    ...backMatter([stands.resource]),
  });
}

/** The end of the period, or of a period that is still open the moment this was made: nothing is foretold. */
function lookedAtUntil({ content }: OscalSource): string {
  const end = startOf(content.period.to, content.timezone, 1);
  return Date.parse(end) < Date.parse(content.generatedAt) ? end : content.generatedAt;
}

const exhibitOf = (source: OscalSource, number: number) => stableUuid("exhibit", source.content.organization.id, String(number));
const ruleOf = (source: OscalSource, sheet: ControlSheet, i: number) => stableUuid("rule", source.engagement.id, sheet.key, String(i));

function exhibit(source: OscalSource, entry: EvidenceEntry): Json {
  return {
    uuid: exhibitOf(source, entry.number), title: titled(`E-${entry.number} ${entry.title}`), description: prose(entry.title), methods: ["EXAMINE"], types: ["discovery"],
    ...props([["exhibit", `E-${entry.number}`], ...entry.controlKeys.map((key): [string, string] => ["control", key])]),
    "relevant-evidence": [{
      description: prose(entry.fileName ?? entry.title),
      ...props({
        "sha-256": entry.sha256, "size-bytes": entry.sizeBytes, "row-count": entry.rowCount, "record-count": entry.recordCount, version: entry.version, "source-system": entry.sourceSystem, "collection-method": entry.method, query: entry.query,
        "extracted-by": entry.extractedBy, "occurred-from": entry.occurredFrom, "occurred-to": entry.occurredTo, "received-at": entry.receivedAt, late: entry.late, "ledger-index": entry.ledgerIndex ?? "pending", "ledger-leaf": entry.leafHash,
      }),
    }],
    collected: oscalTime(entry.extractedAt, entry.receivedAt),
  };
}

function ruleObservation(source: OscalSource, sheet: ControlSheet, rule: RuleLine, i: number): Json {
  const methods = [...new Set(sheet.testSteps.map(({ method }) => METHODS[method]))];
  const deviations = rule.deviations.map(({ item, sentence, at, exhibit: number }): Json => ({ description: prose(`${item}: ${sentence}`), ...props({ item, at, exhibit: number === null ? null : `E-${number}` }) }));
  return {
    uuid: ruleOf(source, sheet, i), title: titled(`${sheet.key}: ${rule.label}`), description: prose(rule.sentence), methods: methods.length === 0 ? ["TEST"] : methods, types: ["control-objective"],
    ...props({ control: sheet.key, state: rule.state, tested: rule.tested, deviations: rule.deviationsTotal, "window-from": rule.window.from, "window-to": rule.window.to, bearing: rule.bearing }),
    ...listed("relevant-evidence", deviations), collected: oscalTime(source.content.generatedAt), ...expires(rule),
  };
}

/** The moment from which the same records say something else, because one grew too old or a day fell due. Without one, nothing ends it but new records. */
function expires({ nextChangeAt }: RuleLine): Json {
  return nextChangeAt === undefined || nextChangeAt === null || oscalTime(nextChangeAt) !== nextChangeAt ? {} : { expires: nextChangeAt };
}

const WHY: Partial<Record<VerdictState, string>> = { pass: "The control stood as promised at the end of what was looked at." };
const TWO_WORDS = "OSCAL knows two words only. The reason and the property state say which of eight states it is.";

/** Satisfied is one state of eight. The other seven are not all failures: the state itself stands beside the word and as its reason. */
function finding(source: OscalSource, sheet: ControlSheet, listedExhibits: ReadonlySet<number>): Json {
  const exceptions = source.content.exceptions.filter(({ controlKey }) => controlKey === sheet.key);
  const related = [...sheet.rules.map((_, i) => ruleOf(source, sheet, i)), ...sheet.evidence.filter((number) => listedExhibits.has(number)).map((number) => exhibitOf(source, number)), ...exceptions.map((entry) => exceptionObservationOf(source, entry))];
  return {
    uuid: stableUuid("finding", source.engagement.id, sheet.key), title: titled(`${sheet.key} ${sheet.title}`), description: prose(sheet.sentence),
    ...props({ state: sheet.state, since: sheet.since, design: sheet.design.state, "lapses-in-period": sheet.lapses.length, "evidence-total": sheet.evidenceTotal, "evidence-listed": sheet.evidence.length }),
    target: {
      type: "objective-id", "target-id": objectiveOf(sheet.key),
      status: { state: sheet.state === "pass" ? "satisfied" : "not-satisfied", reason: sheet.state, remarks: WHY[sheet.state] ?? TWO_WORDS },
      ...(sheet.state === "not_applicable" ? { "implementation-status": { state: "not-applicable", remarks: prose(sheet.applicabilityReason) } } : {}),
    },
    ...listed("related-observations", related.map((uuid) => ({ "observation-uuid": uuid }))), ...listed("related-risks", exceptions.map((entry) => ({ "risk-uuid": riskOf(source, entry) }))),
  };
}
