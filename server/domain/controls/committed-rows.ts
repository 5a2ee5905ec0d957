import type { VerdictState } from "./schema";

type Revision = {
  id: string; controlId: string; at: Date; by: string; title: string; promise: string; applicable: boolean; applicabilityReason?: string | null; test: unknown; promised: unknown;
};
type Event = { id: string; controlId: string; ordinal: number; at: Date; fromState?: VerdictState | null; toState: VerdictState; sentence: string; verdict: unknown };

/** What of a control stays as it was adopted, as the adoption commits to it. Their order is that of their ids. */
export function committedControl(row: { id: string; key: string; category: string; automation: string; adoptedAt: Date }): Record<string, unknown> {
  return { id: row.id, key: row.key, category: row.category, automation: row.automation, adopted_at: row.adoptedAt.toISOString() };
}

/** One wording and parameter set of a control, as its entry commits to it. Several of one entry stand in the order of their ids. */
export function committedRevision(row: Revision): Record<string, unknown> {
  return {
    id: row.id, control: row.controlId, at: row.at.toISOString(), by: row.by, title: row.title, promise: row.promise, applicable: row.applicable,
    applicability_reason: row.applicabilityReason ?? null, test: asStored(row.test), promised: asStored(row.promised),
  };
}

/** One change of a verdict, with the verdict whole: rule, records and dates that made it so. */
export function committedVerdict(row: Event): Record<string, unknown> {
  return {
    id: row.id, control: row.controlId, ordinal: row.ordinal, at: row.at.toISOString(), from: row.fromState ?? null, to: row.toState, sentence: row.sentence, verdict: asStored(row.verdict),
  };
}

/** As a JSON column gives it back: without what was undefined. */
function asStored(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
