import type { RequestState, VersionState } from "./states";

type Choice = { id: string; label: string; hint: string };
/** What can be chosen for a draft. */
export type StatusChoices = { audits: Choice[]; controls: Choice[]; processors: Choice[]; reports: Choice[] };
export type StatusVersionView = { id: string; number: number; state: VersionState; sha256: string; draftedBy: string; draftedById: string; draftedAt: string; publishedBy: string | null; publishedAt: string | null; endedAt: string | null };
export type DocumentRequestView = {
  id: string; title: string; name: string; company: string; email: string; agreementVersion: string; askedAt: string; state: RequestState; decidedBy: string | null; decidedAt: string | null; reason: string | null;
  expiresAt: string | null; downloads: number; maxDownloads: number | null;
};
export type StatusBoard = { slug: string; /** After how many months who asked is forgotten. */ keepMonths: number; versions: StatusVersionView[]; requests: DocumentRequestView[] };
