import type { IdentifierType } from "../systems/vocabulary";
import type { Identifier, KeyedHash } from "./identifiers";

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

export type FindingKind = "evidence" | "member" | "invitation";
/** Something of the portal's own about the person. `state` of evidence is that of its erasure; `isNew`: it came after the search. */
export type Finding = { kind: FindingKind; id: string; name: string; isNew: boolean; inRows: number; inFile: number; kept: string | null; state: "found" | "requested" | "approved" | "done"; holds: string[] };
export type NamedBackup = { id: string; name: string; expiresOn: string; expired: boolean; beyondUse: boolean | null; daysLeft: number };
/** How the letter to a recipient fared: `to_send` waits for somebody to send it by post; null where none was written. */
export type LetterState = "waiting" | "sent" | "failing" | "kept here" | "to_send";
export type NamedRecipient = { id: string; right: string; name: string; email: string | null; country: string | null; source: string; result: string | null; delivery: LetterState | null };

/** The erasure of a case, as the organization sees it beside the case itself. */
export type ErasureView = {
  /** null before the first search. */ search: { startedAt: string; files: number; unread: number; tooShort: number; finishedAt: string | null } | null;
  findings: Finding[]; isPortalPlanned: boolean; backups: NamedBackup[]; recipients: NamedRecipient[];
  certificates: { number: string; version: number; issuedAt: string; sha256: string; entryId: string }[]; replays: ReplayLine[];
};
/** What whoever asked sees of it. */
export type OwnErasure = { recipients: { name: string; country: string | null; result: string | null }[]; backups: { name: string; expiresOn: string; expired: boolean; beyondUse: boolean | null; daysLeft: number }[]; certificate: { number: string; version: number } | null };
