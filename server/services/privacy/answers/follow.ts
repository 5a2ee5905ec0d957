import { and, desc, eq, inArray, isNull } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { requestFiles } from "@/db/schema/request-files";
import { type Case, processOf } from "@/server/domain/privacy/case/case";
import type { Right } from "@/server/domain/privacy/case/vocabulary";
import type { CaseCommand } from "@/server/domain/privacy/schema";

import type { ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { settingsOrThrow } from "../rows";

const DAY_MS = 86_400_000;
const COPIES: readonly Right[] = ["access", "portability"];
type Step = { requestId: string; command: CaseCommand; before: Case; after: Case };

/**
 * What follows an act for the files of a case, in its transaction: an answer is prepared only with a package that is there,
 * and once it is approved its package can be fetched and the time of what was collected runs.
 */
export async function followAnswer(tx: Tx, ctx: ServiceContext, { requestId, command, before, after }: Step): Promise<void> {
  if (command.kind === "prepare_answer" && command.data.packageSha256 !== undefined) await madeFile(tx, ctx.orgId, requestId, command.right, command.data.packageSha256);
  if (command.kind !== "approve_answer") return;
  const expiresAt = new Date(ctx.now.getTime() + (await settingsOrThrow(tx, ctx.orgId)).downloadDays * DAY_MS);
  const packageSha256 = processOf(before, command.right)?.prepared?.packageSha256 ?? null;
  if (packageSha256 !== null) {
    const id = await madeFile(tx, ctx.orgId, requestId, command.right, packageSha256);
    await tx.update(requestFiles).set({ offeredAt: ctx.now, expiresAt }).where(and(eq(requestFiles.orgId, ctx.orgId), eq(requestFiles.requestId, requestId), eq(requestFiles.id, id)));
  }
  if (!COPIES.some((right) => processOf(after, right)?.outcome === null)) await endCollected(tx, ctx.orgId, requestId, expiresAt);
}

/** The package of a right as it was made, still there. Throws CONFLICT. */
async function madeFile(tx: Tx, orgId: string, requestId: string, right: Right, sha256: string): Promise<string> {
  const [row] = await tx.select({ id: requestFiles.id, sha256: requestFiles.sha256 }).from(requestFiles)
    .where(and(eq(requestFiles.orgId, orgId), eq(requestFiles.requestId, requestId), eq(requestFiles.right, right), inArray(requestFiles.kind, ["package", "report"]), isNull(requestFiles.endedAt), isNull(requestFiles.revokedAt)))
    .orderBy(desc(requestFiles.createdAt), desc(requestFiles.id)).limit(1);
  if (row?.sha256 !== sha256) throw new ServiceError("CONFLICT", "The files of this answer were made anew or are gone. Prepare the answer with those that are there.");
  return row.id;
}

/** Once nobody needs it for a copy any more, what was collected goes together with the package. */
async function endCollected(tx: Tx, orgId: string, requestId: string, expiresAt: Date): Promise<void> {
  await tx.update(requestFiles).set({ expiresAt }).where(and(eq(requestFiles.orgId, orgId), eq(requestFiles.requestId, requestId), eq(requestFiles.kind, "collected"), isNull(requestFiles.expiresAt), isNull(requestFiles.endedAt)));
}
