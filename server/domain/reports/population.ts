import { CATALOG_CONTROLS } from "../catalog/controls";
import { EVIDENCE_KINDS } from "../catalog/kinds";
import { kindNoun } from "../catalog/labels";
import { ITEMS } from "../controls/items";
import type { EvaluatedRecord } from "../controls/schema";

/**
 * How many things some records of one kind are about. `items`: distinct by the id of the thing, of which several records
 * may be versions; `members`: distinct in lists that were taken again and again; `snapshots`: settings read at a moment;
 * `records`: things that happened once each.
 */
export type PopulationCount = { kind: string; noun: string; counted: "items" | "members" | "snapshots" | "records"; total: number; records: number; snapshots: number | null };

const SNAPSHOT_TIMES = new Set(["snapshot_at", "checked_at"]);

/** The facts by which two records of a kind are about one thing. None for what happens once, each time for itself. */
export function identityFacts(kind: string): readonly string[] {
  return Object.hasOwn(ITEMS, kind) ? (ITEMS[kind]?.id ?? []) : memberKeys(kind);
}

/** Counts the distinct members of a population. A record whose id is missing counts for itself: nothing is dropped. */
export function countPopulation(kind: string, records: readonly EvaluatedRecord[]): PopulationCount {
  const item = Object.hasOwn(ITEMS, kind) ? ITEMS[kind] : undefined;
  if (item) return counted(kind, "items", distinct(records, item.id), records.length, null);
  const keys = memberKeys(kind);
  const extracts = new Set(records.map((record) => record.evidenceId)).size;
  if (keys.length > 0) return counted(kind, "members", distinct(records, keys), records.length, extracts);
  const timeFact = EVIDENCE_KINDS[kind]?.timeFact ?? "";
  if (!SNAPSHOT_TIMES.has(timeFact)) return counted(kind, "records", records.length, records.length, null);
  const snapshots = new Set(records.map((record) => String(record.facts[timeFact] ?? record.occurredAt ?? record.evidenceId))).size;
  return counted(kind, "snapshots", snapshots, records.length, snapshots);
}

function counted(kind: string, how: PopulationCount["counted"], total: number, records: number, snapshots: number | null): PopulationCount {
  return { kind, noun: kindNoun(kind, total), counted: how, total, records, snapshots };
}

/** The key the catalog gives to the members of a list, by kind: what a rule matches them by. */
const LISTS = new Map(CATALOG_CONTROLS.flatMap(({ test }) => test.rules.flatMap((rule) => (rule.mode === "population" ? [[rule.population, rule.key] as const] : []))));

/** What tells two members of a list that is taken again and again apart: such as the system and the account. None for what happens once. */
function memberKeys(kind: string): string[] {
  const listed = LISTS.get(kind);
  if (listed !== undefined) return [listed];
  const known = EVIDENCE_KINDS[kind];
  if (known === undefined || !SNAPSHOT_TIMES.has(known.timeFact)) return [];
  return Object.keys(known.facts).filter((fact) => known.facts[fact] === "string" && /_(id|key)$/.test(fact));
}

function distinct(records: readonly EvaluatedRecord[], keys: readonly string[]): number {
  return new Set(records.map((record) => {
    const parts = keys.map((key) => record.facts[key] ?? null);
    return parts.every((part) => part === null || part === "") ? record.id : JSON.stringify(parts);
  })).size;
}
