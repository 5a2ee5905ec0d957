import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { requestFiles } from "@/db/schema/request-files";

import type { CaseContext } from "../../access/resolve-case-link";
import { openKeys } from "../../ledger/open-keys";
import { personOfCase } from "../case-texts";
import type { FileRow } from "../files/read";
import { requestOrThrow } from "../rows";

/** Where a file of the person's own case may be fetched now: answered, in time, not revoked, and whoever asks has proven who they are. */
export async function openFile(tx: Tx, ctx: CaseContext, fileId: string): Promise<FileRow | undefined> {
  const request = await requestOrThrow(tx, ctx.orgId, ctx.caseId);
  if (!request.isIdentified || request.addressConfirmedAt === null) return undefined;
  const [row] = await tx.select().from(requestFiles).where(and(eq(requestFiles.orgId, ctx.orgId), eq(requestFiles.requestId, ctx.caseId), eq(requestFiles.id, fileId))).for("update");
  const isOpen = row && row.offeredAt !== null && row.revokedAt === null && row.endedAt === null && row.expiresAt !== null && row.expiresAt > ctx.now;
  return isOpen ? row : undefined;
}

/** The key of what a case says and remembers of codes; undefined where the person was forgotten. */
export async function deliveryKey({ orgId, caseId }: CaseContext): Promise<Uint8Array | undefined> {
  return (await openKeys(orgId)).find(personOfCase(caseId));
}
