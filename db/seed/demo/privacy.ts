import type { PushItem } from "@/server/domain/evidence/schema";

import { before, filedArtefact, nativeArtefact, type NativeRecord } from "./artefact";
import { type Day, dateOf, eventToday } from "./calendar";
import { ACTIVITIES, REQUESTS, type RightsRequest, TRANSFERS } from "./privacy-cases";

const REGISTERS: Readonly<Record<number, number>> = { 1: -102, 184: 183 };

/** The privacy registers: processing, transfers, notice, retention, and what is reviewed with them. */
export function privacyRegisters(day: Day): PushItem[] {
  const on = REGISTERS[day.index];
  if (on === undefined) return [];
  const reviewed_at = day.time(on, "11:30");
  const filed = (title: string, records: NativeRecord[]): PushItem =>
    filedArtefact(day, { title, fileName: `${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}-${dateOf(day, on)}.json`, system: "Notion", by: "Ben Okafor", total: records.length, rows: records.length }, records);
  return [
    filed("Record of processing activities", ACTIVITIES.map((activity) => ({ kind: "processing_activity", facts: { ...activity, reviewed_at, missing_fields: 0 } }))),
    filed("Transfers to third countries", TRANSFERS.map((transfer) => ({ kind: "transfer_record", facts: { ...transfer, assessed: true, valid: true, reviewed_at } }))),
    filed("Privacy notice", [{ kind: "privacy_notice", facts: { reviewed_at, published_at: reviewed_at, version: on < 0 ? "7" : "8", items_missing: 0 } }]),
    filed("Retention schedule", [{ kind: "retention_schedule", facts: { approved_at: reviewed_at, classes_without_period: 0, backup_expiry_days: 35, auto_expiry: true } }]),
    // The advice on the new assessment was given by telephone: whether it counts is an open question.
    filed("Impact assessment: fraud scoring", [{ kind: "dpia", facts: { activity_id: "fraud_scoring", approved_at: reviewed_at, reviewed_at, dpo_advice: on < 0 ? true : null, residual_high: false } }]),
  ];
}

/** Rights requests as they arrive and as they are closed, deletions, inquiries, and the recorded zeros of the quarter. */
export function privacyCases(day: Day): PushItem[] {
  return [...REQUESTS.flatMap((request) => requestItems(day, request)), ...deletions(day), ...inquiries(day), ...zeros(day)];
}

function requestItems(day: Day, request: RightsRequest): PushItem[] {
  const known = { request_id: request.id, type: request.type, received_at: day.time(request.received, "09:40") };
  const open = { ...known, identity_decided: false, days_open: 1, extended: false, status: "open" };
  const extended = { ...known, identity_decided: true, days_open: (request.extended ?? 0) - request.received, extended: true, extension_notice_days: (request.extended ?? 0) - request.received, status: "open" };
  const closed = {
    ...known, identity_decided: true, days_open: (request.closed ?? 0) - request.received, extended: request.extended !== null, status: request.refused ? "refused" : "fulfilled",
    ...(request.extended === null ? {} : { extension_notice_days: request.extended - request.received }), ...(request.refused ? { refusal_reasoned: true } : {}),
    ...(["rectification", "erasure", "restriction"].includes(request.type) && !request.refused ? { recipients_informed: true } : {}),
  };
  const steps: readonly [day: number | null, word: string, facts: NativeRecord["facts"]][] = [
    [request.received + 1, "received", open], [request.extended, "extended, requester told", extended], [request.closed, closed.status, closed],
  ];
  // Cases of before the story come over as they ended.
  const due = request.closed !== null && request.closed < 0 ? steps.filter(([on]) => on === request.closed && day.index === 1) : steps.filter(([on]) => on === day.index);
  return due.map(([, word, facts]) =>
    filedArtefact(day, { title: `Rights request ${request.id} ${word}`, fileName: `${request.id.toLowerCase()}-${dateOf(day, day.index)}.json`, system: "Privacy desk", by: "Ben Okafor" }, [{ kind: "dsar", facts }]));
}

const DELETIONS: readonly [id: string, trigger: string, requested: number, done: number][] = [
  ["DEL-201", "contract_end", 28, 41], ["DEL-202", "dsar_erasure", 71, 80], ["DEL-203", "contract_end", 133, 149], ["DEL-204", "retention", 199, 203],
  ["DEL-205", "dsar_erasure", 262, 279], ["DEL-206", "contract_end", 316, 334], ["DEL-207", "contract_end", 357, 400],
];

function deletions(day: Day): PushItem[] {
  return DELETIONS.filter(([, , requested, done]) => day.index === requested + 1 || day.index === done).map(([id, trigger, requested, done]) => {
    const isDone = day.index === done;
    const facts = { deletion_id: id, trigger, requested_at: day.time(requested, "10:20"), days_open: isDone ? done - requested : 1, status: isDone ? "done" : "open" };
    const proof = { systems_ratio: 1, backup_expiry_days: 35, proof_ref: `s3://acme-logs/deletions/${id}.log` };
    return nativeArtefact(day, { title: `Deletion ${id} ${isDone ? "done" : "started"}`, fileName: `${id.toLowerCase()}-${dateOf(day, day.index)}.json`, system: "admin-console", method: "api", query: `GET /internal/deletions/${id}`, environment: "production" },
      [{ kind: "deletion_record", facts: isDone ? { ...facts, ...proof } : facts }]);
  });
}

const INQUIRIES: readonly [id: string, kind: string, received: number, answered: number][] = [["INQ-14", "complaint", 93, 104], ["INQ-15", "customer_audit", 188, 210], ["INQ-16", "complaint", 305, 318]];

function inquiries(day: Day): PushItem[] {
  return INQUIRIES.filter((inquiry) => inquiry[3] === day.index).map(([id, kind, received, answered]) =>
    filedArtefact(day, { title: `Inquiry ${id} answered`, fileName: `${id.toLowerCase()}.json`, system: "Zendesk", by: "Ben Okafor" }, [{
      kind: "inquiry", facts: { inquiry_id: id, kind, received_at: day.time(received, "08:55"), days_open: answered - received, status: "answered" },
    }]));
}

/** No authority asked for data and no medium was thrown away: both are queried every quarter. */
function zeros(day: Day): PushItem[] {
  const today = eventToday(day.calendar.quarters, day, -1, 6);
  if (today === null) return [];
  const period = { from: day.time(today.span.from, "00:00"), to: day.time(today.on, "23:59") };
  const empty = (kind: string, title: string, system: string, query: string): PushItem =>
    nativeArtefact(day, { title: `${title} in ${today.span.label}`, fileName: `${kind.replaceAll("_", "-")}-${today.span.label}.json`, system, method: "export", by: "Ben Okafor", query, rows: 0, total: 0, period, minutes: 15 }, [{
      kind: "recorded_zero", facts: { kind, period_start: period.from, period_end: period.to, query },
    }]);
  return [
    empty("disclosure_record", "No disclosure of personal data", "Privacy desk", `register:disclosures from:${period.from} to:${period.to}`),
    empty("media_disposal", "No medium disposed of", "Kandji", `inventory events type:disposed before:${before(day.at, 15)} after:${period.from}`),
  ];
}
