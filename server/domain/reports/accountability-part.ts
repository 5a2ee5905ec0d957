import type { RegisterChapter } from "./snapshot";

/** Chapters of an accountability report that are made from the registers, in the order in which it prints them. */
export const ACCOUNTABILITY_CHAPTERS = ["controller", "processor", "lawfulness", "consents", "notices", "breaches", "assessments", "processors", "transfers", "inquiries", "risks"] as const;
export type AccountabilityChapter = (typeof ACCOUNTABILITY_CHAPTERS)[number];

/** How long data are kept and that they were deleted. Counts and digests alone: nobody is named. */
export type DeletionProof = {
  systems: { name: string; retention: string; backups: string[] }[];
  /** Erasures of persons ordered in the period, a system each. */ ordered: number; done: number; takenBack: number; waiting: number;
  methods: { method: string; tasks: number; records: number }[];
  certificates: { number: string; version: number; issuedAt: string; sha256: string }[]; certificatesTotal: number;
  replays: { system: string; at: string; tasks: number; missing: number }[];
  /** Evidence whose content was erased in the period. */ evidenceErased: number;
};

/** What an accountability report prints of the registers as they stood at the end of its period. */
export type AccountabilityPart = { chapters: Record<AccountabilityChapter, RegisterChapter>; deletion: DeletionProof };
