import type { Finding } from "./finding";

export type CheckFacts = { kind: "incremental" | "full"; finishedAt: Date; anchored: boolean; entriesChecked: number; recordsChecked: number; findings: readonly Finding[]; findingsTotal: number };
type Given = { kind: string; facts: Record<string, string | number | boolean> };

/** Findings that are about stored content rather than about the chain over it. */
const OF_CONTENT = /^(OPENING|FILE|ROW)_/;

/**
 * A self-check as records of the catalog: `chain_verification` always, `integrity_check` where everything stored was
 * compared. A changed entry counts in both: it breaks the chain, and it is a record that differs from its hash.
 */
export function checkRecords({ kind, finishedAt, anchored, entriesChecked, recordsChecked, findings, findingsTotal }: CheckFacts): Given[] {
  const at = finishedAt.toISOString();
  const content = findings.filter(({ code }) => OF_CONTENT.test(code)).length;
  const changed = findings.filter(({ code }) => OF_CONTENT.test(code) || code.startsWith("ENTRY_")).length;
  const chain: Given = { kind: "chain_verification", facts: { verified_at: at, entries_checked: entriesChecked, broken_links: findingsTotal - content, anchored } };
  // A nightly check compares only what is new: it counts as one of stored content where it finds something there.
  if (kind === "incremental" && content === 0) return [chain];
  return [chain, { kind: "integrity_check", facts: { checked_at: at, records_checked: entriesChecked + recordsChecked, mismatches: changed } }];
}
