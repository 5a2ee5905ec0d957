import type { EvaluatedRecord } from "@/server/domain/controls/schema";

import type { SnapshotSay } from "../say";
import type { ExtractCell } from "./extract";

/** A record with the exhibit it came in. `number` is null where the exhibit is not listed. */
export type SourcedRecord = EvaluatedRecord & { number: number | null };

/** Reads facts of a record as a table prints them; what nobody stated is null. */
/** A fact that is a number, with the decimal sign of the language; else as text. */
export const figure = (say: SnapshotSay, record: EvaluatedRecord, fact: string): string | null => (typeof record.facts[fact] === "number" ? say.plain(record.facts[fact]) : text(record, fact));
export const text = ({ facts }: EvaluatedRecord, fact: string): string | null => (facts[fact] === undefined || facts[fact] === null || facts[fact] === "" ? null : String(facts[fact]));
export const yes = (say: SnapshotSay, { facts }: EvaluatedRecord, fact: string): string | null => (typeof facts[fact] === "boolean" ? (facts[fact] ? say("yes") : say("no")) : null);
export const numeric = ({ facts }: EvaluatedRecord, fact: string): number | null => (typeof facts[fact] === "number" ? facts[fact] : null);
export const moment = (record: EvaluatedRecord, fact: string): ExtractCell => {
  const at = text(record, fact);
  return at === null ? null : { at };
};
export const when = ({ occurredAt }: EvaluatedRecord): ExtractCell => (occurredAt === null ? null : { at: occurredAt });
export const source = (say: SnapshotSay, { number }: SourcedRecord): ExtractCell => (number === null ? say("not listed") : { exhibit: number });

/** A share of 0 to 1 in whole percent, rounded down: all is said only of all. */
export function percent(share: number | null): string | null {
  return share === null ? null : `${Math.floor(share * 100 + 1e-9)} %`;
}

/** In time, then by id, so that the same records always stand in the same order. */
export function inOrder<R extends EvaluatedRecord>(records: readonly R[]): R[] {
  const key = (record: EvaluatedRecord) => `${record.occurredAt ?? ""} ${record.id}`;
  return [...records].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Those dated in the period; of undated ones nobody can say it. */
export function datedIn<R extends EvaluatedRecord>(records: readonly R[], kind: string, period: { from: string; to: string }): R[] {
  return inOrder(records.filter((record) => record.kind === kind && record.occurredAt !== null && record.occurredAt >= period.from && record.occurredAt < period.to));
}
