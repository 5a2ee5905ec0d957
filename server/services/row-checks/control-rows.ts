import { and, asc, eq, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { auditEvents } from "@/db/schema/activity";
import { controlRevisions, controls, verdictEvents } from "@/db/schema/controls";
import { committedControl, committedRevision, committedVerdict } from "@/server/domain/controls/committed-rows";

import type { RowEntry } from "./entry";
import type { Gathered } from "./gathered";
import { linksOfAdoption } from "./links-of-adoption";
import { oneOf, textList } from "./one-of";

/** Reads what stands for entries about controls: verdicts, revisions, and the links that came with new controls. */
export async function gatherControls(tx: Tx, orgId: string, entries: readonly RowEntry[], into: Gathered): Promise<void> {
  const judged = entries.filter(({ leaf }) => leaf.object.kind === "control" && leaf.type === "control.status");
  if (judged.length > 0) {
    const [of, ordinals] = [textList(judged.map(({ leaf }) => leaf.object.id)), textList(judged.map(({ leaf }) => String(leaf.object.version)))];
    const rows = await tx.select().from(verdictEvents).where(and(eq(verdictEvents.orgId, orgId), sql`(${verdictEvents.controlId}, ${verdictEvents.ordinal}) in (select c, o::int from unnest(${of}, ${ordinals}) as named (c, o))`));
    for (const row of rows) into.add(row.entryId, "verdicts", committedVerdict(row));
  }
  const worded = entries.filter(({ leaf }) => leaf.type === "audit.event" && ["control", "organization"].includes(leaf.object.kind)).map(({ id }) => id);
  if (worded.length === 0) return;
  const revisions = await tx.select().from(controlRevisions).where(and(eq(controlRevisions.orgId, orgId), oneOf(controlRevisions.entryId, worded))).orderBy(asc(controlRevisions.id));
  for (const row of revisions) into.add(row.entryId, "revisions", committedRevision(row));
  await gatherAdopted(tx, orgId, entries, revisions, into);
}

type Revision = typeof controlRevisions.$inferSelect;

/** What comes with an adoption only: the controls themselves, and links of much earlier evidence at once. */
async function gatherAdopted(tx: Tx, orgId: string, entries: readonly RowEntry[], revisions: readonly Revision[], into: Gathered): Promise<void> {
  const adoptions = entries.filter(({ leaf, body }) => leaf.object.kind === "organization" && body?.["action"] === "catalog.adopted");
  for (const { id } of adoptions) {
    const adopted = revisions.filter((row) => row.entryId === id).map((row) => row.controlId);
    const rows = await tx.select().from(controls).where(and(eq(controls.orgId, orgId), oneOf(controls.id, adopted))).orderBy(asc(controls.id));
    for (const row of rows) into.add(id, "controls", committedControl(row));
    const links = await linksOfAdoption(tx, orgId, id, adopted);
    if (links.count > 0) into.set(id, { links });
  }
}

/** The rows of the audit trail, looked up by their moment, which is the entry's. */
export async function gatherEvents(tx: Tx, orgId: string, entries: readonly RowEntry[], into: Gathered): Promise<void> {
  const moments = [...new Set(entries.map(({ leaf }) => leaf.at))];
  const rows = await tx.select().from(auditEvents)
    .where(and(eq(auditEvents.orgId, orgId), sql`${auditEvents.at} = any(${textList(moments)}::timestamptz[])`, oneOf(auditEvents.entryId, entries.map(({ id }) => id)))).orderBy(asc(auditEvents.id));
  for (const row of rows) {
    into.add(row.entryId, "event", {
      action: row.action, actor: { kind: row.actorKind, id: row.actorId }, at: row.at.toISOString(), object: { kind: row.objectKind, id: row.objectId, label: row.objectLabel }, detail: row.detail,
    });
  }
}
