import type { PushItem } from "@/server/domain/evidence/schema";

import { before, csvArtefact, nativeArtefact, type NativeRecord } from "./artefact";
import { type Day, dateOf, eventToday, isEvery } from "./calendar";
import { between, hex } from "./chance";
import { mailOf, STAFF } from "./people-list";

const SYSTEMS = ["idp", "ci", "admin-console", "crm"] as const;
const PRIVILEGED: readonly [name: string, why: string][] = [
  ["Ada Lindqvist", "Owner of the Okta tenant"], ["Carla Ruiz", "On-call platform engineer"], ["David Chen", "IT operations"],
  ["Farid Haddad", "Database administration and restores"], ["Nils Berg", "Deploy pipeline"],
];
/** The quarter whose access review reached Proofroom weeks after it was due. */
export const LATE_REVIEW = { quarter: 2, daysAfterQuarter: 23 } as const;

/** What the identity provider reports by itself: sign-in settings every week, privileged accounts every four. */
export function accessExports(day: Day): PushItem[] {
  return [...(isEvery(day, 7, 4) ? [signInSettings(day)] : []), ...(isEvery(day, 28, 10) ? [privilegedAccounts(day)] : [])];
}

/** What people file: grants every four weeks and the quarterly review. */
export function accessItems(day: Day): PushItem[] {
  return [...(isEvery(day, 28, 8) ? accessGrants(day) : []), ...accessReview(day)];
}

function signInSettings(day: Day): PushItem {
  const records = SYSTEMS.map((system): NativeRecord => ({
    kind: "access_config",
    facts: {
      snapshot_at: before(day.at, 6), system_id: system, sso_enforced: true, mfa_required: true, mfa_enrolled_ratio: 1, shared_accounts: 0,
      lockout_enabled: true, session_minutes: system === "admin-console" ? 60 : 480,
    },
  }));
  return nativeArtefact(day, { title: "Sign-in settings of four systems, Okta", fileName: `okta-policies-${day.at.slice(0, 10)}.json`, system: "Okta", method: "api", query: "GET /api/v1/policies?type=ACCESS_POLICY; GET /api/v1/users/{id}/factors", minutes: 6 }, records);
}

function privilegedAccounts(day: Day): PushItem {
  const records = PRIVILEGED.map(([name, why], place): NativeRecord => ({
    kind: "privileged_account",
    facts: { account_id: `okta:${mailOf(name)}`, snapshot_at: before(day.at, 5), approved_by: place === 0 ? "Ben Okafor" : "Ada Lindqvist", justification: why, unused_days: between(0, 24, name, day.index), logged: true },
  }));
  return nativeArtefact(day, { title: "Privileged accounts, Okta", fileName: `okta-admins-${day.at.slice(0, 10)}.json`, system: "Okta", method: "api", query: "GET /api/v1/iam/assignees/users", total: records.length, minutes: 5 }, records);
}

function accessGrants(day: Day): PushItem[] {
  const since = day.index - 28;
  const starters = STAFF.filter((person) => person.hired >= Math.max(since, 0) && person.hired < day.index).map((person) => ({ who: person.id, on: person.hired }));
  const changes = [9, 21].map((back) => ({ who: STAFF[between(2, 26, "moved", day.index, back)]?.id ?? "", on: day.index - back })).filter(({ on }) => on >= 0);
  const rows = [...starters, ...changes].map(({ who, on }) => {
    const number = `ACC-${Number.parseInt(hex(4, "grant", who, on), 16)}`;
    return [number, who, "Eva Novak", "Ada Lindqvist", `${dateOf(day, on - 1)} 15:${between(10, 50, number)}`, `${dateOf(day, on)} 09:${between(10, 50, number, "given")}`, "yes"];
  });
  if (rows.length === 0) return [];
  return [csvArtefact(day, { title: `Access requests granted, ${rows.length}`, fileName: `access-requests-${day.at.slice(0, 10)}.csv`, system: "Jira Service Management", by: "David Chen", query: "project = ACC AND status = Granted AND resolved >= -28d", total: rows.length, minutes: 20 },
    ["Key", "For", "Reporter", "Approver", "Approved", "Granted", "As requested"], rows, {
      mapping: {
        kind: "access_grant", timezone: day.calendar.timezone,
        columns: { grant_id: "Key", person_id: "For", requested_by: "Reporter", approved_by: "Approver", approved_at: "Approved", granted_at: "Granted", scope_matches: "As requested" },
      },
    })];
}

function accessReview(day: Day): PushItem[] {
  const quarters = day.calendar.quarters;
  const late = quarters[LATE_REVIEW.quarter];
  const punctual = quarters.filter((span) => span !== late);
  const today = eventToday(punctual, day, 50, 2) ?? (late && late.to + LATE_REVIEW.daysAfterQuarter === day.index ? { span: late, on: late.to - 9 } : null);
  if (today === null) return [];
  const accounts = between(196, 231, "accounts", today.on);
  return [csvArtefact(day, {
    title: `Access review ${today.span.label}`, fileName: `access-review-${today.span.label}.csv`, system: "Okta Identity Governance", by: "Ben Okafor",
    query: "Certification campaign, all applications", total: accounts, rows: 1, minutes: 30, reconciledWith: "User lists of idp, ci, admin-console, crm and AWS",
  }, ["Campaign", "Completed", "Reviewer", "Systems covered", "Accounts", "Accounts reviewed", "Counts match", "Self-reviewed", "Undecided", "Revocations open", "Slowest revocation (days)"],
  [[today.span.label, `${dateOf(day, today.on)} 15:30`, "Ben Okafor", 1, accounts, 1, "yes", 0, 0, 0, between(2, 9, "revoked", today.on)]], {
    mapping: {
      kind: "access_review", timezone: day.calendar.timezone,
      columns: {
        completed_at: "Completed", reviewer: "Reviewer", systems_ratio: "Systems covered", accounts_total: "Accounts", accounts_reviewed_ratio: "Accounts reviewed",
        source_count_matches: "Counts match", self_reviewed: "Self-reviewed", undecided: "Undecided", revocations_open: "Revocations open", max_revocation_days: "Slowest revocation (days)",
      },
    },
  })];
}
