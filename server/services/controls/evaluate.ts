import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";

import { withOrg, type Tx } from "@/db/client";
import { insertRows } from "@/db/insert-rows";
import { controls, controlStatus, verdictEvents } from "@/db/schema/controls";
import { EVIDENCE_KINDS } from "@/server/domain/catalog/kinds";
import { committedVerdict } from "@/server/domain/controls/committed-rows";
import { coverageOf, judge, type JudgedControl } from "@/server/domain/controls/judge";
import type { Verdict } from "@/server/domain/controls/schema";
import type { Stood } from "@/server/domain/controls/stood";
import { momentsBetween, type TimedRecord } from "@/server/domain/controls/timeline";
import { trailingYear, weeksOf } from "@/server/domain/controls/weeks";
import { newId } from "@/server/domain/ids/ids";
import { rowsDigest } from "@/server/domain/ledger/rows-digest";

import { systemContext } from "../access/system-context";
import { recordChanges, type Change } from "../ledger/record-change";
import { organizationOrThrow, zoneAt, type OrganizationRow } from "../organizations/rows";
import { stoodOf } from "./events";
import { judgeGroups } from "./judge-groups";
import { loadRecords } from "./load-records";
import { promiseAt, revisionsOf, type Revision } from "./revisions";

type ControlRow = typeof controls.$inferSelect;
type StatusRow = typeof controlStatus.$inferSelect;
// Far above any real backlog; what is left is caught up by the next run.
const MAX_STEPS = 5000;
type Event = typeof verdictEvents.$inferInsert & { key: string; title: string; previousEntryId: string | undefined };
type Call = { at: Date; now: Date; controlIds: string[] };

/**
 * Judges controls up to the moment `at` and writes what changed: the current status, and for each change of state an
 * event with its ledger entry, made `now`.
 *
 * Between the last judgement and `at` every moment at which a verdict could change is judged by itself: when a record,
 * answer or review came in, and when time alone could turn it. Controls are judged in parts, each in a transaction of its
 * own, so that not all their records are in memory at once. So the history has each change at its own moment,
 * however late or out of order the jobs run.
 *
 * @returns how many changes of state were written
 */
export async function evaluateControls(orgId: string, call: Call): Promise<number> {
  let changes = 0;
  for (const controlIds of await judgeGroups(orgId, call.controlIds)) changes += await evaluateTogether(orgId, { ...call, controlIds });
  return changes;
}

async function evaluateTogether(orgId: string, { at, now, controlIds }: Call): Promise<number> {
  return withOrg(orgId, async (tx) => {
    const organization = await organizationOrThrow(tx, orgId);
    const rows = await lockControls(tx, orgId, controlIds);
    if (rows.length === 0) return 0;
    const records = await loadRecords(tx, orgId, [...new Set(rows.flatMap((row) => row.control.kinds))]);
    const revisions = await revisionsOf(tx, orgId, controlIds);
    const stood = await stoodOf(tx, orgId, controlIds);
    const judged = rows.map(({ control, status }) => catchUp({ control, revisions: revisions.get(control.id) ?? [], stood: stood.get(control.id) ?? [], status, records, organization, at }));
    await writeJudgements(tx, orgId, now, judged);
    return judged.reduce((sum, { events }) => sum + events.length, 0);
  });
}

async function lockControls(tx: Tx, orgId: string, controlIds: string[]): Promise<{ control: ControlRow; status: StatusRow | undefined }[]> {
  // The lock is on the control's own row, which is there before its first status is; the order keeps two jobs from crossing.
  const rows = await tx.select().from(controls).where(and(eq(controls.orgId, orgId), inArray(controls.id, controlIds))).orderBy(asc(controls.id)).for("update");
  const statuses = await tx.select().from(controlStatus).where(and(eq(controlStatus.orgId, orgId), inArray(controlStatus.controlId, controlIds)));
  const byControl = new Map(statuses.map((row) => [row.controlId, row]));
  return rows.map((control) => ({ control, status: byControl.get(control.id) }));
}

type CatchUp = { control: ControlRow; revisions: Revision[]; stood: Stood[]; status: StatusRow | undefined; records: TimedRecord[]; organization: OrganizationRow; at: Date };
type Judged = { status: StatusRow; events: Event[] };

