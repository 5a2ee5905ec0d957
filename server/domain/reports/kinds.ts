/** Every report there is, with its title. */
export const REPORT_TITLES = {
  soc2_readiness: "SOC 2 readiness and evidence report",
  control_tests: "Control test results",
  gdpr_accountability: "GDPR accountability report",
  dsar_register: "Register of rights requests",
  art30_record: "Record of processing activities",
  breach_register: "Breach register",
} as const;
export type ReportKind = keyof typeof REPORT_TITLES;
export const REPORT_KINDS = Object.keys(REPORT_TITLES) as [ReportKind, ...ReportKind[]];
/** Reports that print registers of the privacy desk and look at no control. */
export const REGISTER_REPORTS: readonly ReportKind[] = ["art30_record", "breach_register"];
/** Reports that print what the privacy desk did. */
export const PRIVACY_REPORTS: readonly ReportKind[] = ["gdpr_accountability", "dsar_register"];
/** Kinds of evidence by which requests of persons are judged. */
export const DSAR_EVIDENCE: readonly string[] = ["dsar", "deletion_record", "disclosure_record"];
