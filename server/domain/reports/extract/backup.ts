import { dayStrips, daysWithout, hasRun } from "./backup-days";
import type { Block, Extract, ExtractColumn } from "./extract";
import { snapshotSay, type SnapshotSay } from "../say";
import { datedIn, figure, inOrder, percent, source, text, when, yes, type SourcedRecord } from "./record-words";

export type BackupInput = { records: readonly SourcedRecord[]; period: { from: string; to: string }; days: { from: string; to: string }; zone: string; say?: SnapshotSay };
type Runs = { system: string; runs: SourcedRecord[] };

const column = (head: string, share: number, align?: "right"): ExtractColumn => ({ head, share, ...(align && { align }) });

/** What was backed up, what failed, what was restored, and what nobody ever tried. Records are those known at the end of the period. */
export function backupExtract(input: BackupInput): Extract & { parts: Record<string, Block[]> } {
  const { records, period, say = snapshotSay() } = input;
  const systems = systemsOf(datedIn(records, "backup_run", period), say);
  const tests = datedIn(records, "restore_test", period);
  return {
    purpose: [say("It shows every backup run of the period by system and day, what failed and was repaired, and the restores that were tried. A backup that was never restored is listed first.")],
    limits: [
      say("How critical a store is, its target times, its schedule and its location stand in no record. Promised restore times stand with the controls; a system without any run in the period is not in this report."),
      say("The cause of a failed run, who was alerted and what was repaired stand in no record. Printed are whether it was acknowledged, and the next run that succeeded."),
    ],
    chapters: [],
    parts: { restores: restores(systems, tests, say), setup: setup(inOrder(records.filter(({ kind, occurredAt }) => kind === "backup_config" && occurredAt !== null && occurredAt < period.to)), say), runs: runs(systems, input, say), failures: failures(systems, say), exercises: exercises(datedIn(records, "dr_exercise", period), say) },
  };
}

function systemsOf(rows: readonly SourcedRecord[], say: SnapshotSay): Runs[] {
  const grouped = Map.groupBy(rows, (run) => text(run, "system_id") ?? say("system not stated"));
  return [...grouped.keys()].sort().map((system) => ({ system, runs: grouped.get(system) ?? [] }));
}

function restores(systems: readonly Runs[], tests: readonly SourcedRecord[], say: SnapshotSay): Block[] {
  const tried = new Set(tests.map((test) => text(test, "system_id")));
  const untried = systems.filter(({ system }) => !tried.has(system));
  return [{ table: {
    title: say("Systems backed up in the period without a restore test in it"), none: systems.length === 0 ? say("No backup run was received, so no system can be missing here.") : say("Every system that was backed up had a restore test."),
    columns: [column(say("System"), 0.5), column(say("Runs in the period"), 0.2, "right"), column(say("Last run"), 0.3)], rows: untried.map(({ system, runs: of }) => [system, String(of.length), of.at(-1) ? when(of.at(-1) as SourcedRecord) : null]),
  } }, { table: {
    title: say("Restore tests"), none: say("No restore test was received for this period."),
    columns: [column(say("Done"), 0.13), column(say("System, environment"), 0.14), column(say("Backup"), 0.11), column(say("Outcome"), 0.09), column(say("Restore, minutes"), 0.08, "right"), column(say("Data lost, minutes"), 0.08, "right"), column(say("Rows restored"), 0.09, "right"), column(say("Checked"), 0.08), column(say("Tester"), 0.11), column(say("Exhibit"), 0.09)],
    rows: tests.map((test) => [
      when(test), [text(test, "system_id") ?? say("system not stated"), text(test, "environment") ?? say("environment not stated")], text(test, "backup_id"), text(test, "outcome"), figure(say, test, "rto_minutes"), figure(say, test, "rpo_minutes"),
      [figure(say, test, "rows_restored") ?? say("not stated"), say("of {total}", { total: figure(say, test, "rows_expected") ?? say("not stated") })], yes(say, test, "integrity_verified"), text(test, "tester"), source(say, test),
    ]),
  } }];
}

function setup(rows: readonly SourcedRecord[], say: SnapshotSay): Block[] {
  const newest = rows.slice(-1);
  return [{ table: {
    title: say("Set-up as last recorded"), none: say("No record of the backup set-up was received by the end of the period."),
    columns: [column(say("Seen"), 0.2), column(say("Systems not covered"), 0.14, "right"), column(say("Encrypted"), 0.12), column(say("Separate place"), 0.13), column(say("Days locked"), 0.1, "right"), column(say("Days kept"), 0.1, "right"), column(say("Alerts"), 0.1), column(say("Exhibit"), 0.11)],
    rows: newest.map((row) => [when(row), figure(say, row, "systems_uncovered"), yes(say, row, "encrypted"), yes(say, row, "separate_location"), figure(say, row, "immutable_days"), figure(say, row, "retention_days"), yes(say, row, "alerting"), source(say, row)]),
  } }];
}

function runs(systems: readonly Runs[], { days, zone }: BackupInput, say: SnapshotSay): Block[] {
  const table: Block = { table: {
    title: say("Runs by system"), none: say("No backup run was received for this period."),
    columns: [column(say("System"), 0.22), column(say("Runs"), 0.09, "right"), column(say("Succeeded"), 0.11, "right"), column(say("Failed"), 0.09, "right"), column(say("Share"), 0.09, "right"), column(say("Days without"), 0.1, "right"), column(say("First that succeeded"), 0.15), column(say("Last that succeeded"), 0.15)],
    rows: systems.map(({ system, runs: of }) => {
      const good = of.filter(hasRun);
      const [first, last] = [good[0], good.at(-1)];
      return [system, String(of.length), String(good.length), String(of.length - good.length), percent(good.length / of.length), String(daysWithout(of, days, zone)), first ? when(first) : say("none"), last ? when(last) : say("none")];
    }),
  } };
  return systems.length === 0 ? [table] : [table, { days: { title: say("Runs by day"), rows: dayStrips(systems, days, zone) } }];
}

function failures(systems: readonly Runs[], say: SnapshotSay): Block[] {
  const failed = systems.flatMap(({ system, runs: of }) => of.flatMap((run, index) => (hasRun(run) ? [] : [{ system, run, next: of.slice(index + 1).find(hasRun) }])));
  return [{ table: {
    title: say("Runs that did not succeed"), none: systems.length === 0 ? say("No backup run was received for this period.") : say("Every run that was received succeeded."),
    columns: [column(say("Ended"), 0.17), column(say("System"), 0.17), column(say("Backup"), 0.16), column(say("Status"), 0.12), column(say("Acknowledged"), 0.14), column(say("Next that succeeded"), 0.15), column(say("Exhibit"), 0.09)],
    rows: failed.map(({ system, run, next }) => [when(run), system, text(run, "backup_id"), text(run, "status"), yes(say, run, "failure_acknowledged"), next ? when(next) : say("none in the period"), source(say, run)]),
  } }];
}

function exercises(rows: readonly SourcedRecord[], say: SnapshotSay): Block[] {
  return [{ table: {
    title: say("Exercises of the recovery plan"), none: say("No recovery exercise was received for this period."),
    columns: [column(say("Held"), 0.25), column(say("Outcome"), 0.2), column(say("Objectives met"), 0.2), column(say("Plan updated"), 0.2), column(say("Exhibit"), 0.15)],
    rows: rows.map((row) => [when(row), text(row, "outcome"), yes(say, row, "objectives_met"), yes(say, row, "plan_updated"), source(say, row)]),
  } }];
}
