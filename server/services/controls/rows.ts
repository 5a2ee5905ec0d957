import { and, asc, desc, eq, lte, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { controlRequirements, controlRevisions, controls, controlStatus, verdictEvents, type StoredCoverage } from "@/db/schema/controls";
import { users } from "@/db/schema/users";
import type { VerdictState } from "@/server/domain/controls/schema";
import type { ControlRow } from "@/server/domain/controls/view";

import { controlInReach, type Reader } from "../access/reach";
import { notFound } from "../errors";
import { linkStands } from "../evidence/link-stands";
import { isSuperseded, isWithdrawn } from "../evidence/stands";

export type ControlRecord = typeof controls.$inferSelect;
type Status = { state: VerdictState; sentence: string; since: Date; nextChangeAt: Date | null; coverage: StoredCoverage | null };
export type ControlLine = { control: ControlRecord; owner: string | null; status: Status | null; requirements: { framework: string; id: string }[]; evidenceCount: number };

/** All controls that the reader reaches, or `only` one, with owner, requirements and status: current, or as shown at the end of a past moment. */
export async function controlLines(tx: Tx, reader: Reader, { asOf, counted = false, only }: { asOf?: Date; counted?: boolean; only?: string } = {}): Promise<ControlLine[]> {
  const { orgId } = reader;
  const [rows, statuses, requirements, counts] = await Promise.all([
    tx.select({ control: controls, owner: users.name }).from(controls).leftJoin(users, eq(users.id, controls.ownerId)).where(and(eq(controls.orgId, orgId), only === undefined ? undefined : eq(controls.id, only), controlInReach(reader, "controls"))).orderBy(asc(controls.key)),
    asOf ? statusesAt(tx, orgId, asOf) : currentStatuses(tx, orgId),
    tx.select().from(controlRequirements).where(eq(controlRequirements.orgId, orgId)).orderBy(asc(controlRequirements.framework), asc(controlRequirements.requirementId)),
    counted ? evidenceCounts(tx, orgId, asOf, only) : [],
  ]);
  const status = new Map(statuses.map((row) => [row.controlId, row]));
  const mapped = Map.groupBy(requirements, (row) => row.controlId);
  const count = new Map(counts.map((row) => [row.control_id, Number(row.count)]));
  return rows.map(({ control, owner }) => ({
    control, owner, status: status.get(control.id) ?? null, evidenceCount: count.get(control.id) ?? 0,
    requirements: (mapped.get(control.id) ?? []).map((row) => ({ framework: row.framework, id: row.requirementId })),
  }));
}

/** What stands only: evidence withdrawn or replaced by then counts for nothing. */
async function evidenceCounts(tx: Tx, orgId: string, asOf: Date | undefined, only: string | undefined) {
  const until = asOf ? sql`and k.at <= ${asOf.toISOString()}` : sql``;
  const one = only === undefined ? sql`` : sql`and k.control_id = ${only}`;
  return tx.execute<{ control_id: string; count: string }>(sql`
    select k.control_id, count(*) as count from evidence_links k
    where k.org_id = ${orgId} ${one} ${until} and ${linkStands("k", asOf)} and not ${isWithdrawn("k", asOf)} and not ${isSuperseded("k", asOf)} group by k.control_id`);
}

async function currentStatuses(tx: Tx, orgId: string): Promise<(Status & { controlId: string })[]> {
  return tx.select({ controlId: controlStatus.controlId, state: controlStatus.state, sentence: controlStatus.sentence, since: controlStatus.since, nextChangeAt: controlStatus.nextChangeAt, coverage: controlStatus.coverage })
    .from(controlStatus).where(eq(controlStatus.orgId, orgId));
}

/** What the portal showed at a past moment: the last event of each control by then. */
async function statusesAt(tx: Tx, orgId: string, asOf: Date): Promise<(Status & { controlId: string })[]> {
  const rows = await tx.selectDistinctOn([verdictEvents.controlId], { controlId: verdictEvents.controlId, state: verdictEvents.toState, sentence: verdictEvents.sentence, since: verdictEvents.at })
    .from(verdictEvents).where(and(eq(verdictEvents.orgId, orgId), lte(verdictEvents.at, asOf))).orderBy(verdictEvents.controlId, desc(verdictEvents.ordinal));
  return rows.map((row) => ({ ...row, nextChangeAt: null, coverage: null }));
}

export function toControlRow({ control, owner, status, requirements, evidenceCount }: ControlLine): ControlRow {
  return {
    id: control.id, key: control.key, title: control.title, category: control.category,
    owner: control.ownerId && owner ? { id: control.ownerId, name: owner } : null,
    state: status?.state ?? "no_evidence", sentence: status?.sentence ?? "Not judged yet.", since: status?.since.toISOString() ?? null,
    nextChangeAt: status?.nextChangeAt?.toISOString() ?? null, requirements, evidenceCount, automation: control.automation,
  };
}

/** One control that the reader reaches; NOT_FOUND for one that is out of reach as for one that is not there. */
export async function controlOrThrow(tx: Tx, reader: Reader, key: string): Promise<ControlRecord> {
  const [row] = await tx.select().from(controls).where(and(eq(controls.orgId, reader.orgId), eq(controls.key, key), controlInReach(reader, "controls")));
  if (!row) throw notFound(`Control ${key.slice(0, 20)}`);
  return row;
}

/** The control as it was worded and promised at a moment, and by whom. Before its first revision it is as first adopted. */
export async function controlAt(tx: Tx, control: ControlRecord, moment: Date): Promise<ControlRecord> {
  const of = and(eq(controlRevisions.orgId, control.orgId), eq(controlRevisions.controlId, control.id));
  const known = await tx.select().from(controlRevisions).where(and(of, lte(controlRevisions.at, moment))).orderBy(asc(controlRevisions.at), asc(controlRevisions.id));
  const then = known.at(-1);
  if (!then) return { ...control, promisedChanges: {} };
  return {
    ...control, title: then.title, promise: then.promise, applicable: then.applicable, applicabilityReason: then.applicabilityReason, test: then.test,
    promised: then.promised, promisedChanges: promisedChangesOf(known),
  };
}

/** Who last changed each promised value, from one revision to the next, oldest first. */
function promisedChangesOf(revisions: (typeof controlRevisions.$inferSelect)[]): ControlRecord["promisedChanges"] {
  const changes: ControlRecord["promisedChanges"] = {};
  let before: ControlRecord["promised"] = {};
  for (const { promised, by, at } of revisions) {
    for (const name of new Set([...Object.keys(before), ...Object.keys(promised)])) {
      if (JSON.stringify(before[name]) !== JSON.stringify(promised[name])) changes[name] = { by, at: at.toISOString() };
    }
    before = promised;
  }
  return changes;
}
