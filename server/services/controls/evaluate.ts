import { and, asc, eq, inArray } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { controls, controlStatus, verdictEvents } from "@/db/schema/controls";
import { EVIDENCE_KINDS } from "@/server/domain/catalog/kinds";
import { judge, type JudgedControl } from "@/server/domain/controls/judge";
import type { Verdict } from "@/server/domain/controls/schema";
import type { TimedRecord } from "@/server/domain/controls/timeline";
import { newId } from "@/server/domain/ids/ids";

import { systemContext } from "../access/system-context";
import { recordChanges } from "../ledger/record-change";
import { organizationOrThrow } from "../organizations/rows";
import { loadRecords } from "./load-records";

type ControlRow = typeof controls.$inferSelect;
type StatusRow = typeof controlStatus.$inferSelect;
type Step = { control: ControlRow; before: StatusRow | undefined; after: Verdict; at: Date };
// A control that was left alone for years catches up in several runs.
const MAX_STEPS = 1000;

/**
 * Judges controls as of `at` and writes what changed: the current status, and for each change of state an event with
 * its ledger entry. Moments at which a verdict could change by time alone and that lie between the last judgement and
 * `at` are judged first, one by one, so the history has each change at its own moment however late the job runs.
 *
 * @returns how many changes of state were written
 */
export async function evaluateControls(orgId: string, at: Date, controlIds: string[]): Promise<number> {
  return withOrg(orgId, async (tx) => {
    const organization = await organizationOrThrow(tx, orgId);
    const rows = await lockControls(tx, orgId, controlIds);
    if (rows.length === 0) return 0;
    const records = await loadRecords(tx, orgId, [...new Set(rows.flatMap((row) => row.control.kinds))]);
    let changes = 0;
    for (const { control, status } of rows) changes += await catchUp(tx, { control, status, records, timezone: organization.timezone, at });
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

type CatchUp = { control: ControlRow; status: StatusRow | undefined; records: TimedRecord[]; timezone: string; at: Date };

async function catchUp(tx: Tx, { control, status, records, timezone, at }: CatchUp): Promise<number> {
  const until = status && status.evaluatedAt > at ? status.evaluatedAt : at;
  const relevant = records.filter((record) => control.kinds.includes(record.kind) || record.kind === "recorded_zero");
  const asJudged: JudgedControl = { ...control, adoptedAt: control.adoptedAt.toISOString() };
  let current = status;
  let changes = 0;
  for (let step = 0; step < MAX_STEPS; step++) {
    const due = current?.nextChangeAt && current.nextChangeAt < until && current.nextChangeAt > current.evaluatedAt ? current.nextChangeAt : until;
    const after = judge(asJudged, relevant, { asOf: due.toISOString(), knownAt: due.toISOString(), timezone }, EVIDENCE_KINDS);
    const written = await write(tx, { control, before: current, after, at: due });
    if (written.ordinal !== (current?.ordinal ?? 0)) changes++;
    current = written;
    if (due >= until) break;
  }
  return changes;
}

/** Stores a judgement. Only a change of state is an event and a ledger entry; a fresher sentence is not. */
async function write(tx: Tx, step: Step): Promise<StatusRow> {
  const { control, before, after, at } = step;
  const changed = before?.state !== after.state;
  const event = changed ? await writeEvent(tx, step) : undefined;
  const row: StatusRow = {
    orgId: control.orgId, controlId: control.id, state: after.state, sentence: after.sentence, since: changed ? at : (before?.since ?? at),
    evaluatedAt: at, nextChangeAt: after.nextChangeAt ? new Date(after.nextChangeAt) : null, verdict: after,
    ordinal: event?.ordinal ?? before?.ordinal ?? 0, lastEntryId: event?.entryId ?? before?.lastEntryId ?? "",
  };
  await tx.insert(controlStatus).values(row).onConflictDoUpdate({ target: [controlStatus.orgId, controlStatus.controlId], set: row });
  return row;
}

async function writeEvent(tx: Tx, { control, before, after, at }: Step): Promise<{ ordinal: number; entryId: string }> {
  const ordinal = (before?.ordinal ?? 0) + 1;
  const id = newId("verdictEvent");
  const [entryId = ""] = await recordChanges(tx, systemContext(control.orgId, at), [
    {
      action: "control.status_changed", type: "control.status", object: { kind: "control", id: control.id, version: ordinal, label: `${control.key} ${control.title}` },
      links: [{ kind: "control", id: control.id }], previousEntryId: before?.lastEntryId,
      detail: { key: control.key, from: before?.state ?? null, to: after.state, sentence: after.sentence, verdictEventId: id },
    },
  ]);
  await tx.insert(verdictEvents).values({
    orgId: control.orgId, id, controlId: control.id, ordinal, at, fromState: before?.state ?? null, toState: after.state, sentence: after.sentence, verdict: after, entryId,
  });
  return { ordinal, entryId };
}
