import { createHash } from "node:crypto";

import { kindNoun } from "@/server/domain/catalog/labels";
import { VERDICT_STATES } from "@/server/domain/controls/schema";
import type { CoverageCell } from "@/server/domain/controls/view";
import { checkpointText, deriveLogKey, signCheckpoint, verifierKey } from "@/server/domain/ledger/checkpoint";
import { printNote } from "@/server/domain/ledger/note";
import type { ControlSheet, EvidenceEntry, PopulationLine, ReportSnapshot } from "@/server/domain/reports/snapshot";
import { testStepsOf } from "@/server/domain/reports/test-steps";

import { CONTROL_SEEDS, CRITERIA_SEEDS, PEOPLE, SOURCES } from "./sample-words";

export type SampleOptions = { evidence?: number; controls?: number; kind?: ReportSnapshot["kind"] };

const DAY_MS = 86_400_000;
const START = Date.parse("2026-01-01T00:00:00Z");
const iso = (time: number) => new Date(time).toISOString();
const day = (time: number) => iso(time).slice(0, 10);
const sha = (text: string) => createHash("sha256").update(text).digest("hex");
const pick = <Item>(items: readonly Item[], index: number): Item => items[index % items.length] as Item;

/** A snapshot as the portal would make it: the same options always give the same snapshot. */
export function sampleSnapshot({ evidence = 120, controls = 24, kind = "soc2_readiness" }: SampleOptions = {}): ReportSnapshot {
  const weeks = Array.from({ length: 52 }, (_, week) => day(START + week * 7 * DAY_MS));
  const sheets = Array.from({ length: controls }, (_, index) => sampleControl(index, evidence));
  return {
    ...sampleFrame(kind, evidence),
    coverageWeeks: weeks,
    controls: sheets,
    frameworks: [{
      id: "soc2", name: "SOC 2", version: "criteria of 2017 with points of focus of 2022",
      criteria: CRITERIA_SEEDS.map(([id, group, paraphrase], row) => {
        const members = sheets.filter((_, index) => index % CRITERIA_SEEDS.length === row || index % 7 === row);
        return { id, group, paraphrase, controls: members.map(({ key, title, state, lapses, design }) => ({ key, title, state, lapses: lapses.length, design })), evidenceCount: members.reduce((sum, member) => sum + member.evidenceTotal, 0) };
      }),
    }],
    exceptions: sampleExceptions(sheets),
    openPoints: sheets.slice(0, 3).map((control, index) => ({
      controlKey: control.key, what: `Fact “tester” of 2 restore_test records is missing`, where: `E-${index + 4}, row 12`, since: iso(START + 200 * DAY_MS), owner: pick(PEOPLE, index),
    })),
    evidence: Array.from({ length: evidence }, (_, index) => sampleEvidence(index + 1, sheets)),
    skipped: [{ what: "Exhibits outside the period", count: 41, why: "They speak about days before or after the period of this report." }],
  };
}

function sampleFrame(kind: ReportSnapshot["kind"], evidence: number): Omit<ReportSnapshot, "coverageWeeks" | "controls" | "frameworks" | "exceptions" | "openPoints" | "evidence" | "skipped"> {
  return {
    schemaVersion: 1, id: "rep_01jdx2m7q0f4v8s3k9zt5wbhye", kind, status: "draft", pageSize: "A4",
    organization: { id: "org_01jdx2m7q0aaaaaaaaaaaaaaaa", slug: "acme-cloud", name: "Acme Cloud GmbH" },
    system: sampleSystem(),
    period: { from: "2026-01-01", to: "2026-12-30" }, timezone: "Europe/Berlin",
    generatedAt: "2026-12-31T09:15:00.000Z", generator: { name: "Proofroom", version: "0.1.0" },
    preparedBy: { name: "Ana Żółtowska", role: "Compliance officer" }, reviewedBy: { name: "Ελλάδα Παππά", role: "Head of engineering" },
    distribution: "Management of Acme Cloud GmbH, and its auditor under the engagement of 2026.",
    ledger: sampleLedger(),
    vendors: [
      { name: "Hetzner Online", service: "hosting", critical: true, reportType: "ISO 27001", reportFrom: "2025-10-01", reportTo: "2026-09-30", gapDays: 91, bridgeLetter: true, exceptionsRead: "none stated", exhibit: 3 },
      { name: "Resend", service: "mail", critical: false, reportType: null, reportFrom: null, reportTo: null, gapDays: null, bridgeLetter: null, exceptionsRead: null, exhibit: null },
    ],
    populations: evidence === 0 ? [] : SOURCES.map((_, index) => ({
      ...samplePopulation(pick(CONTROL_SEEDS, index)[4][0] ?? "person", index), controlKeys: [`${pick(CONTROL_SEEDS, index)[1]}-0${index + 1}`],
      exhibits: [index + 1, index + 7].filter((number) => number <= evidence),
    })),
  };
}

