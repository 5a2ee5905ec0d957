import { and, desc, eq } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { requestFiles } from "@/db/schema/request-files";
import { answerWordsOf } from "@/server/domain/privacy/answer-words/answer-words";
import { type MadeAnswer, readyParts } from "@/server/domain/privacy/answers/made";
import type { CaseFileLine } from "@/server/domain/privacy/answers/view";
import { CaseId } from "@/server/domain/privacy/desk-schema";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { readTexts } from "../case-texts";
import { aboutFile, type FileRow, namesOf } from "../files/read";
import { requestOrThrow, settingsOrThrow } from "../rows";
import { listSystems } from "../systems/rows";

const MOST = 500;

/** The files of a case, the latest first: what was collected, what was made of it, who fetched it how often, what was destroyed. */
export async function listCaseFiles(ctx: ServiceContext, input: unknown): Promise<CaseFileLine[]> {
  authorize(ctx, "privacy:read");
  const { id } = parseInput(CaseId, input);
  return withOrg(ctx.orgId, async (tx) => {
    const request = await requestOrThrow(tx, ctx.orgId, id);
    const rows = await namesOf(ctx.orgId, await tx.select().from(requestFiles).where(and(eq(requestFiles.orgId, ctx.orgId), eq(requestFiles.requestId, id))).orderBy(desc(requestFiles.createdAt), desc(requestFiles.id)).limit(MOST));
    const systems = new Map((await listSystems(tx, ctx.orgId, { archived: true })).map(({ id: systemId, name }) => [systemId, name]));
    const reasons = await readTexts(tx, { orgId: ctx.orgId, requestId: id }, rows.flatMap(({ revokeTextId }) => revokeTextId ?? []));
    const { downloadDays: days } = rows.length > 0 ? await settingsOrThrow(tx, ctx.orgId) : { downloadDays: 0 };
    const lines: CaseFileLine[] = [];
    for (const row of rows) lines.push({ ...lineOf(row), systemName: row.systemId && (systems.get(row.systemId) ?? row.systemId), revokeReason: reasons.get(row.revokeTextId ?? "") ?? null, prepared: ctx.permissions.has("privacy:handle") ? await preparedOf(row, (sha256) => answerWordsOf(request.language).say.ready({ days, sha256 })) : null });
    return lines;
  });
}

function lineOf({ id, kind, right, name, mediaType, byteSize, sha256, opens, ...row }: FileRow & { name: string }): Omit<CaseFileLine, "systemName" | "revokeReason" | "prepared"> {
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return { id, kind, right, name, mediaType, byteSize, sha256, opens, createdAt: row.createdAt.toISOString(), offeredAt: iso(row.offeredAt), expiresAt: iso(row.expiresAt), revokedAt: iso(row.revokedAt), destroyedAt: iso(row.destroyedAt ?? row.endedAt), lastOpenedAt: iso(row.lastOpenedAt) };
}

async function preparedOf(row: FileRow, ready: (sha256: string) => string): Promise<CaseFileLine["prepared"]> {
  if (row.kind === "collected" || row.offeredAt !== null || row.expiresAt !== null || row.endedAt !== null) return null;
  const about = (await aboutFile(row)) as MadeAnswer | undefined;
  return about ? { said: readyParts(about.parts, ready(row.sha256)), counts: about.counts, searched: about.searched } : null;
}

/** Files that the person may know of, for their own page. */
export async function offeredFiles(tx: Tx, orgId: string, requestId: string): Promise<(FileRow & { name: string })[]> {
  const rows = await tx.select().from(requestFiles).where(and(eq(requestFiles.orgId, orgId), eq(requestFiles.requestId, requestId))).orderBy(desc(requestFiles.offeredAt), desc(requestFiles.id));
  return namesOf(orgId, rows.filter(({ offeredAt }) => offeredAt !== null));
}
