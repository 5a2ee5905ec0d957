import { capitalised } from "./labels";

/** A fact in words for people, and its unit where it has one: "Assets covered", "%". */
export type FactLabel = { label: string; unit: FactUnit | null };
export type FactUnit = "days" | "hours" | "minutes" | "share" | "%";

/** Names whose plain split would mislead. A fact of one kind is written "kind.fact". */
const FACT_WORDS: Record<string, string> = {
  assets_ratio: "Assets covered",
  systems_ratio: "Systems covered",
  scope_ratio: "Scope covered",
  sources_ratio: "Log sources covered",
  peak_ratio: "Peak use",
  mfa_enrolled_ratio: "Users with MFA enrolled",
  accounts_reviewed_ratio: "Accounts reviewed",
  mfa_required: "MFA required",
  mfa_enrolled: "MFA enrolled",
  sso_enforced: "Single sign-on enforced",
  waf_enabled: "Web application firewall on",
  os_supported: "Operating system supported",
  dpa_signed: "Data-processing agreement signed",
  dpo_advice: "Advice of the data-protection officer",
  flowdown: "Terms flow down to subcontractors",
  rto_minutes: "Recovery time",
  rpo_minutes: "Recovery point",
  days_to_expiry: "Time to expiry",
  min_version: "Lowest TLS version",
  critical_high_over_sla: "Critical and high over their deadline",
  open_critical_high: "Open critical and high findings",
  uptime_percent: "Uptime",
  sla_percent: "Promised uptime",
  confidentiality_days: "Time to confidentiality signature",
  screening_days: "Time to screening",
  hours_to_disable: "Time to disable",
  hours_to_authority: "Time to tell the authority",
  hours_to_customer: "Time to tell the customer",
  minutes_to_triage: "Time to triage",
  minutes_to_classify: "Time to classify",
  days_to_review: "Time to review",
  retro_review_days: "Time to later review",
  days_open: "Time open",
  notice_days: "Notice given",
  age_days: "Age",
  max_age_days: "Highest allowed age",
  repos_uncovered: "Repositories not covered",
  repos_unprotected: "Repositories not protected",
  "inquiry.kind": "Type of inquiry",
  "recorded_zero.kind": "Kind without rows",
};

/** How a fact of a kind is named on a page. Unknown facts get their own name with spaces. */
export function factLabel(kind: string, fact: string): FactLabel {
  const label = FACT_WORDS[`${kind}.${fact}`] ?? FACT_WORDS[fact] ?? capitalised(withoutSuffix(fact).replaceAll("_", " "));
  return { label, unit: unitOf(fact) };
}

function unitOf(fact: string): FactUnit | null {
  if (/(^|_)days(_|$)/.test(fact)) return "days";
  if (/(^|_)hours(_|$)/.test(fact)) return "hours";
  if (/(^|_)minutes(_|$)/.test(fact)) return "minutes";
  if (fact.endsWith("_ratio")) return "share";
  return fact.endsWith("_percent") ? "%" : null;
}

function withoutSuffix(fact: string): string {
  return fact.replace(/_(at|id|ref|days|hours|minutes|ratio|percent)$/, "").replace(/^(days|hours|minutes)_/, "");
}
