import type { FactValue, Issue, RecordDraft } from "../evidence/record";
import type { Condition } from "../controls/schema";
import { ASKED_RULES, isDecidedByValue } from "./asked-facts";
import { kindOf } from "./typed-facts";

type Gap = { kind: string; field: string; records: number[] };

/**
 * What a person or a register still has to say: for every kind in the file, each fact that a catalog rule
 * judges on some record and that record lacks, and each missing time. One question per kind and fact,
 * however many records lack it. Facts of rules that do not apply to a record are not asked for.
 */
export function questionsFor(records: readonly RecordDraft[]): Issue[] {
  const gaps = new Map<string, Gap>();
  const totals = new Map<string, number>();
  records.forEach((record, index) => {
    totals.set(record.kind, (totals.get(record.kind) ?? 0) + 1);
    for (const field of missingFacts(record)) {
      const gap = gaps.get(`${record.kind}.${field}`) ?? { kind: record.kind, field, records: [] };
      gap.records.push(index);
      gaps.set(`${record.kind}.${field}`, gap);
    }
  });
  return [...gaps.values()].map((gap) => question(gap, totals.get(gap.kind) ?? 0));
}

function missingFacts(record: RecordDraft): Set<string> {
  const missing = new Set<string>();
  const timeFact = kindOf(record.kind)?.timeFact;
  if (record.occurredAt === null && timeFact !== undefined) missing.add(timeFact);
  for (const rule of ASKED_RULES.get(record.kind) ?? []) {
    const undecided = rule.where
      .filter((clause) => isDecidedByValue(clause) && isMissing(record.facts[clause.fact]))
      .map((clause) => clause.fact);
    const excluded = rule.where.some((clause) => !undecided.includes(clause.fact) && !holds(clause, record.facts[clause.fact]));
    if (excluded) continue;
    for (const fact of undecided.length > 0 ? undecided : rule.facts) if (isMissing(record.facts[fact])) missing.add(fact);
  }
  return missing;
}

function isMissing(value: FactValue | undefined): boolean {
  return value === undefined || value === null;
}

/** A clause that compares with a tenant's parameter is taken to hold: better to ask once too often. */
function holds({ op, value: wanted }: Condition, value: FactValue | undefined): boolean {
  if (op === "exists") return !isMissing(value);
  if (op === "not_exists") return isMissing(value);
  if (wanted === undefined) return true;
  if (op === "eq") return value === wanted;
  if (op === "ne") return value !== wanted;
  if (op === "in") return Array.isArray(wanted) && value !== undefined && wanted.includes(value);
  if (op === "not_in") return Array.isArray(wanted) && value !== undefined && !wanted.includes(value);
  if (typeof value !== "number" || typeof wanted !== "number") return false;
  return op === "lt" ? value < wanted : op === "lte" ? value <= wanted : op === "gt" ? value > wanted : value >= wanted;
}

function question({ kind, field, records }: Gap, total: number): Issue {
  const kindDeclared = kindOf(kind);
  const isTime = kindDeclared?.timeFact === field;
  const which = total === 1 ? `The ${kind} record` : `${records.length} of ${total} ${kind} records`;
  return {
    level: "question",
    code: isTime ? "TIME_UNKNOWN" : "FACT_UNKNOWN",
    message: `${which} ${records.length === 1 ? "has" : "have"} no ${field}: this file does not know it.`,
    ...(records.length === 1 ? { record: records[0] } : {}),
    kind,
    field,
    expected: kindDeclared?.facts[field],
  };
}
