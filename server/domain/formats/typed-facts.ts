import type { FactValue, Issue, RecordDraft } from "../evidence/record";
import type { EvidenceKind, FactType } from "./added-kinds";
import { error } from "./issues";
import { EVIDENCE_KINDS } from "../catalog/kinds";
import { REQUIRED_FACTS } from "./required-facts";
import { readTime } from "./time";

/** Longest text a fact may hold. */
export const MAX_FACT_CHARS = 4_000;

const EXPECTED: Record<FactType, string> = {
  string: `text of at most ${MAX_FACT_CHARS} characters`,
  number: "a finite number",
  boolean: "true or false",
  timestamp: "an ISO 8601 time or epoch seconds",
};

export type TypedRecord = { draft: RecordDraft; issues: Issue[] };

/** The kind's declaration, or undefined; a word like "constructor" is no kind. */
export function kindOf(name: string): EvidenceKind | undefined {
  return Object.hasOwn(EVIDENCE_KINDS, name) ? EVIDENCE_KINDS[name] : undefined;
}

/**
 * Holds stated facts against their kind: unknown names, wrong types and missing required facts are errors
 * that name record, field and what was expected. `null` means the source says it does not know: it is
 * accepted anywhere and counts as missing for the rules.
 */
export function typeRecord(kind: string, stated: Iterable<[string, unknown]>, index: number, timezone?: string): TypedRecord {
  const declared = kindOf(kind);
  if (!declared) return { draft: { kind, occurredAt: null, facts: {} }, issues: [unknownKind(kind, index)] };
  const issues: Issue[] = [];
  const facts = new Map<string, FactValue>();
  let zoneAssumed = false;
  for (const [field, value] of stated) {
    const type = Object.hasOwn(declared.facts, field) ? declared.facts[field] : undefined;
    if (type === undefined) {
      issues.push(
        error("UNKNOWN_FACT", `Record ${index}: ${kind} has no fact ${JSON.stringify(field.slice(0, 60))}.`, {
          record: index,
          kind,
          field: field.slice(0, 60),
          expected: `one of ${Object.keys(declared.facts).join(", ")}`,
        }),
      );
      continue;
    }
    const read = readFact(value, type, timezone);
    if (!read)
      issues.push(
        error("WRONG_TYPE", `Record ${index}: ${kind}.${field} is not ${EXPECTED[type]}.`, {
          record: index,
          kind,
          field,
          expected: EXPECTED[type],
        }),
      );
    else facts.set(field, read.value);
    zoneAssumed ||= read?.zoneAssumed === true;
  }
  issues.push(...missing(kind, declared, facts, issues, index));
  const occurred = facts.get(declared.timeFact);
  const draft: RecordDraft = {
    kind,
    occurredAt: typeof occurred === "string" ? occurred : null,
    facts: Object.fromEntries(facts),
    locator: `record ${index}`,
  };
  return { draft: zoneAssumed ? { ...draft, zoneAssumed } : draft, issues };
}

/** Facts that a record of this kind must carry: its key and what rules select by; the time fact besides. */
export function requiredFacts(kind: string): readonly string[] {
  return Object.hasOwn(REQUIRED_FACTS, kind) ? (REQUIRED_FACTS[kind] ?? []) : [];
}

export function unknownKind(kind: string, record?: number): Issue {
  const where = record === undefined ? "" : `Record ${record}: `;
  return error("UNKNOWN_KIND", `${where}${JSON.stringify(kind.slice(0, 60))} is no kind of evidence.`, {
    ...(record === undefined ? {} : { record }),
    field: "kind",
    expected: "a kind of the catalog",
  });
}

function readFact(value: unknown, type: FactType, timezone?: string): { value: FactValue; zoneAssumed?: boolean } | null {
  if (value === null) return { value };
  if (type === "timestamp") {
    const moment = readTime(value, timezone);
    return moment && { value: moment.at, zoneAssumed: moment.zoneAssumed };
  }
  if (type === "string") return typeof value === "string" && value.length <= MAX_FACT_CHARS ? { value } : null;
  if (type === "number") return typeof value === "number" && Number.isFinite(value) ? { value } : null;
  return typeof value === "boolean" ? { value } : null;
}

function missing(kind: string, declared: EvidenceKind, facts: Map<string, FactValue>, known: Issue[], index: number): Issue[] {
  const reported = new Set(known.map((issue) => issue.field));
  return [declared.timeFact, ...requiredFacts(kind)]
    .filter((field) => !facts.has(field) && !reported.has(field))
    .map((field) =>
      error("MISSING_FACT", `Record ${index}: ${kind} needs ${field}.`, {
        record: index,
        kind,
        field,
        expected: EXPECTED[declared.facts[field] ?? "string"],
      }),
    );
}
