import type { FactValue, RecordDraft } from "../evidence/record";
import { type IamUser, lastUsedAt } from "./iam-report";
import { present } from "./json";
import { daysBetween, latest } from "./time";

/** AWS has recorded sign-ins since this day; "never" means never since then. */
const PASSWORD_TRACKED_SINCE = "2014-10-20T00:00:00Z";

/**
 * The privileged accounts a credential report shows: the root user, and no other, for it names no policies.
 *
 * `unused_days` = whole days from the last use of any credential to `asOf` (the report's own time, else the
 * time the caller gives); for a root user that was never used, from its creation or from the day AWS began
 * to record sign-ins, whichever is later. Without `asOf` there are no days.
 */
export function derivePrivilegedAccounts(
  users: readonly IamUser[],
  snapshotAt: string | null,
  asOf: string | null,
): RecordDraft[] {
  return users.flatMap((user, index) => {
    if (!user.isRoot) return [];
    const unusedSince = lastUsedAt(user) ?? (user.createdAt ? latest([user.createdAt, PASSWORD_TRACKED_SINCE]) : null);
    const unusedDays = daysBetween(unusedSince, asOf);
    const facts = present<FactValue>({
      account_id: user.arn || user.user,
      snapshot_at: snapshotAt ?? undefined,
      unused_days: unusedDays,
    });
    return [
      {
        kind: "privileged_account",
        occurredAt: snapshotAt,
        facts,
        derived: unusedDays === undefined ? undefined : ["unused_days"],
        locator: `row ${index + 1}`,
      },
    ];
  });
}
