import type { ApiScope } from "@/server/domain/access/permissions";
import type { Role } from "@/server/domain/organization/view";

/** What each role may do, in a line. */
export const ROLE_OPTIONS: { value: Role; label: string; hint: string }[] = [
  { value: "owner", label: "Owner", hint: "Everything, members and keys included" },
  { value: "officer", label: "Officer", hint: "Controls, evidence, review and reports" },
  { value: "contributor", label: "Contributor", hint: "What is assigned to them, and evidence for it" },
];

export function roleWord(role: Role): string {
  return ROLE_OPTIONS.find((option) => option.value === role)?.label ?? role;
}

/** What a key may do. The API names scopes as noun:verb; these are their words. */
export const SCOPE_WORDS: Record<ApiScope, string> = {
  "evidence:push": "Push evidence",
  "evidence:read": "Read evidence and records",
  "controls:read": "Read controls and verdicts",
  "reports:read": "Read reports",
  "reports:make": "Make reports",
  "packs:read": "Download auditor packs",
  "packs:make": "Make auditor packs",
  "privacy:read": "Read rights requests",
  "privacy:receive": "Hand in requests of people, for a controller",
  "ledger:read": "Read the ledger",
  "audits:read": "Read audits, for packs with an audit’s scope",
  "registers:read": "Read the privacy registers",
  "privacy:replay": "Ask who must be erased again after a restore",
  "privacy:suppress": "Check who must not be taken up again or written to",
};
