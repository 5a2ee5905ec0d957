import { and, desc, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { auditNotes, auditWorksheets } from "@/db/schema/audit-workpapers";
import { engagementControls } from "@/db/schema/engagements";
import { PaperInput } from "@/server/domain/workpapers/schema";
import type { Paper } from "@/server/domain/workpapers/view";

import type { AuditorContext } from "../access/resolve-auditor";
import { parseInput } from "../context";
import { controlOrThrow } from "../controls/rows";
import { conclusionsOf, grantNames, tickmarksOf, working } from "./rows";

/** The auditors' own pages on one control: notes and conclusions in every version, tickmarks. A preview does not get them. */
export async function getPaper(ctx: AuditorContext, input: unknown): Promise<Paper> {
  const { orgId, engagementId } = working(ctx);
  const { key } = parseInput(PaperInput, input);
  return withOrg(orgId, async (tx) => {
    const control = await controlOrThrow(tx, ctx, key);
    const names = await grantNames(tx, orgId, engagementId);
    const [sheet] = await tx.select().from(auditWorksheets).where(and(eq(auditWorksheets.orgId, orgId), eq(auditWorksheets.engagementId, engagementId), eq(auditWorksheets.controlId, control.id)));
    const [numbered] = await tx.select({ reference: engagementControls.reference }).from(engagementControls).where(and(eq(engagementControls.orgId, orgId), eq(engagementControls.engagementId, engagementId), eq(engagementControls.controlId, control.id)));
    const notes = await tx.select().from(auditNotes).where(and(eq(auditNotes.orgId, orgId), eq(auditNotes.engagementId, engagementId), eq(auditNotes.controlId, control.id))).orderBy(desc(auditNotes.version));
    const conclusions = await conclusionsOf(tx, orgId, engagementId, control.id);
    return {
      status: sheet?.status ?? "not_started", marks: sheet?.marks ?? [], reference: numbered?.reference ?? null, tickmarks: await tickmarksOf(tx, orgId, engagementId),
      notes: notes.map(({ version, text, grantId, at }) => ({ version, text, by: names.get(grantId) ?? "An auditor", at: at.toISOString() })),
      conclusions: conclusions.map(({ controlId: _controlId, ...rest }) => rest),
    };
  });
}