/** Judges one control moment by moment. Pure but for new ids. Only a change of state is an event; a fresher sentence is not. */
function catchUp({ control, revisions, stood, status, records, organization, at }: CatchUp): Judged {
  const until = status && status.evaluatedAt > at ? status.evaluatedAt : at;
  const relevant = records.filter((record) => control.kinds.includes(record.kind) || record.kind === "recorded_zero");
  const changes = [...revisions.map((revision) => revision.at.toISOString()), ...organization.zones.map((zone) => zone.from)];
  const arrivals = status ? momentsBetween(relevant, status.evaluatedAt.toISOString(), until.toISOString(), changes) : [];
  const events: Event[] = [];
  let current = status;
  for (let step = 0; ; step++) {
    const due = step < MAX_STEPS ? nextMoment(current, arrivals, until) : until;
    const timezone = zoneAt(organization, due.toISOString());
    const clock = { asOf: due.toISOString(), knownAt: due.toISOString(), timezone };
    const asJudged: JudgedControl = { ...control, ...promiseAt(revisions, due), adoptedAt: control.adoptedAt.toISOString() };
    const verdict = judge(asJudged, relevant, clock, EVIDENCE_KINDS);
    const event = verdict.state === current?.state ? undefined : eventOf(control, current, verdict, due);
    if (event) events.push(event);
    current = statusOf(control, current, verdict, due, event);
    if (due < until) continue;
    const weeks = weeksOf(trailingYear(clock.asOf, timezone), timezone);
    const states = [...stood, ...events.map((each): Stood => ({ state: each.toState, from: each.at.toISOString() }))];
    return { events, status: { ...current, coverage: { weeks, cells: coverageOf(asJudged, verdict, relevant, weeks, clock, EVIDENCE_KINDS, states) } } };
  }
}

function eventOf(control: ControlRow, before: StatusRow | undefined, verdict: Verdict, at: Date): Event {
  return {
    orgId: control.orgId, id: newId("verdictEvent"), controlId: control.id, ordinal: (before?.ordinal ?? 0) + 1, at, fromState: before?.state ?? null,
    toState: verdict.state, sentence: verdict.sentence, verdict, entryId: uuidv7({ msecs: at.getTime() }), key: control.key, title: control.title, previousEntryId: before?.lastEntryId,
  };
}

function statusOf(control: ControlRow, before: StatusRow | undefined, verdict: Verdict, at: Date, event: Event | undefined): StatusRow {
  return {
    orgId: control.orgId, controlId: control.id, state: verdict.state, sentence: verdict.sentence, since: event ? at : (before?.since ?? at),
    evaluatedAt: at, nextChangeAt: verdict.nextChangeAt ? new Date(verdict.nextChangeAt) : null, verdict, coverage: { weeks: [], cells: [] },
    ordinal: event?.ordinal ?? before?.ordinal ?? 0, lastEntryId: event?.entryId ?? before?.lastEntryId ?? "",
  };
}

/** The first moment after the last judgement at which something can differ, or the end. */
function nextMoment(current: StatusRow | undefined, arrivals: string[], until: Date): Date {
  if (!current) return until;
  const after = current.evaluatedAt;
  const arrival = arrivals.find((moment) => moment > after.toISOString());
  const candidates = [current.nextChangeAt, arrival ? new Date(arrival) : null].filter((moment) => moment !== null && moment > after && moment < until);
  return candidates.reduce<Date>((first, moment) => (moment && moment < first ? moment : first), until);
}

async function writeJudgements(tx: Tx, orgId: string, now: Date, judged: Judged[]): Promise<void> {
  const events = judged.flatMap((item) => item.events);
  await recordChanges(tx, systemContext(orgId, now), events.map((event): Change => ({
    action: "control.status_changed", type: "control.status", object: { kind: "control", id: event.controlId, version: event.ordinal, label: `${event.key} ${event.title}` },
    links: [{ kind: "control", id: event.controlId }], previousEntryId: event.previousEntryId, entryId: event.entryId,
    rows: { verdicts: rowsDigest([committedVerdict(event)]) },
    detail: { key: event.key, from: event.fromState ?? null, to: event.toState, at: event.at.toISOString(), sentence: event.sentence, verdictEventId: event.id },
  })));
  await Promise.all([
    insertRows(tx, verdictEvents, events),
    insertRows(tx, controlStatus, judged.map((item) => item.status), sql`on conflict (org_id, control_id) do update set state = excluded.state, sentence = excluded.sentence,
      since = excluded.since, evaluated_at = excluded.evaluated_at, next_change_at = excluded.next_change_at, verdict = excluded.verdict, coverage = excluded.coverage,
      ordinal = excluded.ordinal, last_entry_id = excluded.last_entry_id`),
  ]);
}
