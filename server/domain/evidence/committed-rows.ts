import type { FactValue, Issue } from "./record";
import type { Provenance } from "./view";

type Moment = Date | null | undefined;
type Item = {
  id: string; version: number; supersedesId?: string | null; title: string; fileName?: string | null; mediaType: string; sha256: string; sizeBytes: number;
  format?: string | null; tool?: string | null; kinds: { kind: string; count: number }[]; kindNames: string[]; recordsTotal: number; openQuestions: number;
  summary: Record<string, unknown>; issues: Issue[]; provenance: Provenance; sourceSystem?: string | null; occurredFrom?: Moment; occurredTo?: Moment; extractedAt?: Moment;
  receivedAt: Date; late: boolean; pushedByKind: string; pushedById: string; fingerprint: string;
};
type StoredRecord = { id: string; kind: string; occurredAt?: Moment; receivedAt: Date; facts: Record<string, FactValue>; derived: string[]; locator?: string | null; zoneAssumed: boolean };
type By = { by: string; at: Date };

/*
 * What an entry commits to of the rows it comes with: each a plain object of everything a verdict, a report or a pack is made
 * from, times as ISO 8601 in UTC with milliseconds, what is not there as null. The digest is `rowsDigest` over these, in order.
 */

/** The evidence's own row. Not its number: people count by it, and it is given when everything else is written. */
export function committedItem(row: Item): Record<string, unknown> {
  return {
    id: row.id, version: row.version, supersedes: row.supersedesId ?? null, title: row.title, file_name: row.fileName ?? null, media_type: row.mediaType,
    sha256: row.sha256, size: row.sizeBytes, format: row.format ?? null, tool: row.tool ?? null, kinds: asStored(row.kinds), kind_names: row.kindNames,
    records: row.recordsTotal, open_questions: row.openQuestions, summary: asStored(row.summary), issues: asStored(row.issues), provenance: asStored(row.provenance),
    source_system: row.sourceSystem ?? null, occurred_from: moment(row.occurredFrom), occurred_to: moment(row.occurredTo), extracted_at: moment(row.extractedAt),
    received_at: moment(row.receivedAt), late: row.late, pushed_by: { kind: row.pushedByKind, id: row.pushedById }, fingerprint: row.fingerprint,
  };
}

/** One record. Their order is that in the received file. */
export function committedRecord(row: StoredRecord): Record<string, unknown> {
  return {
    id: row.id, kind: row.kind, occurred_at: moment(row.occurredAt), received_at: moment(row.receivedAt), facts: factsAsStored(row.facts),
    derived: row.derived, locator: row.locator ?? null, zone_assumed: row.zoneAssumed,
  };
}

/** One supplied fact. Their order is that of their ids. */
export function committedSupplement(row: By & { id: string; recordId: string; fact: string; value?: FactValue; source: string }): Record<string, unknown> {
  return { id: row.id, record: row.recordId, fact: row.fact, value: row.value ?? null, source: row.source, by: row.by, at: moment(row.at) };
}

/** One link to a control. Their order is that of the evidence's id, then of the control's. */
export function committedLink(row: By & { evidenceId: string; controlId: string; linkedBy: string }): Record<string, unknown> {
  return { evidence: row.evidenceId, control: row.controlId, linked_by: row.linkedBy, by: row.by, at: moment(row.at) };
}

export function committedLinkChange(row: By & { id: string; evidenceId: string; controlId: string; linked: boolean; reason?: string | null }): Record<string, unknown> {
  return { id: row.id, evidence: row.evidenceId, control: row.controlId, linked: row.linked, reason: row.reason ?? null, by: row.by, at: moment(row.at) };
}

export function committedReview(row: By & { id: string; evidenceId: string; state: string; note?: string | null }): Record<string, unknown> {
  return { id: row.id, evidence: row.evidenceId, state: row.state, note: row.note ?? null, by: row.by, at: moment(row.at) };
}

export function committedWithdrawal(row: By & { evidenceId: string; reason: string }): Record<string, unknown> {
  return { evidence: row.evidenceId, reason: row.reason, by: row.by, at: moment(row.at) };
}

function moment(at: Moment): string | null {
  return at?.toISOString() ?? null;
}

/** As a JSON column gives it back: without what was undefined. */
function asStored(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** The same for facts, which are flat: most of what is pushed, so it is not written and read once more for it. */
function factsAsStored(facts: Record<string, FactValue | undefined>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(facts)) {
    if (value === undefined) continue;
    kept[name] = typeof value === "object" && value !== null ? asStored(value) : typeof value === "number" && !Number.isFinite(value) ? null : value;
  }
  return kept;
}

type Answer = { id: string; kind: string; fact: string; matchFact?: string | null; matchValue?: string | null; value: unknown; by: string; at: Date; endedAt?: Date | null };

/** A standing answer as the newest entry about it commits to it: when it was kept, and again when it ended. */
export function committedAnswer(row: Answer): Record<string, unknown> {
  return {
    id: row.id, kind: row.kind, fact: row.fact, match_fact: row.matchFact ?? null, match_value: row.matchValue ?? null, value: row.value,
    by: row.by, at: row.at.toISOString(), ended_at: row.endedAt?.toISOString() ?? null,
  };
}
