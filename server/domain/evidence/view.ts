import type { ErasureView } from "../erasure/view";
import type { Issue, FactSource, FactValue } from "./record";

/** One line of the evidence table. Times are ISO 8601 UTC. */
export type EvidenceRow = {
  id: string; // ev_…
  number: number; // per organization, shown as E-214
  version: number;
  title: string;
  fileName: string | null;
  format: string | null;
  tool: string | null;
  sourceSystem: string | null;
  method: string;
  kinds: { kind: string; count: number }[];
  controlKeys: string[];
  occurredFrom: string | null;
  occurredTo: string | null;
  extractedAt: string | null;
  receivedAt: string;
  late: boolean;
  reviewState: "unreviewed" | "accepted" | "rejected";
  openQuestions: number;
  superseded: boolean;
  withdrawn: boolean;
  erased: boolean;
  ledgerIndex: number | null; // null until sequenced
  sizeBytes: number;
  sha256: string;
};

export type RecordView = {
  id: string;
  kind: string;
  occurredAt: string | null;
  zoneAssumed: boolean;
  locator: string | null;
  facts: { name: string; type: string; value?: FactValue; source: FactSource | "missing"; by?: string; at?: string }[];
};

export type Provenance = {
  sourceSystem: string | null; environment: string | null; collector: string | null; method: string;
  query: string | null; parameters: string | null; extractedAt: string | null; extractedBy: string | null;
  periodStart: string | null; periodEnd: string | null; rowCount: number | null; sourceTotalCount: number | null;
  timezone: string | null; reconciledWith: string | null; redactions: string | null;
};

export type EvidenceDetail = EvidenceRow & {
  mediaType: string;
  provenance: Provenance;
  issues: Issue[];
  summary: Record<string, unknown>;
  recordsTotal: number;
  records: RecordView[]; // first page; more through evidence.records
  questions: { recordIds: string[]; kind: string; fact: string; type: string; message: string }[];
  controls: { key: string; title: string; state: string; linkedBy: "kind" | "hand" }[];
  versions: { id: string; version: number; receivedAt: string; current: boolean }[];
  pushedBy: string;
  review: { state: string; by: string; at: string; note: string | null } | null;
  withdrawal: { by: string; at: string; reason: string } | null;
  erasure: ErasureView | null;
  may: { answer: boolean; correct: boolean }; // what this reader may do to it
  ledger: { entryId: string; at: string; index: number | null; leafHash: string; checkpointSize: number | null; origin: string };
  preview: { kind: "text"; text: string; truncated: boolean } | { kind: "none"; why: string };
};

/** Answer to a dry run or a push of one item: what was recognised, what is still asked, what it moves. */
export type PushAnswer = {
  status: "created" | "duplicate" | "dry_run" | "refused";
  id: string | null;
  number: number | null;
  sha256: string;
  sizeBytes: number;
  format: string | null;
  tool: string | null;
  recordsTotal: number;
  recordsByKind: Record<string, number>;
  issues: Issue[];
  controls: string[]; // keys of controls it bears on
};

/** What waits is counted up to here; one more stands for "more than that". */
export const COUNTED_UP_TO = 1000;
/**
 * How much there is, what waits (COUNTED_UP_TO + 1: more than COUNTED_UP_TO), and what the filters offer. `totalUpTo`: null
 * where the total is exact, else where its counting ends. `unreviewed`: null for who reviews nothing.
 */
export type EvidenceCounts = { total: number; totalUpTo: number | null; unreviewed: number | null; questions: number; late: number; kinds: string[]; sources: string[] };
