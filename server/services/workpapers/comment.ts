import { createHash } from "node:crypto";

import { and, eq } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { auditComments } from "@/db/schema/audit-workpapers";
import { controls } from "@/db/schema/controls";
import { engagementControls } from "@/db/schema/engagements";
import { newId } from "@/server/domain/ids/ids";
import { AuditorCommentInput, CommentInput } from "@/server/domain/workpapers/schema";

import type { AuditorContext } from "../access/resolve-auditor";
import { authorize, parseInput, type ServiceContext } from "../context";
import { controlOrThrow } from "../controls/rows";
import { engagementOrThrow } from "../engagements/rows";
import { notFound, ServiceError } from "../errors";
import { recordChanges } from "../ledger/record-change";
import { working } from "./rows";

type Said = { engagementId: string; control: { id: string; key: string }; text: string; side: "auditor" | "organization"; grantId: string | null };

/** An auditor's comment on a control, for both sides to read. */
export async function commentAsAuditor(ctx: AuditorContext, input: unknown): Promise<{ id: string }> {
  const { engagementId, grantId } = working(ctx);
  const { key, text } = parseInput(AuditorCommentInput, input);
  return withOrg(ctx.orgId, async (tx) => store(tx, ctx, { engagementId, control: await controlOrThrow(tx, ctx, key), text, side: "auditor", grantId }));
}

/** The organization's word on a control of an audit, for both sides to read. Not once the audit ended. */
export async function commentOnAudit(ctx: ServiceContext, input: unknown): Promise<{ id: string }> {
  authorize(ctx, "audits:manage");
  const { id, key, text } = parseInput(CommentInput, input);
  return withOrg(ctx.orgId, async (tx) => {
    const engagement = await engagementOrThrow(tx, ctx, id);
    if (engagement.phase === "ended") throw new ServiceError("CONFLICT", "This audit has ended. Nothing is added to it any more.");
    const [control] = await tx.select({ id: controls.id, key: controls.key }).from(engagementControls).innerJoin(controls, and(eq(controls.orgId, engagementControls.orgId), eq(controls.id, engagementControls.controlId)))
      .where(and(eq(engagementControls.orgId, ctx.orgId), eq(engagementControls.engagementId, id), eq(controls.key, key)));
    if (!control) throw notFound(`Control ${key.slice(0, 20)} in this audit`);
    return store(tx, ctx, { engagementId: id, control, text, side: "organization", grantId: null });
  });
}

async function store(tx: Tx, ctx: ServiceContext, { engagementId, control, text, side, grantId }: Said): Promise<{ id: string }> {
  const id = newId("auditComment");
  await tx.insert(auditComments).values({ orgId: ctx.orgId, engagementId, controlId: control.id, id, side, authorId: ctx.actor.id, text, grantId, at: ctx.now });
  await recordChanges(tx, ctx, [{ action: "audit.commented", object: { kind: "audit_comment", id, label: control.key }, detail: { engagementId, control: control.key, side, sha256: createHash("sha256").update(text).digest("hex") } }]);
  return { id };
}
