import type { Right } from "../case/vocabulary";
import type { Said } from "../letters/letter";
import type { Redaction, RedactionCount } from "./redact";
import type { AnswerChoices } from "./schema";
import type { SheetItem } from "./sheet";

/** A table as the list of what was collected has it. */
export type TableLine = { fileId: string; table: number; systemName: string; title: string; columns: string[]; rows: number; /** Whether its system may give data to take elsewhere. */ isPortable: boolean };
export type OtherFile = { fileId: string; systemName: string; name: string; mediaType: string; byteSize: number; sha256: string };

/** What an officer looks through before an answer is prepared. */
export type AnswerReview = {
  /** Why the files cannot be made yet; null when they can. */ blockedBy: string | null;
  name: string; tables: TableLine[]; others: OtherFile[]; systems: { name: string; records: number; hasFile: boolean }[];
  /** The rows asked for of one table. */ shown: { fileId: string; table: number; from: number; rows: string[][] } | null;
  sheet: { item: SheetItem; lines: string[]; isMissing: boolean; systems: string[] }[];
  /** As the files were made the last time. */ choices: Partial<AnswerChoices> | null; made: { fileId: string; sha256: string; byteSize: number; at: string; counts: RedactionCount[] } | null;
};

/** A file of a case as the desk shows it. */
export type CaseFileLine = {
  id: string; kind: "collected" | "package" | "report"; right: Right | null; systemName: string | null; name: string; mediaType: string; byteSize: number; sha256: string; createdAt: string;
  offeredAt: string | null; expiresAt: string | null; revokedAt: string | null; revokeReason: string | null; destroyedAt: string | null; opens: number; lastOpenedAt: string | null;
  /** For the form of the answer: what its letter says, and what was found. Only of one that can be prepared. */
  prepared: { said: Said; counts: RedactionCount[]; searched: { systems: number; identifiers: number } } | null;
};

/** A file as the person sees it on their page. */
export type OwnFile = { id: string; name: string; byteSize: number; sha256: string; expiresAt: string; state: "open" | "revoked" | "over" };
export type { Redaction };
