import { and, desc, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { auditNotes } from "@/db/schema/audit-workpapers";
import { randomFrom } from "@/server/domain/crypto/random";
import { privateDigest } from "@/server/domain/workpapers/digest";
import { WriteNoteInput } from "@/server/domain/workpapers/schema";

import type { AuditorContext } from "../access/resolve-auditor";
import { parseInput } from "../context";
import { controlOrThrow } from "../controls/rows";
import { recordChanges } from "../ledger/record-change";
import { working, writtenMeanwhile } from "./rows";
import { beginWork } from "./worksheet";

const SALT_BYTES = 32;

/** Writes the next version of an auditor's private note. The ledger gets its salted digest, never its words. CONFLICT where a colleague was faster. */
export async function writeNote(ctx: AuditorContext, input: unknown): Promise<{ version: number }> {
  const place = working(ctx);
  const { key, after, text } = parseInput(WriteNoteInput, input);
  return withOrg(ctx.orgId, async (tx) => {
    const control = await controlOrThrow(tx, ctx, key);
    const of = and(eq(auditNotes.orgId, place.orgId), eq(auditNotes.engagementId, place.engagementId), eq(auditNotes.controlId, control.id));
    const [newest] = await tx.select({ version: auditNotes.version }).from(auditNotes).where(of).orderBy(desc(auditNotes.version)).limit(1);
    if ((newest?.version ?? 0) !== after) throw writtenMeanwhile();
    const [salt, version] = [randomFrom(SALT_BYTES), after + 1];
    const stored = await tx.insert(auditNotes).values({ ...place, controlId: control.id, version, text, salt, at: ctx.now }).onConflictDoNothing().returning({ version: auditNotes.version });
    if (stored.length === 0) throw writtenMeanwhile();
    await beginWork(tx, ctx, place, control.id);
    await recordChanges(tx, ctx, [{ action: "workpaper.noted", object: { kind: "workpaper", id: `${place.engagementId}/${control.id}`, version, label: key }, detail: { engagementId: place.engagementId, digest: privateDigest(salt, { text, version }) } }]);
    return { version };
  });
}
