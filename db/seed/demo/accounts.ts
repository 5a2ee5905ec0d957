import type { Answer, PushItem } from "@/server/domain/evidence/schema";

import { before, csvArtefact } from "./artefact";
import { type Day, dayOfSeason, isEvery } from "./calendar";
import { between, oneOf } from "./chance";

type User = { name: string; created: number; console: boolean; key: boolean; mfa: (day: Day) => boolean };

const ACCOUNT = "471129330086";
const REPORT_PHASE = 5;
/** Created for a database migration a week before the end of the story, without MFA. */
export const MIGRATION_ACCOUNT = { name: "db-migration", created: 358 };
/** Nobody has said yet who owns this key. */
const UNOWNED = { name: "svc-monitoring", created: 301 };
const KEY_DAYS = 75;
const COLUMNS = [
  "user", "arn", "user_creation_time", "password_enabled", "password_last_used", "password_last_changed", "password_next_rotation", "mfa_active",
  ...[1, 2].flatMap((slot) => [`access_key_${slot}_active`, `access_key_${slot}_last_rotated`, `access_key_${slot}_last_used_date`, `access_key_${slot}_last_used_region`, `access_key_${slot}_last_used_service`]),
  "cert_1_active", "cert_1_last_rotated", "cert_2_active", "cert_2_last_rotated",
];
const always = (): boolean => true;
const ADMINS = ["ada.lindqvist", "carla.ruiz", "david.chen", "farid.haddad", "nils.berg"];

const USERS: readonly User[] = [
  ...ADMINS.map((name, place) => ({ name, created: -900 + place * 40, console: true, key: false, mfa: always })),
  { name: "quynh.tran", created: -400, console: true, key: false, mfa: (day) => !isSpringWithoutMfa(day) },
  { ...MIGRATION_ACCOUNT, console: true, key: false, mfa: () => false },
  ...["svc-backup", "svc-ci", "svc-terraform"].map((name, place) => ({ name, created: -700 + place * 9, console: false, key: true, mfa: () => false })),
  { ...UNOWNED, console: false, key: true, mfa: () => false },
];

/** Every week: the credential report of the AWS account, with what the report cannot know as answers. */
export function accountReport(day: Day): PushItem[] {
  if (!isEvery(day, 7, REPORT_PHASE)) return [];
  const users = USERS.filter((user) => user.created < day.index);
  const rows = [rootRow(day), ...users.map((user) => userRow(day, user))];
  return [csvArtefact(day, {
    title: `AWS IAM credential report, account ${ACCOUNT}`, fileName: `credential-report-${day.at.slice(0, 10)}.csv`, system: `aws:${ACCOUNT}`, method: "cli",
    query: "aws iam generate-credential-report && aws iam get-credential-report --query Content --output text | base64 -d", total: rows.length,
  }, COLUMNS, rows, { answers: answersFor(users) })];
}

/** The first day of the two weeks in spring in which one account had no MFA: it shows in two reports. */
export function springDay(calendar: Day["calendar"]): number {
  return dayOfSeason(calendar, 4, 10);
}

function isSpringWithoutMfa(day: Day): boolean {
  const from = springDay(day.calendar);
  return day.index >= from && day.index < from + 14;
}

function answersFor(users: readonly User[]): Answer[] {
  const config = users.length + 1;
  const keys = users.filter((user) => user.key);
  const settings = { sso_enforced: true, mfa_required: true, shared_accounts: 0, lockout_enabled: true, session_minutes: 480 };
  const root = { approved_by: "Ada Lindqvist", justification: "Break-glass only, sealed credentials", logged: true };
  return [
    ...Object.entries(settings).map(([fact, value]) => ({ kind: "access_config", fact, value })),
    ...Object.entries(root).map(([fact, value]) => ({ kind: "privileged_account", fact, value })),
    { kind: "secret_record", fact: "in_vault", value: true }, { kind: "secret_record", fact: "max_age_days", value: 90 },
    ...keys.flatMap((user, place) => (user.name === UNOWNED.name ? [] : [{ kind: "secret_record", fact: "owner", value: "Nils Berg", record: config + 2 + place }])),
  ];
}

function rootRow(day: Day): string[] {
  const drill = lastOf(day.index - 1, KEY_DAYS, 20);
  return [
    "<root_account>", `arn:aws:iam::${ACCOUNT}:root`, offset(day.time(-1400, "11:20")), "not_supported", offset(day.time(drill, "10:05")), "not_supported", "not_supported", "true",
    ...noKey(), ...noKey(), "false", "N/A", "false", "N/A",
  ];
}

function userRow(day: Day, user: User): string[] {
  const created = offset(day.time(user.created, "09:12"));
  const used = offset(day.time(day.index - between(1, 5, "console", user.name, day.index), `${between(9, 17, "hour", user.name, day.index)}:${between(10, 59, user.name, day.index)}`.padStart(5, "0")));
  const changed = Math.max(user.created, lastOf(day.index - 1, 80, between(1, 70, "password", user.name)));
  const password = user.console
    ? ["true", user.name === MIGRATION_ACCOUNT.name ? "no_information" : used, offset(day.time(changed, "09:20")), offset(day.time(changed + 90, "09:20"))]
    : ["false", "N/A", "N/A", "N/A"];
  const rotated = Math.max(user.created, lastOf(day.index - 1, KEY_DAYS, between(1, 60, "key", user.name)));
  const region = oneOf(["eu-central-1", "eu-west-1"], user.name);
  const key = user.key ? ["true", offset(day.time(rotated, "08:40")), offset(before(day.at, 75)), region, { "svc-backup": "s3", "svc-ci": "ecr" }[user.name] ?? "sts"] : noKey();
  return [user.name, `arn:aws:iam::${ACCOUNT}:user/${user.name}`, created, ...password, String(user.mfa(day)), ...key, ...noKey(), "false", "N/A", "false", "N/A"];
}

function noKey(): string[] {
  return ["false", "N/A", "N/A", "N/A", "N/A"];
}

/** The newest day at or before `index` of a series `start + n × every`. */
function lastOf(index: number, every: number, start: number): number {
  return start + Math.floor((index - start) / every) * every;
}

/** AWS writes UTC as "+00:00". */
function offset(moment: string): string {
  return moment.replace("Z", "+00:00");
}
