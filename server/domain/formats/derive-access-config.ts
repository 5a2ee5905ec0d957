import type { FactValue, RecordDraft } from "../evidence/record";
import { type IamUser, systemIdOf } from "./iam-report";
import { present } from "./json";

/**
 * Authentication settings of an AWS account, as far as its credential report shows them.
 *
 * `mfa_enrolled_ratio` = console users with MFA / console users. A console user is an IAM user with
 * `password_enabled` true; the root row is not one (it says `not_supported`) and is warned about apart.
 * Without a console user there is no ratio. Whether MFA is *required*, whether sign-on is federated and how
 * many people share an account stands nowhere in the report.
 */
export function deriveAccessConfig(users: readonly IamUser[], snapshotAt: string | null): RecordDraft | null {
  const first = users[0];
  if (!first) return null;
  const console = users.filter((user) => user.passwordEnabled === true && !user.isRoot);
  const enrolled = console.filter((user) => user.mfaActive === true).length;
  const facts = present<FactValue>({
    snapshot_at: snapshotAt ?? undefined,
    system_id: systemIdOf(first),
    mfa_enrolled_ratio: console.length === 0 ? undefined : enrolled / console.length,
  });
  const derived = console.length === 0 ? undefined : ["mfa_enrolled_ratio"];
  return { kind: "access_config", occurredAt: snapshotAt, facts, derived, locator: "whole report" };
}
