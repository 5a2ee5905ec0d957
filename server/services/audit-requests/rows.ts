import { and, eq, inArray, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { auditRequestEvents, auditRequests } from "@/db/schema/audit-requests";
import { controls } from "@/db/schema/controls";
import { engagementControls } from "@/db/schema/engagements";
import type { AuditSide } from "@/server/domain/audit-requests/moves";
import type { RequestEventKind } from "@/server/domain/audit-requests/view";
import type { ReturnReason } from "@/server/domain/audit-requests/reasons";
import { newId } from "@/server/domain/ids/ids";

import type { AuditorContext } from "../access/resolve-auditor";
import { controlInReach } from "../access/reach";
import type { ServiceContext } from "../context";
import { engagementOrThrow, type EngagementRow } from "../engagements/rows";
import { notFound, ServiceError } from "../errors";

export type RequestRow = typeof auditRequests.$inferSelect;
/** Somebody of either side of an audit. */
export type AuditPartner = ServiceContext & { grantId?: AuditorContext["grantId"] };

export const sideOf = (ctx: AuditPartner): AuditSide => (ctx.reach === "engagement" ? "auditor" : "organization");
export const requestName = (number: number): string => `R-${number}`;

/** A request in reach: of the auditor's engagement, of the organization, or assigned to a contributor. NOT_FOUND for any other as for nobody's. */
export async function requestOrThrow(tx: Tx, ctx: AuditPartner, id: string, lock = false): Promise<RequestRow> {
  const reach = ctx.reach === "engagement" ? eq(auditRequests.engagementId, ctx.engagement?.id ?? "") : ctx.reach === "own" ? eq(auditRequests.ownerId, ctx.actor.id) : undefined;
  const query = tx.select().from(auditRequests).where(and(eq(auditRequests.orgId, ctx.orgId), eq(auditRequests.id, id), reach));
  const [row] = await (lock ? query.for("update") : query);
  if (!row) throw notFound("This request");
  return row;
}

/** The engagement, as long as it has not ended. Answers go on while it is closed: they are asked for. */
export async function goingOnOrThrow(tx: Tx, ctx: ServiceContext, engagementId: string): Promise<EngagementRow> {
  const row = await engagementOrThrow(tx, ctx, engagementId);
  if (row.phase === "ended") throw new ServiceError("CONFLICT", "This audit has ended: nothing of it changes any more.");
  return row;
}

/** Locks what is numbered within an engagement, until the transaction ends. There is no right to lock an engagement's row in the audit room. */
export async function lockNumbers(tx: Tx, orgId: string, engagementId: string, what: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${orgId} ${engagementId} ${what}`}, 0))`);
}

/** Ids of covered controls by key or by the auditor's number, in any case of letters. INVALID names those that are not covered. */
export async function coveredControls(tx: Tx, ctx: AuditPartner, engagementId: string, names: readonly string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  const rows = await tx.select({ id: controls.id, key: controls.key, reference: engagementControls.reference }).from(engagementControls)
    .innerJoin(controls, and(eq(controls.orgId, engagementControls.orgId), eq(controls.id, engagementControls.controlId)))
    .where(and(eq(engagementControls.orgId, ctx.orgId), eq(engagementControls.engagementId, engagementId), controlInReach(ctx, "controls")));
  const ids = new Map(rows.flatMap(({ id, key, reference }) => [...(reference ? [[reference.toLowerCase(), id] as const] : []), [key.toLowerCase(), id] as const]));
  return new Map(names.flatMap((name) => { const id = ids.get(name.toLowerCase()); return id ? [[name, id] as const] : []; }));
}

/** The same, where each has to be covered. */
export async function coveredOrThrow(tx: Tx, ctx: AuditPartner, engagementId: string, names: readonly string[]): Promise<string[]> {
  const found = await coveredControls(tx, ctx, engagementId, names);
  const missing = names.filter((name) => !found.has(name));
  if (missing.length > 0) throw new ServiceError("INVALID", `This audit covers no control ${missing.join(", ")}.`, [{ field: "controls", message: "Name controls of this audit." }]);
  return [...new Set(found.values())];
}

/** Keys of controls by id. */
export async function keysOf(tx: Tx, orgId: string, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.select({ id: controls.id, key: controls.key }).from(controls).where(and(eq(controls.orgId, orgId), inArray(controls.id, [...new Set(ids)])));
  return new Map(rows.map(({ id, key }) => [id, key]));
}

type Said = { kind: RequestEventKind; reason?: ReturnReason | null; text?: string | null; itemId?: string };

/** One line more in the thread. */
export async function noteEvents(tx: Tx, ctx: AuditPartner, events: (Said & { request: Pick<RequestRow, "id" | "engagementId"> })[]): Promise<void> {
  const said = { orgId: ctx.orgId, at: ctx.now, side: sideOf(ctx), by: ctx.actor.id, grantId: ctx.grantId ?? null };
  await tx.insert(auditRequestEvents).values(events.map(({ request, kind, reason = null, text, itemId = null }) => ({ ...said, id: newId("auditRequestEvent"), engagementId: request.engagementId, requestId: request.id, kind, reason, text: text || null, itemId })));
}

/** What the ledger calls a request. */
export const requestObject = ({ id, number, title }: Pick<RequestRow, "id" | "number" | "title">) => ({ kind: "audit_request", id, label: `${requestName(number)} ${title}` });
