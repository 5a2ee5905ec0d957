type Facts = Record<string, string | number | boolean | null>;
type Given = { kind: string; facts: Facts };

/** A push item of records in the native form. */
export function native(...records: Given[]) {
  return { content: { json: { proofroom: 1, records } } };
}

/** A restore test that went well, unless told otherwise. `executed_at` makes two of them different. */
export function restoreTest(executedAt: string, facts: Facts = {}) {
  return native({ kind: "restore_test", facts: { ...RESTORE, executed_at: executedAt, ...facts } });
}

const RESTORE = {
  system_id: "db-main", outcome: "success", rto_minutes: 20, rpo_minutes: 5, integrity_verified: true, rows_expected: 10, rows_restored: 10,
  tester: "ada", backup_id: "b1", environment: "restore-lab",
};

/** An oversight meeting that meets GOV-02, unless told otherwise. */
export function meeting(heldAt: string, facts: Facts = {}) {
  return native({ kind: "management_meeting", facts: { held_at: heldAt, security_on_agenda: true, independent_attendees: 2, minutes_approved: true, ...facts } });
}
