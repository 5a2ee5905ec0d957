import type { Finding } from "./finding";
import type { LeafType } from "./leaf";

export type LogState = "active" | "frozen" | "closed";
export type KeyStatus = "active" | "retired" | "compromised";

/** Hashes are base64 as in a checkpoint; times are ISO. */
export type CheckpointRow = { size: number; root: string; at: string; signedBy: string[] };
export type LedgerKey = { id: string; vkey: string; fromSize: number; toSize: number | null; status: KeyStatus };
export type SelfCheck = {
  id: string; kind: "incremental" | "full"; state: "running" | "passed" | "failed" | "abandoned"; startedAt: string; finishedAt: string | null;
  fromSize: number | null; toSize: number | null; entriesChecked: number; recordsChecked: number; filesRead: number; bytesRead: number; findingsTotal: number; findings: Finding[]; evidenceId: string | null;
};
/** Entries that got their place on a day of the organization's zone. */
export type GrowthDay = { on: string; added: number };

/** Where an anchor outside fixed an entry in time. */
export type AnchorState = { kind: string; at: string; size: number };

/** What a page says of a whole log. `anchored` is of its newest entry. `checks.last` is the newest that ended; `checks.full` the newest that went over everything. */
export type LedgerView = {
  origin: string; state: LogState; openedAt: string;
  head: { size: number; root: string; at: string };
  waiting: { count: number; oldestAt: string | null };
  growth: GrowthDay[];
  checkpoints: { rows: CheckpointRow[]; before: number | null };
  keys: LedgerKey[];
  anchored: AnchorState | null;
  checks: { last: SelfCheck | null; full: SelfCheck | null; runningSince: string | null };
};

/** How far the proof of an item has come. `mayProve`: this reader may verify it and take its proof away. `vkey`: the key that signs the log now. */
export type ProofStanding = {
  vkey: string | null;
  /** Where it waited when its log was closed: the successor that took it over. */
  carried: { from: string; to: string } | null;
  entryId: string; recordedAt: string; sequenced: { index: number; at: string; size: number } | null; anchored: AnchorState | null; mayProve: boolean;
};

export type ProofStepName = "leaf" | "inclusion" | "signature" | "body" | "rows" | "file";
/** One thing that was derived again, and what came of it. `unknown`: what it would take is not there, and `said` says why. */
export type ProofStep = { name: ProofStepName; result: "holds" | "fails" | "unknown"; said: string; code: string | null };
export type EvidenceProof = { steps: ProofStep[]; holds: boolean; checkpointSize: number; index: number };

/** An entry with its leaf as hashed, and what opens its commitments where the reader may see it. Bytes are base64. */
export type EntryView = {
  id: string; index: number | null; at: string; type: LeafType; object: { kind: string; id: string; version: number };
  leaf: string; leafHash: string; files: { commit: string; sizeBytes: number }[];
  openingState: "given" | "erased" | "not_yours";
  opening: { salt: string; body: string; files: { salt: string; sha256: string }[] } | null;
};
