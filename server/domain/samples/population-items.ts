import { createHash } from "node:crypto";

import type { EvaluatedRecord } from "../controls/schema";
import { canonicalBytes } from "../ledger/jcs";
import { identityFacts } from "../reports/population";
import type { FrozenItem } from "./frozen-list";
import type { PopulationParameters } from "./schema";

const THOUSANDTHS = 1000;
type Window = { from: string; until: string };

/** The records a population is made of: of its kind, in the window (what has no time: received in it), with the wanted value. Times are ISO 8601 UTC. */
export function recordsOfPopulation(records: readonly EvaluatedRecord[], { kind, where }: Pick<PopulationParameters, "kind" | "where">, { from, until }: Window): EvaluatedRecord[] {
  return records.filter((record) => {
    const at = record.occurredAt ?? record.receivedAt;
    return record.kind === kind && at >= from && at < until && (where === null || textOf(record, where.fact) === where.value);
  });
}

/** One item for each thing that the records are about: of several versions the newest. A record without its thing's id is an item for itself. */
export function populationItems(records: readonly EvaluatedRecord[], { kind, valueFact }: Pick<PopulationParameters, "kind" | "valueFact">): FrozenItem[] {
  const facts = identityFacts(kind);
  const newest = new Map<string, EvaluatedRecord>();
  for (const record of records) {
    const thing = thingOf(record, facts);
    const known = newest.get(thing);
    if (!known || isNewer(record, known)) newest.set(thing, record);
  }
  return [...newest.values()].map((record) => ({ at: record.occurredAt, key: keyOf(record, facts), value: valueOf(record, valueFact), record: record.id, sha256: recordDigest(record) }));
}

/** A fact of each thing, for comparing two lists. */
export function keysForReconciling(records: readonly EvaluatedRecord[], kind: string, fact: string): (string | null)[] {
  const facts = identityFacts(kind);
  return [...new Map(records.map((record) => [thingOf(record, facts), textOf(record, fact)])).values()];
}

/** SHA-256 of a record as it was known: its canonical JSON (RFC 8785) with id, evidence, kind, times and facts. */
export function recordDigest({ id, evidenceId, kind, occurredAt, receivedAt, facts }: EvaluatedRecord): string {
  return createHash("sha256").update(canonicalBytes({ id, evidence: evidenceId, kind, occurred_at: occurredAt, received_at: receivedAt, facts })).digest("hex");
}

function thingOf(record: EvaluatedRecord, facts: readonly string[]): string {
  const parts = facts.map((fact) => textOf(record, fact));
  return parts.every((part) => part === null || part === "") ? record.id : JSON.stringify(parts);
}

function keyOf(record: EvaluatedRecord, facts: readonly string[]): string {
  return facts.flatMap((fact) => textOf(record, fact) || []).join(" / ") || record.id;
}

/** Of two versions the one dated later; of the same time the one received later, then the larger id, so that the order of reading decides nothing. */
function isNewer(a: EvaluatedRecord, b: EvaluatedRecord): boolean {
  const [ofA, ofB] = [a, b].map((record) => [record.occurredAt ?? "", record.receivedAt, record.id].join("|"));
  return String(ofA) > String(ofB);
}

function textOf(record: EvaluatedRecord, fact: string): string | null {
  const value = Object.hasOwn(record.facts, fact) ? record.facts[fact] : undefined;
  return value === undefined || value === null ? null : String(value);
}

function valueOf(record: EvaluatedRecord, fact: string | null): number | null {
  const value = fact !== null && Object.hasOwn(record.facts, fact) ? record.facts[fact] : undefined;
  const thousandths = typeof value === "number" ? Math.round(value * THOUSANDTHS) : Number.NaN;
  return Number.isSafeInteger(thousandths) && thousandths > 0 ? thousandths : null;
}
