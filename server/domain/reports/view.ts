import type { ReportKind, ReportLanguage } from "./kinds";

import type { ReportSignatureView } from "../signing/view";

/** How much changed since the former report of the same window, or of the same schedule. */
export type SinceSummary = { formerId: string; results: number; added: number; gone: number };

export type ReportRow = {
  id: string; // rep_…
  kind: ReportKind;
  title: string;
  from: string; to: string;
  state: "queued" | "running" | "done" | "failed";
  progress: number; // 0..1
  step: string | null;
  madeBy: string; requestedAt: string; finishedAt: string | null;
  pages: number | null; sizeBytes: number | null; sha256: string | null; error: string | null;
  status: "draft" | "final";
  language: ReportLanguage;
  /** The schedule that asked for it; null where a person did. */
  scheduleId: string | null;
  since: SinceSummary | null; // null where there is no former one
  engagement: string | null; // the audit it is of
  signature: ReportSignatureView | null; // of the signed copy of a final one
};
