import type { FactValue, RecordDraft } from "../evidence/record";
import type { IamUser } from "./iam-report";
import { present } from "./json";
import { daysBetween, latest } from "./time";

/** AWS has recorded the use of access keys since this day; "N/A" means not used since then. */
const KEY_USE_TRACKED_SINCE = "2015-04-22T00:00:00Z";

/**
 * One secret per active access key of a credential report. A deactivated key opens nothing and is left out.
 *
 * `age_days` = whole days from `access_key_N_last_rotated` to `asOf` (the report's own time, else the time the
 * caller gives). `unused_days` = whole days from the last use to `asOf`; for a key never used, from its
 * rotation or from the day AWS began to record use, whichever is later. Without `asOf` there are neither.
 * Owner, vault and the allowed age are not in the report: the IAM user a key belongs to need not be a person.
 */
export function deriveSecretRecords(users: readonly IamUser[], snapshotAt: string | null, asOf: string | null): RecordDraft[] {
  return users.flatMap((user, index) =>
    user.keys
      .filter((key) => key.active)
      .map((key) => {
        const unusedSince = key.lastUsedAt ?? (key.rotatedAt ? latest([key.rotatedAt, KEY_USE_TRACKED_SINCE]) : null);
        const ages = { age_days: daysBetween(key.rotatedAt, asOf), unused_days: daysBetween(unusedSince, asOf) };
        const facts = present<FactValue>({
          secret_id: `${user.arn || user.user}#access_key_${key.slot}`,
          snapshot_at: snapshotAt ?? undefined,
          class: "access_key",
          ...ages,
        });
        const derived = Object.keys(present(ages));
        return {
          kind: "secret_record",
          occurredAt: snapshotAt,
          facts,
          derived: derived.length > 0 ? derived : undefined,
          locator: `row ${index + 1}, access key ${key.slot}`,
        };
      }),
  );
}