function sampleLedger(): ReportSnapshot["ledger"] {
  const origin = "proofroom.example/0b6f4f0e-7d9b-4a55-9f5e-3a1f8c2d4e6a";
  const [size, root] = [48_213, Buffer.from(sha("root"), "hex")];
  const key = deriveLogKey(Buffer.from("sample"), origin);
  const text = checkpointText({ origin, size, root });
  const note = printNote({ text, signatures: [{ name: key.name, id: key.id, signature: signCheckpoint(key, text) }] });
  return { origin, size, root: root.toString("base64"), vkey: verifierKey(key), at: "2026-12-31T09:00:00.000Z", note };
}

function sampleSystem(): ReportSnapshot["system"] {
  return {
    name: "Acme Cloud, hosted order management",
    services: "Acme Cloud hosts order management for mid-sized retailers in the European Union, with a web application, an API and scheduled exports.",
    commitments: ["Available 99.9 % of each month, measured at the load balancer.", "Customer data stays in the European Union.", "Backups are kept for 35 days and restored on request within 4 hours."],
    boundaries: "In scope: the production service, its data stores, the build and deploy path, and the people who run them. Out of scope: the marketing site and the office network.",
    components: [
      { kind: "infrastructure", name: "Two data centres", description: "Dedicated servers and block storage in Falkenstein and Helsinki." },
      { kind: "software", name: "Portal", description: "Web application and API, PostgreSQL, object storage." },
      { kind: "people", name: "Platform team", description: "Nine engineers, on call in weekly turns." },
      { kind: "data", name: "Orders and contacts", description: "Names, addresses and order lines of the retailers' customers." },
    ],
    subserviceOrganizations: [{ name: "Hetzner Online", service: "hosting", method: "carve_out", expectedControls: ["Physical access is limited and logged.", "Power and cooling are redundant and tested."] }],
    userEntityControls: ["Customers remove their own users when they leave.", "Customers protect their API keys."],
    criteriaLeftOut: [{ id: "P1 to P8", reason: "The privacy category is not in scope of this year's examination." }],
    significantChanges: [{ on: "2026-04-12", text: "Move of the primary database to PostgreSQL 18." }],
  };
}

