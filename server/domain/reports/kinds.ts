import type { SectionTitle } from "./german/section-titles";

/** Every report there is, with its title. */
export const REPORT_TITLES = {
  soc2_readiness: "SOC 2 readiness and evidence report",
  control_tests: "Control test results",
  gdpr_accountability: "GDPR accountability report",
  dsar_register: "Register of rights requests",
  art30_record: "Record of processing activities",
  breach_register: "Breach register",
  access_review: "Access review report",
  backup_restore: "Backup and restore report",
  applicability: "Statement of applicability",
  evidence_index: "Evidence index",
  exceptions_register: "Exceptions register",
  auditor_access: "Auditor access log",
  request_list: "Request list",
  sampling_workpaper: "Sampling workpaper",
} as const;
export type ReportKind = keyof typeof REPORT_TITLES;
export const REPORT_KINDS = Object.keys(REPORT_TITLES) as [ReportKind, ...ReportKind[]];
/** Reports of one audit and of nothing else. */
export const AUDIT_ONLY_REPORTS: readonly ReportKind[] = ["auditor_access", "request_list", "sampling_workpaper"];
/** Reports that may be made of one audit: its window, its frameworks, its newest snapshot once it is closed, and what its auditors asked and found. */
export const AUDIT_REPORTS: readonly ReportKind[] = ["soc2_readiness", "control_tests", "exceptions_register", "evidence_index", ...AUDIT_ONLY_REPORTS];
/** Reports that print registers of the privacy desk and look at no control. */
export const REGISTER_REPORTS: readonly ReportKind[] = ["art30_record", "breach_register"];
/** Reports that print what the privacy desk did. */
export const PRIVACY_REPORTS: readonly ReportKind[] = ["gdpr_accountability", "dsar_register"];
/** Reports about everything there is: also what answers to no requirement in scope. */
export const WHOLE_REPORTS: readonly ReportKind[] = ["applicability", "evidence_index"];
/** Kinds of evidence by which requests of persons are judged. */
export const DSAR_EVIDENCE: readonly string[] = ["dsar", "deletion_record", "disclosure_record"];
/** Of reports about one subject: the kinds of evidence whose controls they print. */
export const SUBJECT_EVIDENCE: Partial<Record<ReportKind, readonly string[]>> = {
  dsar_register: DSAR_EVIDENCE,
  access_review: ["access_review", "leaver", "privileged_account", "access_grant"],
  backup_restore: ["backup_run", "backup_config", "restore_test", "dr_exercise"],
};
/** Kinds that a report prints and no control need be judged by. */
export const PRINTED_EVIDENCE: Partial<Record<ReportKind, readonly string[]>> = { access_review: ["account", "person"] };

/** Languages a report can be printed in. Names, promises and evidence stay as they were written. */
export const REPORT_LANGUAGES = ["en", "de"] as const;
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];

/** Parts of a report that may be left out, by the name they are asked for with. What is left out is said in the document. */
export const SECTIONS: Partial<Record<ReportKind, Record<string, SectionTitle>>> = {
  access_review: { reviews: "Reviews in the period", systems: "Systems and their exports", changes: "Changes since the export before", leavers: "Leavers and their accounts", privileged: "Privileged accounts", accounts: "Accounts by system", controls: "Controls in detail" },
  backup_restore: { restores: "Restore tests", setup: "Backup set-up", runs: "Backup runs", failures: "Failed runs", exercises: "Recovery exercises", controls: "Controls in detail" },
};
/** Reports that can name people by a number instead. */
export const PSEUDONYMOUS_REPORTS: readonly ReportKind[] = ["access_review", "auditor_access"];
