import { createHash } from "node:crypto";

import { desc, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { systemDescriptions } from "@/db/schema/system-description";
import { canonicalBytes } from "@/server/domain/ledger/jcs";
import { SaveSystemDescriptionInput } from "@/server/domain/system-description/schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { newEntryId } from "../ledger/entry-id";
import { recordChanges } from "../ledger/record-change";

/** Keeps a new version of the system description, with its digest on the ledger. CONFLICT where somebody saved one meanwhile, also at the same moment. */
export async function saveSystemDescription(ctx: ServiceContext, input: unknown): Promise<{ version: number }> {
  authorize(ctx, "reports:make");
  const { after, content } = parseInput(SaveSystemDescriptionInput, input);
  const [version, sha256, entryId] = [after + 1, createHash("sha256").update(canonicalBytes(content)).digest("hex"), newEntryId(ctx)];
  await withOrg(ctx.orgId, async (tx) => {
    const [last] = await tx.select({ version: systemDescriptions.version, sha256: systemDescriptions.sha256 }).from(systemDescriptions).where(eq(systemDescriptions.orgId, ctx.orgId)).orderBy(desc(systemDescriptions.version)).limit(1);
    if ((last?.version ?? 0) !== after) throw savedMeanwhile();
    if (last?.sha256 === sha256) throw new ServiceError("CONFLICT", "Nothing differs from the version before.");
    const [written] = await tx.insert(systemDescriptions).values({ orgId: ctx.orgId, version, content, sha256, savedBy: ctx.actor.id, savedAt: ctx.now, entryId }).onConflictDoNothing().returning({ version: systemDescriptions.version });
    if (!written) throw savedMeanwhile();
    await recordChanges(tx, ctx, [{ action: "system_description.saved", object: { kind: "system_description", id: ctx.orgId, version, label: `Version ${version}` }, detail: { version, sha256 }, entryId }]);
  });
  return { version };
}

const savedMeanwhile = () => new ServiceError("CONFLICT", "Somebody saved another version meanwhile. Read that one first; what you wrote is still here.");
