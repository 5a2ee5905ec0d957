import { and, eq, gte, inArray, isNull, lt, or, sql, type SQL } from "drizzle-orm";
import { Temporal } from "temporal-polyfill";

import type { Tx } from "@/db/client";
import { controls } from "@/db/schema/controls";
import { evidence, evidenceLinks } from "@/db/schema/evidence";
import type { PackScope } from "@/server/domain/packs/schema";
import type { Selection } from "@/server/domain/packs/select-entries";

import { notFound } from "../errors";
import { linkStands } from "../evidence/link-stands";
import { oneOf } from "../row-checks/one-of";
import { namedByEngagement } from "./engagement-entries";
import { coveredByEngagement, type EngagementScope, type Until } from "./engagement-scope";

type Window = { from: Date; to: Date };

export type ScopedEvidence = { condition: SQL | undefined; controlIds: string[]; window: Window | null };

/**
 * What a scope's names and days stand for by a head or a moment. NOT_FOUND for a control or an evidence that the organization does
 * not have, another organization's included.
 */
export async function resolveScope(tx: Tx, orgId: string, scope: PackScope, timezone: string, until: Until): Promise<Selection> {
  const { condition, controlIds, window } = await evidenceInScope(tx, orgId, scope, timezone, until);
  const rows = scope.kind === "all" ? [] : await tx.select({ id: evidence.id }).from(evidence).where(condition);
  const bearing = controlIds.length === 0 ? [] : await tx.selectDistinct({ id: evidenceLinks.evidenceId }).from(evidenceLinks).where(and(eq(evidenceLinks.orgId, orgId), inArray(evidenceLinks.controlId, controlIds)));
  const bounds = window && { from: window.from.toISOString(), to: window.to.toISOString() };
  const named = scope.kind === "engagement" ? await namedByEngagement(tx, orgId, scope) : undefined;
  return { kind: scope.kind, ...(named && { named }), evidenceIds: new Set(rows.map((row) => row.id)), controlIds: new Set(controlIds), bearing: new Set(bearing.map((row) => row.id)), window: bounds };
}

/** The evidence of a scope as a condition on its table. NOT_FOUND as `resolveScope`. */
export async function evidenceInScope(tx: Tx, orgId: string, scope: PackScope, timezone: string, until: Until): Promise<ScopedEvidence> {
  if (scope.kind === "engagement") return evidenceOfEngagement(tx, orgId, scope, timezone, until);
  const [window, controlIds] = [windowOf(scope, timezone), await controlIdsOf(tx, orgId, scope)];
  await requireItems(tx, orgId, scope);
  // What came in after the moment may be among them: it is not in the ledger at the pack's head, so nothing of it is opened.
  return { condition: and(eq(evidence.orgId, orgId), named(scope), telling(window), scope.kind === "control" ? linked(controlIds, until.cutAt) : undefined), controlIds, window };
}

/** What bears on the audit's controls and tells of its window, and whatever was handed over, drawn, named in a finding or in the snapshot, or printed in a report, of any time. */
async function evidenceOfEngagement(tx: Tx, orgId: string, scope: EngagementScope, timezone: string, until: Until): Promise<ScopedEvidence> {
  const { from, to, controlIds, evidenceIds } = await coveredByEngagement(tx, orgId, scope, until);
  const days = daysBetween(from, to, timezone);
  // What is judged on one day rests on what came before it.
  const window = from === to ? { ...days, from: new Date(0) } : days;
  return { condition: and(eq(evidence.orgId, orgId), or(and(telling(window), linked(controlIds, until.cutAt)), oneOf(evidence.id, evidenceIds))), controlIds, window };
}

async function requireItems(tx: Tx, orgId: string, scope: PackScope): Promise<void> {
  if (scope.kind !== "item") return;
  const found = await tx.select({ id: evidence.id }).from(evidence).where(and(eq(evidence.orgId, orgId), named(scope)));
  if (found.length !== new Set(scope.evidence).size) throw notFound(scope.evidence.length === 1 ? "This evidence" : "One of these items of evidence");
}

function named(scope: PackScope): SQL | undefined {
  return scope.kind === "item" ? inArray(evidence.id, scope.evidence) : undefined;
}

/** What tells of the window; where no time is told, when it came in counts. */
function telling(window: Window | null): SQL | undefined {
  if (!window) return undefined;
  const notBefore = or(gte(evidence.occurredTo, window.from), and(isNull(evidence.occurredTo), gte(evidence.receivedAt, window.from)));
  const notAfter = or(lt(evidence.occurredFrom, window.to), and(isNull(evidence.occurredFrom), lt(evidence.receivedAt, window.to)));
  return and(notBefore, notAfter);
}

function linked(controlIds: string[], moment: Date): SQL {
  if (controlIds.length === 0) return sql`false`;
  return sql`exists (select 1 from evidence_links k where k.org_id = evidence.org_id and k.evidence_id = evidence.id and k.control_id in ${controlIds}
    and (k.linked_by = 'kind' or k.at <= ${moment.toISOString()}) and ${linkStands("k", moment)})`;
}

async function controlIdsOf(tx: Tx, orgId: string, scope: PackScope): Promise<string[]> {
  if (scope.kind !== "control") return [];
  const rows = await tx.select({ id: controls.id }).from(controls).where(and(eq(controls.orgId, orgId), inArray(controls.key, scope.controls)));
  if (rows.length !== new Set(scope.controls).size) throw notFound(scope.controls.length === 1 ? "This control" : "One of these controls");
  return rows.map((row) => row.id);
}

function windowOf(scope: PackScope, timezone: string): Window | null {
  if (!("from" in scope) || scope.from === undefined || scope.to === undefined) return null;
  return daysBetween(scope.from, scope.to, timezone);
}

function daysBetween(from: string, to: string, timezone: string): Window {
  return { from: startOf(Temporal.PlainDate.from(from), timezone), to: startOf(Temporal.PlainDate.from(to).add({ days: 1 }), timezone) };
}

function startOf(day: Temporal.PlainDate, timezone: string): Date {
  return new Date(day.toZonedDateTime(timezone).epochMilliseconds);
}