function sampleControl(index: number, evidence: number): ControlSheet {
  const [category, prefix, title, promise, kinds] = pick(CONTROL_SEEDS, index);
  const state = evidence === 0 ? "no_evidence" : pick(VERDICT_STATES, index % 3 === 0 ? index / 3 : 0);
  const deviating = state === "fail" || state === "exception" ? 2 : 0;
  const exhibits = Array.from({ length: Math.min(evidence, 14) }, (_, at) => ((index * 5 + at * 3) % Math.max(evidence, 1)) + 1);
  return {
    key: `${prefix}-${String(index + 1).padStart(2, "0")}`, title, category, promise, automation: index % 4 === 3 ? "assisted" : "full",
    defaultPromise: index % 2 === 0 ? `${promise.replace(/\d+/, (number) => String(Number(number) * 2))}` : null,
    owner: index % 5 === 4 ? null : pick(PEOPLE, index),
    requirements: [{ framework: "soc2", id: pick(CRITERIA_SEEDS, index)[0] }, { framework: "gdpr", id: "Art. 32(1)(c)" }],
    applicabilityReason: state === "not_applicable" ? "No system of this kind is operated; confirmed by the owner for the whole period." : null,
    state, since: state === "no_evidence" ? null : iso(START + (180 + index) * DAY_MS),
    sentence: evidence === 0 ? "No record of the kinds this control needs was received." : `${25 - deviating} of 25 ${kinds[0]} records are as promised; the newest is of 2026-12-${String(10 + (index % 18)).padStart(2, "0")}, exhibit E-${exhibits[0] ?? 1}.`,
    design: { state: pick(["in_force", "changed", "in_force", "adopted"] as const, index), at: iso(START + 20 * DAY_MS) },
    lapses: evidence === 0 || index % 4 !== 1 ? [] : [sampleLapse(index, exhibits, state === "pass")],
    changes: index % 4 === 1 ? [{ at: iso(START + 20 * DAY_MS), by: pick(PEOPLE, index), what: "Days between runs: 90 (default) became 45" }] : [],
    uncovered: state === "not_occurring" ? [{ from: "2026-10-01", to: "2026-12-30" }] : [], evidenceOutside: index % 5 === 2 ? 1 : 0,
    rules: kinds.map((ruleKind, rule) => ({
      label: `Newest ${ruleKind} of each system`, state, tested: evidence === 0 ? 0 : 25, deviationsTotal: rule === 0 ? deviating : 0,
      window: { from: iso(START + 274 * DAY_MS), to: iso(START + 364 * DAY_MS) }, inPeriod: null, bearing: `25 of ${25 + index * 13} ${kindNoun(ruleKind, 2)} tested; the others are older than the newest of the same system`,
      sentence: evidence === 0 ? `No ${ruleKind} record exists.` : `25 systems have a ${ruleKind} within 90 days${rule === 0 && deviating > 0 ? "; 2 of them do not hold outcome = success" : ""}.`,
      deviations: rule === 0 && deviating > 0 ? [0, 1].map((at) => ({ item: `db-replica-${at + 1}`, at: iso(START + (100 + at) * DAY_MS), sentence: "outcome is “failed”, promised “success”", exhibit: exhibits[at] ?? null })) : [],
    })),
    populations: evidence === 0 ? [] : kinds.map((each) => samplePopulation(each, index)),
    parameters: [{ label: "Days between runs", defaultValue: 90, promised: index % 2 === 0 ? 45 : null, changedBy: index % 2 === 0 ? pick(PEOPLE, index) : null, changedAt: index % 2 === 0 ? iso(START + 20 * DAY_MS) : null }],
    coverage: sampleCoverage(index, evidence),
    history: evidence === 0 ? [{ state: "no_evidence", from: iso(START), to: null }] : [{ state: "pass", from: iso(START), to: iso(START + (180 + index) * DAY_MS) }, { state, from: iso(START + (180 + index) * DAY_MS), to: null }],
    testSteps: testStepsOf([pick(["latest", "each_latest", "every", "cadence", "population"] as const, index)], {
      exhibits: exhibits.length, withQuery: exhibits.length, withTime: exhibits.length, withRowCount: 0, reviews: null,
      answers: index % 4 === 3 ? { count: 2, by: [pick(PEOPLE, index)], last: "2026-11-02" } : null,
    }),
    evidence: [...new Set(exhibits)], evidenceTotal: evidence === 0 ? 0 : new Set(exhibits).size + (index % 6 === 5 ? 240 : 0),
  };
}

function sampleLapse(index: number, exhibits: readonly number[], repaired: boolean): ControlSheet["lapses"][number] {
  const from = iso(START + (60 + index) * DAY_MS);
  return {
    from, until: repaired ? iso(START + (66 + index) * DAY_MS) : null, steps: [{ at: from, state: "fail", sentence: "1 of 25 deviates: system db-replica-1: outcome is “failed”, not “success”." }],
    tested: 25, deviationsTotal: 1, deviations: [{ item: "db-replica-1", at: from, sentence: "outcome is “failed”, promised “success”", exhibit: exhibits[0] ?? null }],
    exhibits: exhibits.slice(0, 1), complete: true,
  };
}

