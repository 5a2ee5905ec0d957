import { and, asc, eq, inArray, lte } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { auditFindings } from "@/db/schema/audit-findings";
import { auditRequestEvents, auditRequestItems, auditRequests } from "@/db/schema/audit-requests";
import type { FoldedFinding } from "@/server/domain/audit-findings/fold";
import { ageInDays } from "@/server/domain/audit-requests/age";
import { itemAsOf, requestAsOf } from "@/server/domain/audit-requests/as-of";
import { turnOf } from "@/server/domain/audit-requests/moves";
import { MAX_REQUESTS } from "@/server/domain/audit-requests/schema";
import type { RequestLine } from "@/server/domain/audit-requests/view";
import type { FindingPrint, RequestPrint, SamplingPrint } from "@/server/domain/reports/audit-part";
import type { ManagementResponse } from "@/server/domain/reports/snapshot";

import { systemContext } from "../access/system-context";
import { eventsOf, evidenceNames, findingName, foldRows, type FindingEventRow, type FindingRow } from "../audit-findings/rows";
import { requestLines, todayOf } from "../audit-requests/lines";
import { keysOf, type RequestRow } from "../audit-requests/rows";
import { populationLines, sampleLines, sampleWithItems } from "../samples/views";
import { personNames } from "../users/names";

/** Which audit, and up to when what was said counts. */
type Of = { orgId: string; engagementId: string; until: Date };
type ItemRow = typeof auditRequestItems.$inferSelect;
type Names = ReadonlyMap<string, string>;
const LEFT = "somebody who left";

/** Findings of an audit, withdrawn ones included, each with what both sides said about it. */
export async function findingPrints(tx: Tx, { orgId, engagementId, until }: Of): Promise<FindingPrint[]> {
  const rows = await tx.select().from(auditFindings).where(and(eq(auditFindings.orgId, orgId), eq(auditFindings.engagementId, engagementId), lte(auditFindings.raisedAt, until))).orderBy(asc(auditFindings.number));
  const all = await eventsOf(tx, orgId, rows.map(({ id }) => id));
  const events = new Map([...all].map(([id, list]) => [id, list.filter(({ at }) => at <= until)]));
  const said = [...events.values()].flat();
  const keys = await keysOf(tx, orgId, rows.flatMap(({ controlIds }) => controlIds));
  const numbers = await numbersOf(tx, orgId, [...rows, ...said].flatMap(({ evidenceIds }) => evidenceIds));
  const names = await personNames(tx, [...rows.map(({ raisedBy }) => raisedBy), ...said.flatMap((event) => [event.by, event.said.act === "respond" ? event.said.ownerId : null])]);
  return rows.map((row) => findingPrint(row, events.get(row.id) ?? [], { keys, numbers, names }));
}

type Around = { keys: Names; numbers: ReadonlyMap<string, number>; names: Names };

function findingPrint(row: FindingRow, events: readonly FindingEventRow[], { keys, numbers, names }: Around): FindingPrint {
  const folded = foldRows(row, events);
  const exhibitsOf = (ids: readonly string[]) => ids.flatMap((id) => numbers.get(id) ?? []);
  return {
    number: findingName(row.number), reference: row.reference, title: row.title, body: row.body, severity: folded.severity, state: folded.state, facts: folded.facts,
    first: events.some(({ said }) => said.act === "correct") ? row.facts : null, controls: row.controlIds.flatMap((id) => keys.get(id) ?? []).sort(), criteria: row.criteria,
    raisedAt: row.raisedAt.toISOString(), raisedBy: names.get(row.raisedBy) ?? LEFT, exhibits: exhibitsOf(row.evidenceIds), response: responseOf(folded, events, names),
    history: events.flatMap(({ said, at, side, by, evidenceIds }) => (said.act === "comment" ? [] : [{
      at: at.toISOString(), side, by: names.get(by) ?? LEFT, said, ownerName: said.act === "respond" ? (names.get(said.ownerId) ?? LEFT) : null, exhibits: exhibitsOf(evidenceIds),
    }])),
  };
}

function responseOf({ response, state }: FoldedFinding, events: readonly FindingEventRow[], names: Names): ManagementResponse | null {
  const last = events.findLast(({ said }) => said.act === "respond");
  if (!response || !last) return null;
  const { cause, mitigation, correction, ownerId, dueOn } = response;
  return { cause, mitigation: mitigation || null, correctiveAction: correction, owner: names.get(ownerId) ?? LEFT, dueOn, status: state, by: names.get(last.by) ?? LEFT, at: last.at.toISOString() };
}

