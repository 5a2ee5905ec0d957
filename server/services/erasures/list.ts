import { and, count, desc, eq, inArray, max, min, sql } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { erasures } from "@/db/schema/erasures";
import { evidence } from "@/db/schema/evidence";
import { erasedEntries, leaves } from "@/db/schema/ledger";
import type { DecidedErasure, ErasureBoard, NamedEvidence } from "@/server/domain/erasure/view";

import { authorize, type ServiceContext } from "../context";
import { personNames } from "../users/names";
import { listHolds } from "./list-holds";
import type { ErasureRow } from "./rows";

type Line = { row: ErasureRow; item: NamedEvidence };
type Leaves = DecidedErasure["leaves"];
const NEWEST = 100;

/**
 * The erasures that wait for a second person, those that were decided, and the legal holds, standing and ended: the newest
 * 100 of each.
 */
export async function listErasures(ctx: ServiceContext): Promise<ErasureBoard> {
  authorize(ctx, "evidence:erase");
  return withOrg(ctx.orgId, async (tx) => {
    const [waiting, decided, holds] = [await linesOf(tx, ctx.orgId, true), await linesOf(tx, ctx.orgId, false), await listHolds(tx, ctx.orgId, NEWEST)];
    const places = await leavesOf(tx, ctx.orgId, [...decided.keys()]);
    const names = await personNames(tx, [...waiting.values(), ...decided.values()].flat().flatMap(({ row }) => [row.requestedBy, row.decidedBy]));
    const inTheWay = (items: NamedEvidence[]) => holds.filter(({ ended, item }) => !ended && (item === null || items.some(({ id }) => id === item.id))).map(({ reason }) => reason);
    return {
      waiting: [...waiting.values()].map((lines) => asked(lines, names)).map((view) => ({ ...view, holds: inTheWay(view.items) })),
      decided: [...decided].flatMap(([id, lines]) => decidedView(lines, names, places.get(id))),
      holds,
    };
  });
}

/** Rows by erasure, the newest first: by when it was asked for, or by when it was decided. */
async function linesOf(tx: Tx, orgId: string, isWaiting: boolean): Promise<Map<string, [Line, ...Line[]]>> {
  const state = isWaiting ? sql`${erasures.state} = 'requested'` : sql`${erasures.state} <> 'requested'`;
  const newest = max(isWaiting ? erasures.requestedAt : erasures.decidedAt);
  const ids = await tx.select({ id: erasures.id }).from(erasures).where(and(eq(erasures.orgId, orgId), state)).groupBy(erasures.id).orderBy(desc(newest), desc(erasures.id)).limit(NEWEST);
  const lines = new Map<string, [Line, ...Line[]]>();
  if (ids.length === 0) return lines;
  const rows = await tx.select({ row: erasures, item: { id: evidence.id, number: evidence.number, title: evidence.title } }).from(erasures)
    .innerJoin(evidence, and(eq(evidence.orgId, erasures.orgId), eq(evidence.id, erasures.evidenceId)))
    .where(and(eq(erasures.orgId, orgId), inArray(erasures.id, ids.map(({ id }) => id)))).orderBy(evidence.number, evidence.version);
  const byId = Map.groupBy(rows, ({ row }) => row.id);
  for (const { id } of ids) {
    const [first, ...more] = byId.get(id) ?? [];
    if (first) lines.set(id, [first, ...more]);
  }
  return lines;
}

/** How many leaves each erasure has, and from where to where they stand. */
async function leavesOf(tx: Tx, orgId: string, ids: string[]): Promise<Map<string, Leaves>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.select({ id: erasedEntries.erasureId, count: count(), first: min(leaves.idx), last: max(leaves.idx) }).from(erasedEntries)
    .leftJoin(leaves, and(eq(leaves.orgId, erasedEntries.orgId), eq(leaves.entryId, erasedEntries.byEntryId)))
    .where(and(eq(erasedEntries.orgId, orgId), inArray(erasedEntries.erasureId, ids))).groupBy(erasedEntries.erasureId);
  return new Map(rows.map(({ id, ...place }) => [id, place]));
}

function asked(lines: [Line, ...Line[]], names: Map<string, string>) {
  const [{ row }] = lines;
  return {
    id: row.id, items: lines.map(({ item }) => item), basis: row.basis, reason: row.reason,
    requestedBy: names.get(row.requestedBy) ?? row.requestedBy, requestedById: row.requestedBy, requestedAt: row.requestedAt.toISOString(),
  };
}

function decidedView(lines: [Line, ...Line[]], names: Map<string, string>, places: Leaves = { count: 0, first: null, last: null }): DecidedErasure[] {
  const [{ row }] = lines;
  if (row.state === "requested" || !row.decidedAt) return [];
  const decidedBy = names.get(row.decidedBy ?? "") ?? row.decidedBy ?? "";
  return [{ ...asked(lines, names), state: row.state, decidedBy, decidedAt: row.decidedAt.toISOString(), doneAt: row.doneAt?.toISOString() ?? null, note: row.decisionNote, leaves: places }];
}
