import { PRIVACY_REPORTS, REGISTER_REPORTS, REPORT_KINDS, type ReportKind } from "./kinds";

/** Reports that can name people by a number instead. Registers name whom the law asks to be named (Art. 30(1)(a)), and nobody else. */
export const PSEUDONYMOUS_REPORTS: readonly ReportKind[] = REPORT_KINDS.filter((kind) => !REGISTER_REPORTS.includes(kind));

/** As asked; where nothing was asked, reports of the privacy desk print numbers (GDPR Art. 5(1)(c)). */
export function isPseudonymous(kind: ReportKind, asked: boolean | undefined): boolean {
  return asked ?? PRIVACY_REPORTS.includes(kind);
}
