import type { FactValue } from "../evidence/record";
import type { EvaluatedRecord } from "./schema";

/** A record with everything that ever changed how it counts, each with its moment. Times are ISO 8601 UTC. */
export type TimedRecord = EvaluatedRecord & {
  /** When its evidence was replaced by a newer version or withdrawn. */
  goneAt: string | null;
  supplements: { fact: string; value: FactValue; at: string }[];
  reviews: { state: "accepted" | "rejected"; at: string }[];
};

/** The fact that dates a record of a kind, by kind. */
export type TimeFacts = Record<string, { timeFact: string } | undefined>;

/**
 * What was in judgement at a moment: received by then, not yet replaced or withdrawn, not rejected by the review in
 * force, with the facts people and registers had supplied by then. With `now` for `moment` this is hindsight.
 */
export function recordsAt(records: readonly TimedRecord[], moment: string, timeFacts: TimeFacts): EvaluatedRecord[] {
  return records.flatMap((record) => {
    if (record.receivedAt > moment || (record.goneAt !== null && record.goneAt <= moment) || isRejected(record, moment)) return [];
    // A year of records is many: where nothing was supplied the record itself will do.
    if (record.supplements.length === 0 && record.occurredAt !== null) return [record];
    const supplied = record.supplements.filter((item) => item.at <= moment);
    const facts = supplied.length === 0 ? record.facts : withSupplements(record.facts, supplied);
    const timeFact = timeFacts[record.kind]?.timeFact;
    const dated = timeFact ? facts[timeFact] : undefined;
    const occurredAt = record.occurredAt ?? isoOrNull(dated);
    return [{ id: record.id, evidenceId: record.evidenceId, kind: record.kind, occurredAt, receivedAt: record.receivedAt, facts }];
  });
}

/** Moments after `from` and up to `to` at which something about these records, or one of the `others`, changed, in order. */
export function momentsBetween(records: readonly TimedRecord[], from: string, to: string, others: readonly string[] = []): string[] {
  const all = records.flatMap((record) => [
    record.receivedAt, ...(record.goneAt ? [record.goneAt] : []), ...record.supplements.map((item) => item.at), ...record.reviews.map((item) => item.at),
  ]);
  return [...new Set([...all, ...others].filter((moment) => moment > from && moment <= to))].sort();
}

/** A supplied time that is none dates nothing: one odd answer must not stop a control from being judged. */
function isoOrNull(value: FactValue | undefined): string | null {
  const time = typeof value === "string" ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

function isRejected(record: TimedRecord, moment: string): boolean {
  const known = record.reviews.filter((review) => review.at <= moment);
  return known.reduce((last, review) => (review.at >= last.at ? review : last), { state: "accepted", at: "" }).state === "rejected";
}

/** What the source said stays; of what was supplied for one fact the newest counts. */
function withSupplements(facts: Record<string, FactValue>, supplied: TimedRecord["supplements"]): Record<string, FactValue> {
  const merged = { ...facts };
  for (const { fact, value } of supplied.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    if ((facts[fact] ?? null) === null) merged[fact] = value;
  }
  return merged;
}
