import { runningClock } from "./durations";
import { DAY_MS, type Dated, type Prepared } from "./evaluation";

/**
 * Kinds whose records are versions of one item: a finding seen open, then seen fixed. The newest version counts,
 * but a deviation that an older version proves stays, unless it is about a state that may rightly change
 * (`repairable`: an acknowledgement still to come, a text still to be written).
 */
type Item = { id: readonly string[]; repairable?: readonly string[]; /** The days fact that says how long a closed item lasted. */ lasted?: string };

export const ITEMS: Readonly<Record<string, Item>> = {
  joiner: { id: ["person_id", "started_at"] },
  leaver: { id: ["person_id", "left_at"] },
  risk_entry: { id: ["risk_id"], repairable: ["owner"] },
  change_assessment: { id: ["change_id"] },
  deficiency: { id: ["deficiency_id"], repairable: ["owner"], lasted: "overdue_days" },
  media_disposal: { id: ["item_id"], repairable: ["certificate_ref"] },
  access_grant: { id: ["grant_id"] },
  vulnerability_finding: { id: ["finding_id"], lasted: "days_open" },
  security_alert: { id: ["alert_id"], repairable: ["outcome"], lasted: "minutes_to_triage" },
  incident: {
    id: ["incident_id"], lasted: "minutes_to_classify",
    repairable: ["severity", "timeline_present", "personal_data_assessed", "root_cause"],
  },
  change_record: { id: ["change_id"] },
  backup_run: { id: ["backup_id"], repairable: ["failure_acknowledged"] },
  subprocessor_change: { id: ["change_id"] },
  job_run: { id: ["job_key", "finished_at"], repairable: ["status", "difference"] },
  output_delivery: { id: ["delivery_id"] },
  deletion_record: { id: ["deletion_id"], repairable: ["systems_ratio", "proof_ref", "backup_expiry_days"], lasted: "days_open" },
  consent_record: { id: ["consent_id"] },
  dsar: { id: ["request_id"], repairable: ["recipients_informed"], lasted: "days_open" },
  disclosure_record: { id: ["disclosure_id"], repairable: ["basis", "approved_by", "recipient"] },
  data_breach: { id: ["breach_id"], repairable: ["subjects_informed", "facts", "effects", "remedy", "decision_reason"] },
  dpia: { id: ["activity_id"], repairable: ["authority_consulted"] },
  inquiry: { id: ["inquiry_id"], lasted: "days_open" },
};

/** The id of the item a record is a version of, or null where it stands for itself. */
export function itemIdOf(prepared: Prepared): string | null {
  const item = itemOf(prepared.record.kind);
  if (item === undefined) return null;
  const [first] = item.id;
  if (item.id.length === 1 && first !== undefined) {
    const id = prepared.record.facts[first];
    return id === undefined || id === null || id === "" ? null : String(id);
  }
  const parts = item.id.map((fact) => prepared.record.facts[fact]);
  return parts.some((part) => part === undefined || part === null || part === "") ? null : JSON.stringify(parts);
}

export function isRepairable(kind: string, fact: string): boolean {
  return itemOf(kind)?.repairable?.includes(fact) === true;
}

/** The facts that identify a record of a kind, for sentences: "change 4711". */
export function idFactsOf(kind: string): readonly string[] {
  return itemOf(kind)?.id ?? [];
}

/**
 * Until when an item was alive: for ever while it is open, so that an old open finding does not age out of a
 * window; a closed one until it was closed, as far as its own days say; anything else when it happened.
 */
export function lastAlive(prepared: Dated): number {
  const lasted = itemOf(prepared.record.kind)?.lasted;
  if (lasted === undefined) return prepared.at;
  if (runningClock(prepared, lasted) !== null) return Number.POSITIVE_INFINITY;
  const days = prepared.record.facts[lasted];
  const received = Math.max(prepared.at, prepared.receivedAt);
  return lasted === "days_open" && typeof days === "number" && days > 0 ? Math.min(prepared.at + days * DAY_MS, received) : prepared.at;
}

function itemOf(kind: string): Item | undefined {
  return Object.hasOwn(ITEMS, kind) ? ITEMS[kind] : undefined;
}
