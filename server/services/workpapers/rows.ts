import { and, asc, desc, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { auditComments, auditConclusions, auditReleases, auditTickmarks } from "@/db/schema/audit-workpapers";
import { controls } from "@/db/schema/controls";
import { auditGrants } from "@/db/schema/engagements";
import type { Conclusion, Talk, Tickmark } from "@/server/domain/workpapers/view";

import type { AuditorContext } from "../access/resolve-auditor";
import { authorize } from "../context";
import { ServiceError } from "../errors";
import { personNames } from "../users/names";

/** An auditor who works here: their grant signs what they write. A preview has none and writes nothing. */
export type Working = { orgId: AuditorContext["orgId"]; engagementId: string; grantId: string };

export function working(ctx: AuditorContext): Working {
  authorize(ctx, "audit:work");
  if (ctx.grantId === null) throw new ServiceError("FORBIDDEN", "Only an auditor who was invited writes here.");
  return { orgId: ctx.orgId, engagementId: ctx.engagement.id, grantId: ctx.grantId };
}

/** Somebody of the same firm was faster: nothing of either is lost. */
export const writtenMeanwhile = () => new ServiceError("CONFLICT", "A colleague wrote here meanwhile. Yours was not stored: keep it, load the page again, and save it after theirs.", [{ code: "STALE", message: "There is a newer version." }]);

/** Names of the engagement's auditors, by grant. */
export async function grantNames(tx: Tx, orgId: string, engagementId: string): Promise<Map<string, string>> {
  const rows = await tx.select({ id: auditGrants.id, name: auditGrants.name }).from(auditGrants).where(and(eq(auditGrants.orgId, orgId), eq(auditGrants.engagementId, engagementId)));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function tickmarksOf(tx: Tx, orgId: string, engagementId: string): Promise<Tickmark[]> {
  return tx.select({ mark: auditTickmarks.mark, meaning: auditTickmarks.meaning }).from(auditTickmarks)
    .where(and(eq(auditTickmarks.orgId, orgId), eq(auditTickmarks.engagementId, engagementId))).orderBy(asc(auditTickmarks.at), asc(auditTickmarks.mark));
}

/** Every version of every conclusion of an engagement, or of one control, newest first. */
export async function conclusionsOf(tx: Tx, orgId: string, engagementId: string, controlId?: string): Promise<(Conclusion & { controlId: string })[]> {
  const names = await grantNames(tx, orgId, engagementId);
  const rows = await tx.select().from(auditConclusions)
    .where(and(eq(auditConclusions.orgId, orgId), eq(auditConclusions.engagementId, engagementId), controlId === undefined ? undefined : eq(auditConclusions.controlId, controlId)))
    .orderBy(desc(auditConclusions.version));
  return rows.map((row) => ({ controlId: row.controlId, part: row.part, version: row.version, result: row.result, testedOn: row.testedOn, reason: row.reason, by: names.get(row.grantId) ?? "An auditor", at: row.at.toISOString() }));
}

/** What both sides may read: comments, oldest first, and what was let out of private pages. Of one control where `controlId` is given. */
export async function talkOf(tx: Tx, orgId: string, engagementId: string, controlId?: string): Promise<Talk> {
  const names = await grantNames(tx, orgId, engagementId);
  const comments = await tx.select({ row: auditComments, key: controls.key, title: controls.title }).from(auditComments)
    .innerJoin(controls, and(eq(controls.orgId, auditComments.orgId), eq(controls.id, auditComments.controlId)))
    .where(and(eq(auditComments.orgId, orgId), eq(auditComments.engagementId, engagementId), controlId === undefined ? undefined : eq(auditComments.controlId, controlId)))
    .orderBy(asc(auditComments.at), asc(auditComments.id));
  const released = await tx.select({ row: auditReleases, key: controls.key, title: controls.title }).from(auditReleases)
    .innerJoin(controls, and(eq(controls.orgId, auditReleases.orgId), eq(controls.id, auditReleases.controlId)))
    .where(and(eq(auditReleases.orgId, orgId), eq(auditReleases.engagementId, engagementId), controlId === undefined ? undefined : eq(auditReleases.controlId, controlId)))
    .orderBy(asc(auditReleases.at), asc(auditReleases.id));
  const people = await personNames(tx, comments.map(({ row }) => row.authorId));
  return {
    comments: comments.map(({ row, key, title }) => ({ id: row.id, key, title, side: row.side, text: row.text, at: row.at.toISOString(), by: (row.grantId === null ? people.get(row.authorId) : names.get(row.grantId)) ?? row.authorId })),
    released: released.map(({ row, key, title }) => ({ id: row.id, key, title, what: row.what, version: row.version, text: row.text, result: row.result, testedOn: row.testedOn, by: names.get(row.grantId) ?? "An auditor", at: row.at.toISOString() })),
  };
}
