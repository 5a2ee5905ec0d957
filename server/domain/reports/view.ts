/** Every report there is. The last two print registers of the privacy desk and look at no control. */
export const REPORT_KINDS = ["soc2_readiness", "control_tests", "art30_record", "breach_register"] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

import type { ReportKind } from "./kinds";

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
};
