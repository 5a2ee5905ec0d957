import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { erasures, legalHolds } from "@/db/schema/erasures";
import { evidence } from "@/db/schema/evidence";
import { requestEvents, requestMessages } from "@/db/schema/privacy";
import { erasureCertificates, erasureReplays, portalFindings, portalSearches } from "@/db/schema/privacy-erasure";
import { daysUntil } from "@/server/domain/privacy/calendar-days";
import { type Case, processOf } from "@/server/domain/privacy/case/case";
import { todayOf } from "@/server/domain/privacy/case/requirements";
import type { ErasureView, Finding, LetterState, NamedBackup, NamedRecipient, ReplayLine } from "@/server/domain/privacy/erasure/view";
import { PORTAL_SYSTEM } from "@/server/domain/privacy/erasure/schema";
import { CaseId } from "@/server/domain/privacy/desk-schema";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { personNames } from "../../users/names";
import { loadCase } from "../load-case";
import { mailStates } from "../messages";
import { requestOrThrow } from "../rows";
import { namedSet, namesOfSets } from "./backups";
import { recipientsOfCase } from "./recipients/rows";

type Of = { orgId: string; requestId: string };

/** What the desk shows of a case's erasure beside its events: what the portal itself has, backups and recipients by name, certificates, replays. */
export async function getErasure(ctx: ServiceContext, input: unknown): Promise<ErasureView> {
  authorize(ctx, "privacy:read");
  const { id } = parseInput(CaseId, input);
  const of = { orgId: ctx.orgId, requestId: id };
  return withOrg(ctx.orgId, async (tx) => {
    await requestOrThrow(tx, ctx.orgId, id);
    const current = await loadCase(tx, ctx.orgId, id);
    const process = processOf(current, "erasure");
    return {
      search: await searchOf(tx, of), findings: await findingsOf(tx, of), isPortalPlanned: (process?.plan?.tasks ?? process?.tasks ?? []).some(({ systemId }) => systemId === PORTAL_SYSTEM),
      backups: await namedBackups(tx, ctx.orgId, current, ctx.now), recipients: await namedRecipients(tx, of, current), certificates: await certificatesOf(tx, of), replays: await replaysOf(tx, of),
    };
  });
}

async function searchOf(tx: Tx, { orgId, requestId }: Of): Promise<ErasureView["search"]> {
  const [row] = await tx.select().from(portalSearches).where(and(eq(portalSearches.orgId, orgId), eq(portalSearches.requestId, requestId)));
  return row ? { startedAt: row.startedAt.toISOString(), files: row.files, unread: row.unread, tooShort: row.tooShort, finishedAt: row.finishedAt?.toISOString() ?? null } : null;
}

async function findingsOf(tx: Tx, { orgId, requestId }: Of): Promise<Finding[]> {
  const rows = await tx.select().from(portalFindings).where(and(eq(portalFindings.orgId, orgId), eq(portalFindings.requestId, requestId))).orderBy(asc(portalFindings.kind), asc(portalFindings.objectId));
  const ids = rows.filter(({ kind }) => kind === "evidence").map(({ objectId }) => objectId);
  const items = ids.length === 0 ? [] : await tx.select({ id: evidence.id, number: evidence.number }).from(evidence).where(and(eq(evidence.orgId, orgId), inArray(evidence.id, ids)));
  const states = ids.length === 0 ? [] : await tx.select({ id: erasures.evidenceId, state: erasures.state }).from(erasures).where(and(eq(erasures.orgId, orgId), inArray(erasures.evidenceId, ids), sql`${erasures.state} <> 'refused'`));
  const holds = await tx.select({ on: legalHolds.evidenceId, reason: legalHolds.reason }).from(legalHolds).where(and(eq(legalHolds.orgId, orgId), sql`${legalHolds.releasedAt} is null`));
  const people = await personNames(tx, rows.filter(({ kind }) => kind === "member").map(({ objectId }) => objectId));
  const searchedAt = (await searchOf(tx, { orgId, requestId }))?.finishedAt ?? null;
  return rows.map(({ kind, objectId, inRows, inFile, kept, foundAt }) => {
    const number = items.find(({ id }) => id === objectId)?.number;
    const state = states.find(({ id }) => id === objectId)?.state;
    return {
      kind, id: objectId, name: number === undefined ? (people.get(objectId) ?? objectId) : `E-${number}`, isNew: searchedAt !== null && foundAt > new Date(searchedAt), inRows, inFile, kept, state: state === undefined || state === "refused" ? "found" : state,
      holds: kind === "evidence" ? holds.filter(({ on }) => on === null || on === objectId).map(({ reason }) => reason) : [],
    };
  });
}

