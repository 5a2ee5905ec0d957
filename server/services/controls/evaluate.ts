import { and, asc, eq, inArray } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { controls, controlStatus, verdictEvents, type StoredCoverage } from "@/db/schema/controls";
import { EVIDENCE_KINDS } from "@/server/domain/catalog/kinds";
import { coverageOf, judge, type JudgedControl } from "@/server/domain/controls/judge";
import type { Verdict } from "@/server/domain/controls/schema";
import { momentsBetween, type TimedRecord } from "@/server/domain/controls/timeline";
import { trailingYear, weeksOf } from "@/server/domain/controls/weeks";
import { newId } from "@/server/domain/ids/ids";

import { systemContext } from "../access/system-context";
import { recordChanges } from "../ledger/record-change";
import { organizationOrThrow } from "../organizations/rows";
import { loadRecords } from "./load-records";

type ControlRow = typeof controls.$inferSelect;
type StatusRow = typeof controlStatus.$inferSelect;
// Far above any real backlog; what is left is caught up by the next run.
const MAX_STEPS = 5000;
type Step = { control: ControlRow; before: StatusRow | undefined; after: Verdict; at: Date; now: Date; coverage: StoredCoverage };
type Call = { at: Date; now: Date; controlIds: string[] };

/**
 * Judges controls up to the moment `at` and writes what changed: the current status, and for each change of state an
 * event with its ledger entry, made `now`.
 *
 * Between the last judgement and `at` every moment at which a verdict could change is judged by itself: when a record,
 * answer or review came in, and when time alone could turn it. So the history has each change at its own moment,
 * however late or out of order the jobs run.
 *
 * @returns how many changes of state were written
 */
export async function evaluateControls(orgId: string, { at, now, controlIds }: Call): Promise<number> {
  return withOrg(orgId, async (tx) => {
    const { timezone } = await organizationOrThrow(tx, orgId);
    const rows = await lockControls(tx, orgId, controlIds);
    if (rows.length === 0) return 0;
    const records = await loadRecords(tx, orgId, [...new Set(rows.flatMap((row) => row.control.kinds))]);
    let changes = 0;
    for (const { control, status } of rows) changes += await catchUp(tx, { control, status, records, timezone, at, now });
    return changes;
  });
}

async function lockControls(tx: Tx, orgId: string, controlIds: string[]): Promise<{ control: ControlRow; status: StatusRow | undefined }[]> {
  // The lock is on the control's own row, which is there before its first status is; the order keeps two jobs from crossing.
  const rows = await tx.select().from(controls).where(and(eq(controls.orgId, orgId), inArray(controls.id, controlIds))).orderBy(asc(controls.id)).for("update");
  const statuses = await tx.select().from(controlStatus).where(and(eq(controlStatus.orgId, orgId), inArray(controlStatus.controlId, controlIds)));
  const byControl = new Map(statuses.map((row) => [row.controlId, row]));
  return rows.map((control) => ({ control, status: byControl.get(control.id) }));
}

type CatchUp = { control: ControlRow; status: StatusRow | undefined; records: TimedRecord[]; timezone: string; at: Date; now: Date };

async function catchUp(tx: Tx, { control, status, records, timezone, at, now }: CatchUp): Promise<number> {
  const until = status && status.evaluatedAt > at ? status.evaluatedAt : at;
  const relevant = records.filter((record) => control.kinds.includes(record.kind) || record.kind === "recorded_zero");
  const asJudged: JudgedControl = { ...control, adoptedAt: control.adoptedAt.toISOString() };
  const arrivals = status ? momentsBetween(relevant, status.evaluatedAt.toISOString(), until.toISOString()) : [];
  let current = status;
  let changes = 0;
  for (let step = 0; step < MAX_STEPS; step++) {
    const due = nextMoment(current, arrivals, until);
    const clock = { asOf: due.toISOString(), knownAt: due.toISOString(), timezone };
    const after = judge(asJudged, relevant, clock, EVIDENCE_KINDS);
    const isLast = due >= until;
    if (isLast || after.state !== current?.state) {
      const weeks = isLast ? weeksOf(trailingYear(clock.asOf, timezone), timezone) : [];
      const coverage = { weeks, cells: coverageOf(asJudged, after, relevant, weeks, clock, EVIDENCE_KINDS) };
      if (after.state !== current?.state) changes++;
      current = await write(tx, { control, before: current, after, at: due, now, coverage });
    } else {
      current = { ...current, evaluatedAt: due, nextChangeAt: after.nextChangeAt ? new Date(after.nextChangeAt) : null };
    }
    if (isLast) break;
  }
  return changes;
}

/** The first moment after the last judgement at which something can differ, or the end. */
function nextMoment(current: StatusRow | undefined, arrivals: string[], until: Date): Date {
  if (!current) return until;
  const after = current.evaluatedAt;
  const arrival = arrivals.find((moment) => moment > after.toISOString());
  const candidates = [current.nextChangeAt, arrival ? new Date(arrival) : null].filter((moment) => moment !== null && moment > after && moment < until);
  return candidates.reduce<Date>((first, moment) => (moment && moment < first ? moment : first), until);
}

/** Stores a judgement. Only a change of state is an event and a ledger entry; a fresher sentence is not. */
async function write(tx: Tx, step: Step): Promise<StatusRow> {
  const { control, before, after, at, coverage } = step;
  const changed = before?.state !== after.state;
  const event = changed ? await writeEvent(tx, step) : undefined;
  const row: StatusRow = {
    orgId: control.orgId, controlId: control.id, state: after.state, sentence: after.sentence, since: changed ? at : (before?.since ?? at),
    evaluatedAt: at, nextChangeAt: after.nextChangeAt ? new Date(after.nextChangeAt) : null, verdict: after, coverage,
    ordinal: event?.ordinal ?? before?.ordinal ?? 0, lastEntryId: event?.entryId ?? before?.lastEntryId ?? "",
  };
  await tx.insert(controlStatus).values(row).onConflictDoUpdate({ target: [controlStatus.orgId, controlStatus.controlId], set: row });
  return row;
}

async function writeEvent(tx: Tx, { control, before, after, at, now }: Step): Promise<{ ordinal: number; entryId: string }> {
  const ordinal = (before?.ordinal ?? 0) + 1;
  const id = newId("verdictEvent");
  const [entryId = ""] = await recordChanges(tx, systemContext(control.orgId, now), [
    {
      action: "control.status_changed", type: "control.status", object: { kind: "control", id: control.id, version: ordinal, label: `${control.key} ${control.title}` },
      links: [{ kind: "control", id: control.id }], previousEntryId: before?.lastEntryId,
      detail: { key: control.key, from: before?.state ?? null, to: after.state, at: at.toISOString(), sentence: after.sentence, verdictEventId: id },
    },
  ]);
  await tx.insert(verdictEvents).values({
    orgId: control.orgId, id, controlId: control.id, ordinal, at, fromState: before?.state ?? null, toState: after.state, sentence: after.sentence, verdict: after, entryId,
  });
  return { ordinal, entryId };
}