function samplePopulation(kind: string, index: number): PopulationLine {
  const total = 25 + index * 13;
  return {
    kind, noun: kindNoun(kind, total), counted: "items", total, records: total * 3, snapshots: null, window: { from: iso(START), to: iso(START + 364 * DAY_MS) },
    provenance: {
      exhibits: 12, sources: [pick(SOURCES, index)[0]], query: pick(SOURCES, index)[2], withQuery: 12, extractedAt: iso(START + 300 * DAY_MS + index * 3_600_000), rowCount: total * 3, withRowCount: 12,
      sourceTotal: index === 3 ? null : total * 3 + (index === 2 ? 4 : 0), withSourceTotal: index === 3 ? 0 : 11, reconciledWith: index % 2 === 0 ? ["hr-roster"] : [], withReconciliation: index % 2 === 0 ? 12 : 0,
    },
  };
}

function sampleCoverage(index: number, evidence: number): CoverageCell[] {
  const every = pick([1, 13, 4, 1, 13, 2], index);
  return Array.from({ length: 52 }, (_, week): CoverageCell => {
    if (week > 49) return "none";
    if (evidence === 0) return week % every === 0 ? "missed" : "not_due";
    if (week % every !== 0) return "not_due";
    const turn = (index * 31 + week * 7) % 61;
    return turn === 5 ? "missed" : turn === 11 ? "failed" : turn === 17 || turn === 18 ? "late" : "found";
  });
}

function sampleExceptions(controls: readonly ControlSheet[]): ReportSnapshot["exceptions"] {
  const lapsed = controls.flatMap((control) => control.lapses.map(({ from, until, steps, complete, tested, deviationsTotal, deviations, exhibits }) => ({
    id: `X-${control.key}-L1`, controlKey: control.key, controlTitle: control.title, lapse: { from, until, steps, complete }, tested, deviations: deviationsTotal, items: deviations, exhibits, explanation: null, response: null,
  })));
  const standing = controls.filter((control) => control.state === "exception" || control.state === "fail").map((control, index) => ({
    id: `X-${index + 1}`, lapse: null, exhibits: [], controlKey: control.key, controlTitle: control.title, tested: 25, deviations: 2, items: control.rules.flatMap((rule) => rule.deviations),
    explanation: index % 2 === 0 ? "Two replicas were rebuilt in the week of the move and were not yet in the schedule." : null,
    response: index % 3 === 2 ? null : {
      cause: "The schedule was kept by hand.", mitigation: "The primary was backed up on both days.", correctiveAction: "The schedule is now derived from the inventory.",
      owner: pick(PEOPLE, index), dueOn: "2026-09-30", status: "done", by: pick(PEOPLE, index + 1), at: iso(START + 210 * DAY_MS),
    },
  }));
  return [...standing, ...lapsed];
}

function sampleEvidence(number: number, controls: readonly ControlSheet[]): EvidenceEntry {
  const [system, method, query] = pick(SOURCES, number);
  const [, , title, , kinds] = pick(CONTROL_SEEDS, number);
  const occurred = START + ((number * 37) % 360) * DAY_MS;
  const late = number % 23 === 0;
  return {
    number, version: number % 17 === 0 ? 2 : 1, title: `${title}: ${system}, run ${number}`, fileName: `${kinds[0] ?? "record"}-${day(occurred)}-${number}.json`,
    kinds: kinds.map((recordKind, at) => ({ kind: recordKind, count: 1 + ((number + at) % 40) })), sourceSystem: system, method,
    query: query.replace("{from}", day(occurred)).replace("{to}", day(occurred + DAY_MS)), extractedAt: iso(occurred + 30 * 3_600_000), extractedBy: number % 3 === 0 ? pick(PEOPLE, number) : "collector/cron",
    occurredFrom: iso(occurred), occurredTo: iso(occurred + DAY_MS), receivedAt: iso(occurred + (late ? 40 : 2) * DAY_MS), late,
    rowCount: 40 + (number % 40), recordCount: 40 + (number % 40) - (number % 19 === 0 ? 1 : 0), controlKeys: controls.length === 0 ? [] : [pick(controls, number).key, pick(controls, number + 5).key],
    sizeBytes: 1200 + ((number * 7919) % 900_000), sha256: sha(`blob ${number}`), ledgerIndex: number % 29 === 0 ? null : number * 4, leafHash: number % 29 === 0 ? null : sha(`leaf ${number}`),
    note: number % 31 === 0 ? "tells only of the time before the period" : null,
  };
}
