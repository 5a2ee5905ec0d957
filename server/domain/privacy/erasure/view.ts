import type { Identifier, IdentifierType, KeyedHash } from "./identifiers";

/** What must be erased again in a system that was restored. */
export type ErasureOrder = {
  requestId: string; taskId: string; system: string; orderedAt: string; doneAt: string | null; method: string | null;
  /** HMAC-SHA-256 of normalised identifiers, for a system that remembers them. */ hashes: KeyedHash[];
  /** What finds the person; null once the case was forgotten. */ identifiers: Identifier[] | null;
};
export type ErasureOrderList = { rows: ErasureOrder[]; nextCursor: string | null };
export type ReplayReceipt = { id: string; reportSha256: string; entryId: string; missing: number; unknown: number };
export type ReplayLine = { id: string; system: string; since: string; at: string; by: string; tasks: number; missing: number; entryId: string };

export type SuppressionAnswers = { matches: boolean[]; unreadable: number[] };
export type SuppressionLine = { id: string; type: IdentifierType; hash: string; reason: "erased" | "marketing_objection"; since: string; until: string | null };
export type SuppressionList = { rows: SuppressionLine[]; nextCursor: string | null };
