import { and, desc, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { auditConclusions } from "@/db/schema/audit-workpapers";
import { randomFrom } from "@/server/domain/crypto/random";
import { privateDigest } from "@/server/domain/workpapers/digest";
import { ConcludeInput } from "@/server/domain/workpapers/schema";

import type { AuditorContext } from "../access/resolve-auditor";
import { parseInput } from "../context";
import { controlOrThrow } from "../controls/rows";
import { recordChanges } from "../ledger/record-change";
import { working, writtenMeanwhile } from "./rows";
import { beginWork } from "./worksheet";

const SALT_BYTES = 32;

/** Writes what an auditor came to on the design or the operation of a control, privately. The ledger gets its salted digest. CONFLICT where a colleague was faster. */
export async function conclude(ctx: AuditorContext, input: unknown): Promise<{ version: number }> {
  const place = working(ctx);
  const { key, after, ...said } = parseInput(ConcludeInput, input);
  return withOrg(ctx.orgId, async (tx) => {
    const control = await controlOrThrow(tx, ctx, key);
    const of = and(eq(auditConclusions.orgId, place.orgId), eq(auditConclusions.engagementId, place.engagementId), eq(auditConclusions.controlId, control.id), eq(auditConclusions.part, said.part));
    const [newest] = await tx.select({ version: auditConclusions.version }).from(auditConclusions).where(of).orderBy(desc(auditConclusions.version)).limit(1);
    if ((newest?.version ?? 0) !== after) throw writtenMeanwhile();
    const [salt, version] = [randomFrom(SALT_BYTES), after + 1];
    const stored = await tx.insert(auditConclusions).values({ ...place, controlId: control.id, version, ...said, salt, at: ctx.now }).onConflictDoNothing().returning({ version: auditConclusions.version });
    if (stored.length === 0) throw writtenMeanwhile();
    await beginWork(tx, ctx, place, control.id);
    await recordChanges(tx, ctx, [{ action: "workpaper.concluded", object: { kind: "workpaper", id: `${place.engagementId}/${control.id}`, version, label: key }, detail: { engagementId: place.engagementId, digest: privateDigest(salt, { ...said, version }) } }]);
    return { version };
  });
}
