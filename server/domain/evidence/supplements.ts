import type { FactSource, FactValue, RecordDraft } from "./record";
import type { Answer } from "./schema";

export type Supplement = { record: number; fact: string; value: FactValue; source: Exclude<FactSource, "source" | "derived"> };
export type StandingAnswer = { kind: string; fact: string; matchFact: string | null; matchValue: string | null; value: FactValue };
type KindTimes = Record<string, { timeFact: string }>;

// Kinds of snapshot: the moment of extraction is the moment they describe, when the sender states it.
const SNAPSHOT_TIMES = new Set(["snapshot_at", "scanned_at", "checked_at"]);

/**
 * Facts that did not stand in the file and are now known: from the sender's answers, from the time of extraction the
 * sender stated, from the register. Never overwrites what the source said. Missing facts stay missing.
 */
export function supplementsFor(records: RecordDraft[], answers: Answer[], standing: StandingAnswer[], extractedAt: string | undefined, kinds: KindTimes): Supplement[] {
  // What is said of one subject is said more exactly than what is said of all.
  const broadFirst = standing.toSorted((a, b) => Number(a.matchFact !== null) - Number(b.matchFact !== null));
  return records.flatMap((record, index) => {
    const known = new Map<string, Supplement>();
    const add = (fact: string, value: FactValue, source: Supplement["source"]) => {
      if (record.facts[fact] === undefined || record.facts[fact] === null) known.set(fact, { record: index, fact, value, source });
    };
    for (const answer of broadFirst) if (answer.kind === record.kind && matches(record, answer)) add(answer.fact, answer.value, "register");
    const timeFact = kinds[record.kind]?.timeFact;
    if (timeFact && extractedAt && record.occurredAt === null && SNAPSHOT_TIMES.has(timeFact)) add(timeFact, extractedAt, "upload");
    for (const answer of answers) {
      if (answer.kind === record.kind && (answer.record === undefined || answer.record === index)) add(answer.fact, answer.value, "upload");
    }
    return [...known.values()];
  });
}

/** The records with what was supplied merged in. What the source said stays as it is. */
export function withSupplements(records: RecordDraft[], supplements: Supplement[], kinds: KindTimes): RecordDraft[] {
  const byRecord = Map.groupBy(supplements, (item) => item.record);
  return records.map((record, index) => {
    const given = byRecord.get(index);
    if (!given) return record;
    const facts = { ...record.facts, ...Object.fromEntries(given.map(({ fact, value }) => [fact, value])) };
    const dated = facts[kinds[record.kind]?.timeFact ?? ""];
    return { ...record, facts, occurredAt: record.occurredAt ?? (typeof dated === "string" ? dated : null) };
  });
}

function matches(record: RecordDraft, answer: StandingAnswer): boolean {
  return answer.matchFact === null || String(record.facts[answer.matchFact]) === answer.matchValue;
}
