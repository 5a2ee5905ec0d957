import type { ReportKind } from "../reports/kinds";

/** A report as the audit room shows it. Days are days of the organization's zone. */
export type SharedReport = {
  reportId: string; kind: ReportKind; title: string; from: string; to: string; madeAt: string; pages: number | null; sizeBytes: number; sharedAt: string;
  /** Of the report as it was made. What is taken along is a marked copy with another. */
  sha256: string;
  /** Of its signed copy. */
  signedSha256: string;
};
/** The same for the organization, with those it may share. */
export type SharedReports = { shared: (SharedReport & { sharedBy: string })[]; choices: { id: string; title: string; from: string; to: string; madeAt: string }[] };
