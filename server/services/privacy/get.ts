import { and, desc, eq, isNotNull, ne } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { requestEvents, requestTexts, rightsRequests } from "@/db/schema/privacy";
import { caseEvidence, caseNudges } from "@/db/schema/privacy-desk";
import { localDay } from "@/server/domain/privacy/calendar-days";
import { allowedCommands } from "@/server/domain/privacy/case/allowed-commands";
import { datesOf } from "@/server/domain/privacy/case/dates";
import { foldCase } from "@/server/domain/privacy/case/fold";
import { CaseId } from "@/server/domain/privacy/desk-schema";
import type { CaseView } from "@/server/domain/privacy/view";

import { authorize, parseInput, type ServiceContext } from "../context";
import { personNames } from "../users/names";
import { actorOf } from "./act";
import { caseName } from "./append-events";
import { readTexts } from "./case-texts";
import { keptIdentifiers } from "./identifiers";
import { lineOf } from "./list";
import { loadEvents } from "./load-case";
import { messagesOf } from "./messages";
import { readRequester } from "./requester";
import { requestOrThrow, type RequestRow } from "./rows";
import { tasksOfCase } from "./tasks/of-case";

/** A case as the organization sees it: who asked, what is due and why, everything that happened, and what can be done next. */
export async function getCase(ctx: ServiceContext, input: unknown): Promise<CaseView> {
  authorize(ctx, "privacy:read");
  const { id } = parseInput(CaseId, input);
  return withOrg(ctx.orgId, async (tx) => {
    const row = await requestOrThrow(tx, ctx.orgId, id);
    const current = foldCase(await loadEvents(tx, ctx.orgId, id));
    const [texts, names] = [await allTexts(tx, ctx.orgId, id), await personNames(tx, [row.assigneeId])];
    const today = localDay(ctx.now.toISOString(), current.receipt.zone).toString();
    return {
      ...lineOf(row, today, names), requester: (await readRequester(tx, ctx.orgId, id)) ?? null, wording: texts.get(current.receipt.wording.textId) ?? null, case: current, dates: datesOf(current, ctx.now),
      messages: await messagesOf(tx, ctx.orgId, id), steps: await stepsOf(tx, ctx.orgId, id, texts), offered: ctx.permissions.has("privacy:handle") ? allowedCommands(current, actorOf(ctx), ctx.now) : [],
      sameAddress: await sameAddress(tx, row), tasks: await tasksOfCase(tx, ctx.orgId, id), identifiers: await keptIdentifiers(tx, { orgId: ctx.orgId, requestId: id }), nudges: await nudgesSent(tx, ctx.orgId, id), filed: await filedAs(tx, ctx.orgId, id),
    };
  });
}

async function nudgesSent(tx: Tx, orgId: string, requestId: string): Promise<CaseView["nudges"]> {
  const rows = await tx.select().from(caseNudges).where(and(eq(caseNudges.orgId, orgId), eq(caseNudges.requestId, requestId))).orderBy(desc(caseNudges.at));
  const names = await personNames(tx, rows.flatMap(({ sentTo }) => sentTo));
  return rows.map(({ kind, dueOn, at, sentTo }) => ({ kind, dueOn, at: at.toISOString(), to: sentTo.map((id) => names.get(id) ?? id) }));
}

async function filedAs(tx: Tx, orgId: string, requestId: string): Promise<CaseView["filed"]> {
  const rows = await tx.select().from(caseEvidence).where(and(eq(caseEvidence.orgId, orgId), eq(caseEvidence.requestId, requestId))).orderBy(desc(caseEvidence.closedSeq));
  return rows.map(({ evidenceId, at }) => ({ evidenceId, at: at.toISOString() }));
}

/** Other cases from the same confirmed address. A link between them never ends one. */
async function sameAddress(tx: Tx, row: RequestRow): Promise<CaseView["sameAddress"]> {
  if (!row.subjectRef) return [];
  const rows = await tx.select({ id: rightsRequests.id, number: rightsRequests.number }).from(rightsRequests)
    .where(and(eq(rightsRequests.orgId, row.orgId), isNotNull(rightsRequests.subjectRef), eq(rightsRequests.subjectRef, row.subjectRef), ne(rightsRequests.id, row.id))).limit(20);
  return rows.map(({ id, number }) => ({ id, name: caseName(number) }));
}

async function stepsOf(tx: Tx, orgId: string, requestId: string, texts: ReadonlyMap<string, string>): Promise<CaseView["steps"]> {
  const rows = await tx.select().from(requestEvents).where(and(eq(requestEvents.orgId, orgId), eq(requestEvents.requestId, requestId))).orderBy(requestEvents.seq);
  const names = await personNames(tx, rows.map(({ actorId }) => actorId));
  return rows.map((row) => ({ seq: row.seq, at: row.at.toISOString(), by: names.get(row.actorId) ?? row.actorId, kind: row.kind, right: row.right, detail: row.detail, texts: textsIn(row.detail, texts), entryId: row.entryId }));
}

/** The texts an event names, by their ids. */
function textsIn(detail: unknown, texts: ReadonlyMap<string, string>): Record<string, string> {
  const ids = [...JSON.stringify(detail).matchAll(/"textId":"([^"]+)"/g)].flatMap(([, id]) => id ?? []);
  return Object.fromEntries(ids.flatMap((id) => (texts.has(id) ? [[id, texts.get(id) ?? ""]] : [])));
}

async function allTexts(tx: Tx, orgId: string, requestId: string): Promise<Map<string, string>> {
  const ids = await tx.select({ id: requestTexts.id }).from(requestTexts).where(and(eq(requestTexts.orgId, orgId), eq(requestTexts.requestId, requestId)));
  return readTexts(tx, { orgId, requestId }, ids.map(({ id }) => id));
}