/** Backup sets of a case's erasure by name, with the days that are left. */
export async function namedBackups(tx: Tx, orgId: string, current: Case, now: Date): Promise<NamedBackup[]> {
  const names = await namesOfSets(tx, orgId);
  const today = todayOf(current, now);
  return (processOf(current, "erasure")?.backups ?? []).map(({ backupSetId, expiresOn, expired }) => ({
    id: backupSetId, name: namedSet(names, backupSetId)?.name ?? backupSetId, expiresOn, expired, beyondUse: namedSet(names, backupSetId)?.beyondUse ?? null, daysLeft: Math.max(0, daysUntil(today, expiresOn)),
  }));
}

/** Recipients of a case by name, with what became of telling them and how their letters fared. One that was only ever listed by a code has no more than that. */
export async function namedRecipients(tx: Tx, of: Of, current: Case): Promise<NamedRecipient[]> {
  const listed = current.rights.flatMap(({ right, recipients }) => (recipients ?? []).map(({ recipientId, result }) => ({ id: recipientId, right, result })));
  const [known, letters] = [new Map((await recipientsOfCase(tx, of)).map((row) => [row.id, row])), await letterStates(tx, of)];
  return listed.map(({ id, right, result }) => {
    const { name, email, country, source } = known.get(id) ?? { name: id, email: null, country: null, source: "stated" };
    return { id, right, name, email, country, source, result, delivery: letters.get(id) ?? null };
  });
}

/** How the letter to each recipient of a case fared: an event names the letter, the letter its mail. */
async function letterStates(tx: Tx, { orgId, requestId }: Of): Promise<Map<string, LetterState>> {
  const rows = await tx.select({ recipientId: sql<string>`${requestEvents.detail} ->> 'recipientId'`, mailId: requestMessages.mailId }).from(requestEvents)
    .innerJoin(requestMessages, and(eq(requestMessages.orgId, requestEvents.orgId), eq(requestMessages.requestId, requestEvents.requestId), eq(requestMessages.id, sql`${requestEvents.detail} #>> '{notice,noticeId}'`)))
    .where(and(eq(requestEvents.orgId, orgId), eq(requestEvents.requestId, requestId), eq(requestEvents.kind, "recipient_settled")));
  const mails = await mailStates(tx, rows.flatMap(({ mailId }) => mailId ?? []));
  return new Map(rows.map(({ recipientId, mailId }) => [recipientId, mailId === null ? "to_send" : (mails.get(mailId) ?? "waiting")]));
}

async function certificatesOf(tx: Tx, { orgId, requestId }: Of): Promise<ErasureView["certificates"]> {
  const rows = await tx.select().from(erasureCertificates).where(and(eq(erasureCertificates.orgId, orgId), eq(erasureCertificates.requestId, requestId))).orderBy(desc(erasureCertificates.version));
  return rows.map(({ id, version, issuedAt, sha256, entryId }) => ({ number: id, version, issuedAt: issuedAt.toISOString(), sha256, entryId }));
}

async function replaysOf(tx: Tx, { orgId, requestId }: Of): Promise<ReplayLine[]> {
  const rows = await tx.select().from(erasureReplays).where(and(eq(erasureReplays.orgId, orgId), sql`${erasureReplays.done} @> ${JSON.stringify([{ requestId }])}::jsonb`)).orderBy(desc(erasureReplays.at)).limit(50);
  return rows.map((row) => ({ id: row.id, system: row.systemId, since: row.since.toISOString(), at: row.at.toISOString(), by: row.byKind, tasks: row.done.filter((each) => each.requestId === requestId).length, missing: row.missing, entryId: row.entryId }));
}
