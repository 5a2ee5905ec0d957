import { createHash } from "node:crypto";

import { and, eq, inArray, isNotNull, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { reports } from "@/db/schema/reports";
import { statusRequests, statusSnapshots, statusVersions } from "@/db/schema/status-page";
import type { LogoMark } from "@/server/domain/look/public-logo";
import type { StatusContent } from "@/server/domain/status-page/content";

import { notFound } from "../errors";

export type VersionRow = typeof statusVersions.$inferSelect;
export type RequestRow = typeof statusRequests.$inferSelect;
export type PublishedPage = { id: string; number: number; sha256: string; publishedBy: string; content: StatusContent };

export const versionLabel = (number: number): string => `Status page, version ${number}`;
export const ofVersion = (orgId: string, id: string) => and(eq(statusVersions.orgId, orgId), eq(statusVersions.id, id));
export const ofRequest = (orgId: string, id: string) => and(eq(statusRequests.orgId, orgId), eq(statusRequests.id, id));

/** NOT_FOUND for another organization's as for nobody's. */
export async function versionOrThrow(tx: Tx, orgId: string, id: string): Promise<VersionRow> {
  const [row] = await tx.select().from(statusVersions).where(ofVersion(orgId, id));
  if (!row) throw notFound("This version");
  return row;
}

/** Drafts and what is published, locked: two who publish or take back at once do it one after the other. */
export async function lockOpenVersions(tx: Tx, orgId: string): Promise<VersionRow[]> {
  return tx.select().from(statusVersions).where(and(eq(statusVersions.orgId, orgId), inArray(statusVersions.state, ["draft", "published"]))).orderBy(statusVersions.number).for("update");
}

export async function lockRequest(tx: Tx, orgId: string, id: string): Promise<RequestRow> {
  const [row] = await tx.select().from(statusRequests).where(ofRequest(orgId, id)).for("update");
  if (!row) throw notFound("This request");
  return row;
}

/** Remembers a mail to who asked, so that it is forgotten with them. */
export async function keepMail(tx: Tx, orgId: string, id: string, mailId: string): Promise<void> {
  await tx.update(statusRequests).set({ mailIds: sql`array_append(${statusRequests.mailIds}, ${mailId})` }).where(ofRequest(orgId, id));
}

/** What a version says. Throws where the stored text is not that of its digest. */
export async function contentOf(tx: Tx, orgId: string, { id, sha256 }: Pick<VersionRow, "id" | "sha256">): Promise<StatusContent> {
  const [row] = await tx.select({ content: statusSnapshots.content }).from(statusSnapshots).where(and(eq(statusSnapshots.orgId, orgId), eq(statusSnapshots.versionId, id)));
  if (!row || digestOf(row.content) !== sha256) throw new Error(`The content of ${id} is not the one its digest names.`);
  return JSON.parse(row.content) as StatusContent;
}

/** A version's logo, while it still is the organization's: nobody reviewed another. */
export function frozenLogo<L extends LogoMark>({ logo }: StatusContent, now: L | null): L | null {
  return now && logo?.sha256 === now.sha256 ? now : null;
}

/** What is published now. NOT_FOUND where nothing is. */
export async function publishedPage(tx: Tx, orgId: string): Promise<PublishedPage> {
  const [row] = await tx.select().from(statusVersions).where(and(eq(statusVersions.orgId, orgId), eq(statusVersions.state, "published")));
  if (!row) throw notFound("This page");
  return { id: row.id, number: row.number, sha256: row.sha256, publishedBy: row.publishedBy ?? row.draftedBy, content: await contentOf(tx, orgId, row) };
}

export const digestOf = (text: string | Uint8Array): string => createHash("sha256").update(text).digest("hex");

/** Condition on reports: finished, and no draft. A draft is never handed to anybody outside. */
export const isFinal = () => and(eq(reports.state, "done"), isNotNull(reports.sha256), sql`${reports.options}->>'status' = 'final'`);
