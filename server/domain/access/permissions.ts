import type { Role } from "../organization/view";

/** Everything members and keys can be allowed. A verb asks for exactly one. */
const OF_MEMBERS = [
  "home:read", "organization:read", "organization:update", "members:read", "members:manage", "apiKeys:read", "apiKeys:manage",
  "controls:read", "controls:update", "evidence:read", "evidence:push", "evidence:review", "evidence:withdraw", "evidence:erase", "register:update",
  "activity:read", "reports:read", "reports:make", "packs:read", "packs:make", "ledger:read", "ledger:seal",
  "work:read", "register:read",
  "privacy:read", "privacy:handle", "privacy:manage", "privacy:task", "privacy:receive", "privacy:replay", "privacy:suppress",
  "audits:read", "audits:manage", "registers:read", "registers:manage", "status:manage",
  "signing:manage",
] as const;
/** The last ones are of people outside: to file a request and to see to their own, to read a status page and ask for its documents, and an auditor's own work. No role and no key has them. */
export type Permission = (typeof OF_MEMBERS)[number] | "privacy:file" | "case:own" | "audit:read" | "audit:work" | "status:visit";
export const PERMISSIONS: readonly Permission[] = OF_MEMBERS;

const CONTRIBUTOR: Permission[] = ["work:read", "organization:read", "controls:read", "evidence:read", "evidence:push", "privacy:task"];
const OFFICER: Permission[] = [
  ...CONTRIBUTOR, "home:read", "members:read", "register:read", "organization:update", "controls:update", "evidence:review", "evidence:withdraw", "register:update",
  "activity:read", "reports:read", "reports:make", "packs:read", "packs:make", "apiKeys:read", "apiKeys:manage", "ledger:read", "ledger:seal",
  "privacy:read", "privacy:handle", "privacy:manage", "audits:read", "audits:manage",
  "privacy:replay", "privacy:suppress",
  "registers:read", "registers:manage", "status:manage",
];

/** The one role × permission matrix. */
export const ROLE_PERMISSIONS: Record<Role, ReadonlySet<Permission>> = {
  contributor: new Set(CONTRIBUTOR),
  officer: new Set(OFFICER),
  owner: new Set(PERMISSIONS),
};

/** What a grant opens: reading, and the auditor's own work. The preview of an officer is the same without the work. */
export const AUDITOR_PERMISSIONS: ReadonlySet<Permission> = new Set<Permission>(["controls:read", "evidence:read", "packs:read", "audit:read", "audit:work"]);
export const PREVIEW_PERMISSIONS: ReadonlySet<Permission> = new Set<Permission>([...AUDITOR_PERMISSIONS].filter((permission) => permission !== "audit:work"));

/** How far the reading permissions go: over the organization, over the controls one owns, their evidence and what one sent, or over what an engagement covers. */
export type Reach = "organization" | "own" | "engagement";
export const ROLE_REACH: Record<Role, Exclude<Reach, "engagement">> = { contributor: "own", officer: "organization", owner: "organization" };

/** What an API key may carry. Never the management of people or keys. */
export const API_SCOPES = [
  "evidence:push", "evidence:read", "controls:read", "reports:read", "reports:make", "packs:read", "packs:make", "ledger:read",
  "privacy:read", "privacy:replay", "privacy:suppress", "privacy:receive", "registers:read", "audits:read",
] as const satisfies Permission[];
export type ApiScope = (typeof API_SCOPES)[number];

/** True when somebody of `role` may hand out `given`: nobody grants above themselves. */
export function mayGrant(role: Role, given: Role): boolean {
  const rank: Record<Role, number> = { contributor: 0, officer: 1, owner: 2 };
  return rank[role] >= rank[given];
}
