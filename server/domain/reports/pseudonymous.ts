import { AUDIT_ONLY_REPORTS, PRIVACY_REPORTS, REGISTER_REPORTS, REPORT_KINDS, type ReportKind } from "./kinds";

/** Reports that can name people by a number instead. Lists of an audit are worked with by the people they name; registers name whom the law asks to be named (Art. 30(1)(a)), and nobody else. */
export const PSEUDONYMOUS_REPORTS: readonly ReportKind[] = REPORT_KINDS.filter((kind) => kind === "auditor_access" || ![...REGISTER_REPORTS, ...AUDIT_ONLY_REPORTS].includes(kind));

/** As asked; where nothing was asked, reports of the privacy desk print numbers (GDPR Art. 5(1)(c)). */
export function isPseudonymous(kind: ReportKind, asked: boolean | undefined): boolean {
  return asked ?? PRIVACY_REPORTS.includes(kind);
}
