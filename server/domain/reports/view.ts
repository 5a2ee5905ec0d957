import type { ReportKind, ReportLanguage } from "./kinds";

import type { ReportSignatureView } from "../signing/view";

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
  engagement: string | null; // the audit it is of
  signature: ReportSignatureView | null; // of the signed copy of a final one
};
