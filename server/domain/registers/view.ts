import type { BreachClock } from "./breach-rules";
import type { CrossCheck } from "./cross-checks";
import type { Difference } from "./content";
import type { Content, Gap } from "./define";
import type { LineFate, PlannedLine } from "./import-plan";
import type { RegisterKey } from "./keys";

/** Something that content names by id: what people call it, and where it is. `href` is below the organization's address; null where it has no page. */
export type Named = { label: string; href: string | null };
export type Names = Record<string, Named>;

export type EntryLine = { id: string; name: string; number: number; label: string; version: number; content: Content; gaps: number; updatedAt: string; archivedAt: string | null; clock: BreachClock | null };
export type EntryList = { register: RegisterKey; rows: EntryLine[]; archived: number; names: Names; zone: string };

export type EntryVersion = { version: number; at: string; by: string; note: string; entryId: string; contentSha256: string; content: Content; differences: Difference[] };
export type EntryView = {
  register: RegisterKey; id: string; label: string; version: number; content: Content; gaps: Gap[]; createdAt: string; updatedAt: string; archivedAt: string | null;
  clock: BreachClock | null; zone: string;
  /** The newest first. */
  history: EntryVersion[];
  /** The newest version that says it is published, where a register has drafts. */
  publishedVersion: number | null;
  names: Names;
  /** Entries that name this one. */
  usedBy: { id: string; register: RegisterKey; label: string; name: string }[];
};

/** What reference fields offer. */
export type ReferenceChoices = Partial<Record<RegisterKey | "systems" | "cases", { value: string; label: string }[]>>;

export type ImportPreview = { problem: string | null; lines: Omit<PlannedLine, "content">[]; counts: Record<LineFate, number>; plan: string };

export type RegisterOverview = { zone: string; registers: { register: RegisterKey; entries: number; incomplete: number }[]; running: EntryLine[]; checks: CrossCheck[] };
