import { createHash } from "node:crypto";

import { and, eq } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { auditConclusions, auditNotes, auditReleases } from "@/db/schema/audit-workpapers";
import { newId } from "@/server/domain/ids/ids";
import { ReleaseInput } from "@/server/domain/workpapers/schema";

import type { AuditorContext } from "../access/resolve-auditor";
import { parseInput } from "../context";
import { controlOrThrow } from "../controls/rows";
import { notFound } from "../errors";
import { recordChanges } from "../ledger/record-change";
import { working, type Working } from "./rows";

type Page = Pick<typeof auditReleases.$inferInsert, "text" | "result" | "testedOn">;

/** Lets one version of a private page out: a copy the organization reads. It cannot be taken back; the page itself stays private. */
export async function releasePage(ctx: AuditorContext, input: unknown): Promise<{ id: string }> {
  const place = working(ctx);
  const { key, what, version } = parseInput(ReleaseInput, input);
  const id = newId("auditRelease");
  await withOrg(ctx.orgId, async (tx) => {
    const control = await controlOrThrow(tx, ctx, key);
    const page = await pageOf(tx, place, control.id, what, version);
    await tx.insert(auditReleases).values({ ...place, controlId: control.id, id, what, version, ...page, at: ctx.now });
    const sha256 = createHash("sha256").update(page.text).digest("hex");
    await recordChanges(tx, ctx, [{ action: "workpaper.released", object: { kind: "audit_release", id, label: key }, detail: { engagementId: place.engagementId, control: key, what, version, result: page.result, testedOn: page.testedOn, sha256 } }]);
  });
  return { id };
}

async function pageOf(tx: Tx, { orgId, engagementId }: Working, controlId: string, what: "note" | "design" | "operation", version: number): Promise<Page> {
  if (what === "note") {
    const [note] = await tx.select({ text: auditNotes.text }).from(auditNotes).where(and(eq(auditNotes.orgId, orgId), eq(auditNotes.engagementId, engagementId), eq(auditNotes.controlId, controlId), eq(auditNotes.version, version)));
    if (!note) throw notFound("This note");
    return { text: note.text, result: null, testedOn: null };
  }
  const [found] = await tx.select({ text: auditConclusions.reason, result: auditConclusions.result, testedOn: auditConclusions.testedOn }).from(auditConclusions)
    .where(and(eq(auditConclusions.orgId, orgId), eq(auditConclusions.engagementId, engagementId), eq(auditConclusions.controlId, controlId), eq(auditConclusions.part, what), eq(auditConclusions.version, version)));
  if (!found) throw notFound("This conclusion");
  return found;
}
