import type { FactValue, RecordDraft } from "../evidence/record";
import { type IamUser, lastUsedAt, systemIdOf } from "./iam-report";
import { present } from "./json";

/**
 * One account per row of a credential report.
 *
 * `status` is derived: "active" while a password, an access key or a certificate works (the root password
 * always does), else "inactive". `privileged` is true for root and absent for all others: the report names
 * no policies. Who the person behind an account is, it does not say either.
 */
export function deriveAccounts(users: readonly IamUser[], snapshotAt: string | null): RecordDraft[] {
  return users.map((user, index) => {
    const activeKeys = user.keys.filter((key) => key.active).length;
    const works = user.isRoot || user.passwordEnabled === true || activeKeys > 0 || user.certificatesActive > 0;
    const facts = present<FactValue>({
      snapshot_at: snapshotAt ?? undefined,
      system_id: systemIdOf(user),
      account_id: user.arn || user.user,
      status: works ? "active" : "inactive",
      privileged: user.isRoot ? true : undefined,
      mfa_enrolled: user.mfaActive ?? undefined,
      console_access: user.passwordEnabled ?? (user.isRoot ? true : undefined),
      active_keys: activeKeys,
      created_at: user.createdAt ?? undefined,
      last_used_at: lastUsedAt(user) ?? undefined,
      password_last_used_at: user.passwordLastUsedAt ?? undefined,
    });
    return {
      kind: "account",
      occurredAt: snapshotAt,
      facts,
      derived: ["status", "active_keys", ...(lastUsedAt(user) ? ["last_used_at"] : [])],
      locator: `row ${index + 1}`,
    };
  });
}
