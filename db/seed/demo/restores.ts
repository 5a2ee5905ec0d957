import type { PushItem } from "@/server/domain/evidence/schema";

import { filedArtefact, type NativeRecord } from "./artefact";
import { type Day, dateOf } from "./calendar";
import { between } from "./chance";

const SYSTEMS = ["db-main", "db-analytics", "files"] as const;
type System = (typeof SYSTEMS)[number];
type Test = { quarter: number; day: number; systems: readonly System[]; failed?: System };

/**
 * A test a quarter, in days of the quarter. The second quarter has none. In the third the restore of db-analytics
 * fails and is repeated; the running quarter's test comes on its day 20.
 */
const TESTS: readonly Test[] = [
  { quarter: 0, day: 30, systems: SYSTEMS },
  { quarter: 2, day: 33, systems: SYSTEMS, failed: "db-analytics" },
  { quarter: 2, day: 38, systems: ["db-analytics"] },
  { quarter: 3, day: 30, systems: SYSTEMS },
  { quarter: 4, day: 20, systems: SYSTEMS },
];

/** Restore tests and the yearly recovery exercise. */
export function restoreItems(day: Day): PushItem[] {
  return [...TESTS.flatMap((test) => restoreTest(day, test)), ...recoveryExercise(day)];
}

/** The days of the failed restore, of the good one after it, and of the quarter without a test. */
export function restoreStory(quarters: Day["calendar"]["quarters"]): { failed: number; repaired: number; missed: { from: number; to: number } } {
  const [, second, third] = quarters;
  return { failed: (third?.from ?? 0) + 33, repaired: (third?.from ?? 0) + 38, missed: { from: second?.from ?? 0, to: second?.to ?? 0 } };
}

function restoreTest(day: Day, test: Test): PushItem[] {
  const span = day.calendar.quarters[test.quarter];
  const on = (span?.from ?? -999) + test.day;
  if (span === undefined || Math.max(0, on) !== day.index) return [];
  const records = test.systems.map((system): NativeRecord => ({ kind: "restore_test", facts: restoreFacts(day, on, system, system === test.failed) }));
  const words = test.failed ? `, ${test.failed} failed` : "";
  return [filedArtefact(day, {
    title: `Restore test ${span.label}${words}`, fileName: `restore-test-${dateOf(day, on)}.json`, system: "restore-lab", environment: "restore lab",
    by: "Farid Haddad", query: "pgbackrest restore --stanza=<stanza> --type=immediate; pg_amcheck --all; row counts against the source",
  }, records)];
}

function restoreFacts(day: Day, on: number, system: System, failed: boolean): NativeRecord["facts"] {
  const rows = between(4_000_000, 9_000_000, system, on);
  const clock = { "db-main": "10:40", "db-analytics": "12:15", files: "13:30" }[system];
  return {
    executed_at: day.time(on, clock), system_id: system, backup_id: `${dateOf(day, on - 1).replaceAll("-", "")}-${system}`,
    outcome: failed ? "failed" : "success", rto_minutes: failed ? 171 : between(24, 56, "rto", system, on), rpo_minutes: between(300, 900, "rpo", system, on),
    integrity_verified: !failed, rows_expected: rows, rows_restored: failed ? Math.round(rows * 0.71) : rows, tester: "Farid Haddad", environment: "restore lab",
  };
}

function recoveryExercise(day: Day): PushItem[] {
  const on = day.index === 2 ? -140 : day.index === 176 ? 174 : null;
  if (on === null) return [];
  return [filedArtefact(day, { title: "Continuity exercise: loss of the primary region", fileName: `dr-exercise-${dateOf(day, on)}.json`, system: "Notion", by: "Farid Haddad" }, [{
    kind: "dr_exercise", facts: { held_at: day.time(on, "14:00"), outcome: "success", objectives_met: true, plan_updated: true },
  }])];
}
