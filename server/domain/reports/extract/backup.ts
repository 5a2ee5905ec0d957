import { dayStrips, daysWithout, hasRun } from "./backup-days";
import type { Block, Extract, ExtractColumn } from "./extract";
import { datedIn, inOrder, percent, source, text, when, yes, type SourcedRecord } from "./record-words";

export type BackupInput = { records: readonly SourcedRecord[]; period: { from: string; to: string }; days: { from: string; to: string }; zone: string };
type Runs = { system: string; runs: SourcedRecord[] };

const column = (head: string, share: number, align?: "right"): ExtractColumn => ({ head, share, ...(align && { align }) });

/** What was backed up, what failed, what was restored, and what nobody ever tried. Records are those known at the end of the period. */
export function backupExtract(input: BackupInput): Extract & { parts: Record<string, Block[]> } {
  const { records, period } = input;
  const systems = systemsOf(datedIn(records, "backup_run", period));
  const tests = datedIn(records, "restore_test", period);
  return {
    purpose: ["It shows every backup run of the period by system and day, what failed and was repaired, and the restores that were tried. A backup that was never restored is listed first."],
    limits: [
      "How critical a store is, its target times, its schedule and its location stand in no record. Promised restore times stand with the controls; a system without any run in the period is not in this report.",
      "The cause of a failed run, who was alerted and what was repaired stand in no record. Printed are whether it was acknowledged, and the next run that succeeded.",
    ],
    chapters: [],
    parts: { restores: restores(systems, tests), setup: setup(inOrder(records.filter(({ kind, occurredAt }) => kind === "backup_config" && occurredAt !== null && occurredAt < period.to))), runs: runs(systems, input), failures: failures(systems), exercises: exercises(datedIn(records, "dr_exercise", period)) },
  };
}

function systemsOf(rows: readonly SourcedRecord[]): Runs[] {
  const grouped = Map.groupBy(rows, (run) => text(run, "system_id") ?? "system not stated");
  return [...grouped.keys()].sort().map((system) => ({ system, runs: grouped.get(system) ?? [] }));
}

function restores(systems: readonly Runs[], tests: readonly SourcedRecord[]): Block[] {
  const tried = new Set(tests.map((test) => text(test, "system_id")));
  const untried = systems.filter(({ system }) => !tried.has(system));
  return [{ table: {
    title: "Systems backed up in the period without a restore test in it", none: systems.length === 0 ? "No backup run was received, so no system can be missing here." : "Every system that was backed up had a restore test.",
    columns: [column("System", 0.5), column("Runs in the period", 0.2, "right"), column("Last run", 0.3)], rows: untried.map(({ system, runs: of }) => [system, String(of.length), of.at(-1) ? when(of.at(-1) as SourcedRecord) : null]),
  } }, { table: {
    title: "Restore tests", none: "No restore test was received for this period.",
    columns: [column("Done", 0.13), column("System, environment", 0.14), column("Backup", 0.11), column("Outcome", 0.09), column("Restore, minutes", 0.08, "right"), column("Data lost, minutes", 0.08, "right"), column("Rows restored", 0.09, "right"), column("Checked", 0.08), column("Tester", 0.11), column("Exhibit", 0.09)],
    rows: tests.map((test) => [
      when(test), [text(test, "system_id") ?? "system not stated", text(test, "environment") ?? "environment not stated"], text(test, "backup_id"), text(test, "outcome"), text(test, "rto_minutes"), text(test, "rpo_minutes"),
      [text(test, "rows_restored") ?? "not stated", `of ${text(test, "rows_expected") ?? "not stated"}`], yes(test, "integrity_verified"), text(test, "tester"), source(test),
    ]),
  } }];
}

function setup(rows: readonly SourcedRecord[]): Block[] {
  const newest = rows.slice(-1);
  return [{ table: {
    title: "Set-up as last recorded", none: "No record of the backup set-up was received by the end of the period.",
    columns: [column("Seen", 0.2), column("Systems not covered", 0.14, "right"), column("Encrypted", 0.12), column("Separate place", 0.13), column("Days locked", 0.1, "right"), column("Days kept", 0.1, "right"), column("Alerts", 0.1), column("Exhibit", 0.11)],
    rows: newest.map((row) => [when(row), text(row, "systems_uncovered"), yes(row, "encrypted"), yes(row, "separate_location"), text(row, "immutable_days"), text(row, "retention_days"), yes(row, "alerting"), source(row)]),
  } }];
}

function runs(systems: readonly Runs[], { days, zone }: BackupInput): Block[] {
  const table: Block = { table: {
    title: "Runs by system", none: "No backup run was received for this period.",
    columns: [column("System", 0.22), column("Runs", 0.09, "right"), column("Succeeded", 0.11, "right"), column("Failed", 0.09, "right"), column("Share", 0.09, "right"), column("Days without", 0.1, "right"), column("First that succeeded", 0.15), column("Last that succeeded", 0.15)],
    rows: systems.map(({ system, runs: of }) => {
      const good = of.filter(hasRun);
      const [first, last] = [good[0], good.at(-1)];
      return [system, String(of.length), String(good.length), String(of.length - good.length), percent(good.length / of.length), String(daysWithout(of, days, zone)), first ? when(first) : "none", last ? when(last) : "none"];
    }),
  } };
  return systems.length === 0 ? [table] : [table, { days: { title: "Runs by day", rows: dayStrips(systems, days, zone) } }];
}

function failures(systems: readonly Runs[]): Block[] {
  const failed = systems.flatMap(({ system, runs: of }) => of.flatMap((run, index) => (hasRun(run) ? [] : [{ system, run, next: of.slice(index + 1).find(hasRun) }])));
  return [{ table: {
    title: "Runs that did not succeed", none: systems.length === 0 ? "No backup run was received for this period." : "Every run that was received succeeded.",
    columns: [column("Ended", 0.17), column("System", 0.17), column("Backup", 0.16), column("Status", 0.12), column("Acknowledged", 0.14), column("Next that succeeded", 0.15), column("Exhibit", 0.09)],
    rows: failed.map(({ system, run, next }) => [when(run), system, text(run, "backup_id"), text(run, "status"), yes(run, "failure_acknowledged"), next ? when(next) : "none in the period", source(run)]),
  } }];
}

function exercises(rows: readonly SourcedRecord[]): Block[] {
  return [{ table: {
    title: "Exercises of the recovery plan", none: "No recovery exercise was received for this period.",
    columns: [column("Held", 0.25), column("Outcome", 0.2), column("Objectives met", 0.2), column("Plan updated", 0.2), column("Exhibit", 0.15)],
    rows: rows.map((row) => [when(row), text(row, "outcome"), yes(row, "objectives_met"), yes(row, "plan_updated"), source(row)]),
  } }];
}
