/** Words that a plain split of the name would get wrong. */
const KIND_WORDS: Record<string, string> = {
  dsar: "Rights request",
  dpia: "Data-protection impact assessment",
  tls_scan: "TLS scan",
  dr_exercise: "Recovery exercise",
  person: "Person on the roster",
  account: "Account",
  job_run: "Job run",
  customer_processing: "Customer processing role",
  code_scan: "Code scan",
  baseline_check: "Configuration baseline check",
  access_config: "Sign-in settings",
  backup_config: "Backup settings",
  encryption_config: "Encryption settings",
  network_config: "Network settings",
  log_config: "Logging settings",
  chain_verification: "Audit-trail verification",
  minimisation_review: "Data minimisation review",
  data_breach: "Personal-data breach",
  inquiry: "Complaint or inquiry",
  rights_drill: "Drill of rights requests",
  recorded_zero: "Recorded zero",
};

const PLURALS: Record<string, string> = {
  person: "people on the roster",
  inquiry: "complaints or inquiries",
  rights_drill: "drills of rights requests",
  recorded_zero: "recorded zeros",
};

/** The kind in words for people: "Backup run". */
export function kindLabel(kind: string): string {
  return KIND_WORDS[kind] ?? capitalised(kind.replaceAll("_", " "));
}

/** The kind inside a sentence, one or many: "restore test", "restore tests", "TLS scans". */
export function kindNoun(kind: string, count = 1): string {
  const label = kindLabel(kind);
  const singular = /^[A-Z]{2}/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
  if (count === 1) return singular;
  if (PLURALS[kind] !== undefined) return PLURALS[kind];
  if (singular.endsWith("settings")) return singular;
  if (/[^aeiou]y$/.test(singular)) return `${singular.slice(0, -1)}ies`;
  return /(s|x|ch|sh)$/.test(singular) ? `${singular}es` : `${singular}s`;
}

/** The kind with its article: "an access review", "a restore test". */
export function withArticle(kind: string): string {
  const noun = kindNoun(kind);
  return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
