import type { PackScope, PackState } from "./schema";

export type PackRow = {
  id: string; // pck_…
  title: string;
  scope: PackScope;
  state: PackState;
  progress: number; // 0..1
  step: string | null;
  madeBy: string; requestedAt: string; finishedAt: string | null;
  /** Entries opened, files with them, and the size of the ledger it proves. */
  entries: number | null; files: number | null; logSize: number | null;
  sizeBytes: number | null; sha256: string | null;
  /** The key that signed it: to be given to the auditor by another way than the pack. */
  vkey: string | null;
  /** What is not in it, and why. */
  leftOut: { what: string; why: string; count: number }[];
  error: string | null;
  /** Until when the file is kept, and when it ended before or then. */
  expiresAt: string | null; endedAt: string | null;
  /** Of an audit: since when its auditors find it, and when one first took it along. */
  releasedAt: string | null; takenAt: string | null;
};

/** A pack of an audit as its auditors see it. Without the key: that comes by another way. */
export type RoomPack = { id: string; title: string; madeAt: string; entries: number | null; files: number | null; sizeBytes: number; sha256: string; expiresAt: string | null };

/** What a scope would bring, before it is asked for. Counts of now; the pack is cut when it is made. */
export type PackPreview = { evidence: number; fileBytes: number; withdrawn: number; logSize: number };
