import type { ReportKind } from "@/server/domain/reports/kinds";

/** Every report as it is offered: its short name, and what it says. */
export const KINDS: { value: ReportKind; label: string; says: string }[] = [
  { value: "soc2_readiness", label: "SOC 2 readiness", says: "Every criterion, the controls that answer it, their verdicts and the records they stand on." },
  { value: "control_tests", label: "Control tests", says: "Every control in scope: rule, parameters, population, deviations, exhibits." },
  { value: "art30_record", label: "Record of processing (Art. 30)", says: "Processing activities as controller and as processor, processors and transfers, as they stood on the last day." },
  { value: "breach_register", label: "Breach register (Art. 33(5))", says: "Breaches that became known in the period: facts, effects, remedy, clock and decisions. Without names of persons." },
  { value: "gdpr_accountability", label: "GDPR accountability", says: "Who is responsible, how persons’ requests were answered, and every measure with its records." },
  { value: "dsar_register", label: "Rights requests", says: "Every request by its number, never by a name, with due day, outcome and grounds." },
  { value: "access_review", label: "Access review", says: "Reviews of the period, the accounts of each system’s newest export, leavers, privileged accounts, and what no record says." },
  { value: "backup_restore", label: "Backup and restore", says: "Systems nobody restored first, every restore test, a calendar of runs, and every run that failed." },
  { value: "applicability", label: "Statement of applicability", says: "Every control: whether it applies and why, what is promised, and the requirements it answers to." },
  { value: "evidence_index", label: "Evidence index", says: "Every exhibit by its number, with source, query, digest, ledger position and file name." },
  { value: "exceptions_register", label: "Exceptions register", says: "Every lapse of the period and every deviation at its end, with responses." },
  { value: "auditor_access", label: "Auditor access log", says: "Who was let into an audit, and what they opened and took along." },
  { value: "request_list", label: "Request list", says: "Every request of an audit, what was handed over for it, and what came back with which reason." },
  { value: "sampling_workpaper", label: "Sampling workpaper", says: "Lists auditors froze and what they drew, with seed and method, so that anybody can draw again." },
];

export const STATUS = [{ value: "draft", label: "Draft" }, { value: "final", label: "Final" }];
export const PAPER = [{ value: "A4", label: "A4" }, { value: "LETTER", label: "Letter" }];
export const LANGUAGES = [{ value: "en", label: "English" }, { value: "de", label: "German" }];
export const LANGUAGE_WORD = { en: "English", de: "German" } as const;