/** The request list of an audit as it stood, with what was handed over for each. Words, due days and owners have no history and are those of today. */
export async function requestPrints(tx: Tx, { orgId, engagementId, until }: Of): Promise<RequestPrint[]> {
  const lines = await requestLines(tx, systemContext(orgId, until), and(eq(auditRequests.engagementId, engagementId), lte(auditRequests.createdAt, until)), MAX_REQUESTS);
  const rows = await tx.select().from(auditRequests).where(and(eq(auditRequests.orgId, orgId), eq(auditRequests.engagementId, engagementId)));
  const handed = await tx.select().from(auditRequestItems).where(and(eq(auditRequestItems.orgId, orgId), eq(auditRequestItems.engagementId, engagementId), inArray(auditRequestItems.state, ["submitted", "accepted", "returned"])))
    .orderBy(asc(auditRequestItems.attachedAt), asc(auditRequestItems.id));
  const said = await tx.select({ id: auditRequestEvents.requestId, kind: auditRequestEvents.kind, at: auditRequestEvents.at }).from(auditRequestEvents)
    .where(and(eq(auditRequestEvents.orgId, orgId), eq(auditRequestEvents.engagementId, engagementId), lte(auditRequestEvents.at, until))).orderBy(asc(auditRequestEvents.at), asc(auditRequestEvents.id));
  const about = { numbers: await numbersOf(tx, orgId, handed.map(({ evidenceId }) => evidenceId)), today: await todayOf(tx, systemContext(orgId, until)), until };
  const [byId, itemsOf, threads] = [new Map(rows.map((row) => [row.id, row])), Map.groupBy(handed, ({ requestId }) => requestId), Map.groupBy(said, ({ id }) => id)];
  return lines.flatMap((line) => {
    const row = byId.get(line.id);
    return row ? [requestPrint(line, row, itemsOf.get(line.id) ?? [], threads.get(line.id) ?? [], about)] : [];
  });
}

type Then = { numbers: ReadonlyMap<string, number>; today: string; until: Date };

function requestPrint(line: RequestLine, row: RequestRow, items: ItemRow[], thread: Parameters<typeof requestAsOf>[1], { numbers, today, until }: Then): RequestPrint {
  const { number, reference, title, group, dueOn, owner, controls, criteria, createdAt } = line;
  const { body, wants, periodFrom, periodTo } = row;
  const { state, since } = requestAsOf(row.createdAt, thread, until);
  const times = { createdAt, stateSince: since.toISOString() };
  return {
    number, reference, title, body, group, state, wants, periodFrom, periodTo, dueOn, isLate: dueOn !== null && dueOn < today && turnOf(state) === "organization", ageDays: ageInDays({ state, ...times }, until),
    owner: owner?.name ?? null, controls, criteria, ...times,
    items: items.flatMap((item) => {
      const [exhibit, stood] = [numbers.get(item.evidenceId), itemAsOf(item, thread, until)];
      if (exhibit === undefined || stood === null) return [];
      const { reason, text, decidedAt } = stood === "submitted" ? { reason: null, text: null, decidedAt: null } : item;
      return [{ exhibit, state: stood, reason, text, decidedAt: decidedAt?.toISOString() ?? null }];
    }),
  };
}

/** Populations and samples of an audit as they stood, oldest first, without what auditors found. */
export async function samplingPrint(tx: Tx, of: Of): Promise<SamplingPrint> {
  const populations = (await populationLines(tx, of)).filter(({ frozenAt }) => frozenAt <= of.until.toISOString()).toReversed();
  const samples: SamplingPrint["samples"] = [];
  for (const { id } of (await sampleLines(tx, of)).filter(({ drawnAt }) => drawnAt <= of.until.toISOString()).toReversed()) {
    const { list, populationDetail: _whole, ...line } = await sampleWithItems(tx, of, id, ({ drawnAt }) => drawnAt <= of.until);
    samples.push({ ...line, list: list.map(({ evidence, ...item }) => ({ ...item, exhibit: evidence === null ? null : numberIn(evidence.name) })) });
  }
  return {
    engagementId: of.engagementId, samples,
    populations: populations.map(({ source: { evidence, ...source }, ...line }) => ({ ...line, source: { ...source, exhibits: evidence.map(({ name }) => numberIn(name)) } })),
  };
}

/** The number of "E-214". */
const numberIn = (name: string): number => Number(name.replace(/^E-/, ""));

async function numbersOf(tx: Tx, orgId: string, ids: readonly string[]): Promise<Map<string, number>> {
  return new Map([...(await evidenceNames(tx, orgId, ids))].map(([id, { number }]) => [id, number]));
}
