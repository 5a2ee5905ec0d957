import { and, asc, eq, inArray, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { controlRequirements, controls } from "@/db/schema/controls";
import { engagementControls, engagements } from "@/db/schema/engagements";

import { notFound } from "../errors";

export type EngagementRow = typeof engagements.$inferSelect;
type Covered = Pick<EngagementRow, "frameworks" | "categories">;

/** NOT_FOUND for another organization's as for nobody's; locked until the transaction ends where it is to be changed. */
export async function engagementOrThrow(tx: Tx, ctx: { orgId: string }, id: string, lock = false): Promise<EngagementRow> {
  const query = tx.select().from(engagements).where(and(eq(engagements.orgId, ctx.orgId), eq(engagements.id, id)));
  const [row] = await (lock ? query.for("update") : query);
  if (!row) throw notFound("This audit");
  return row;
}

/** Controls that bear on what an engagement is about: mapped to a chosen framework, of SOC 2 to a chosen category. */
export async function controlsInScope(tx: Tx, orgId: string, { frameworks, categories }: Covered): Promise<{ id: string; key: string; title: string }[]> {
  const asked = inArray(controlRequirements.framework, frameworks);
  const rows = await tx.selectDistinct({ id: controls.id, key: controls.key, title: controls.title, framework: controlRequirements.framework, requirement: controlRequirements.requirementId })
    .from(controls).innerJoin(controlRequirements, and(eq(controlRequirements.orgId, controls.orgId), eq(controlRequirements.controlId, controls.id)))
    .where(and(eq(controls.orgId, orgId), eq(controls.applicable, true), asked)).orderBy(asc(controls.key));
  const chosen = rows.filter(({ framework, requirement }) => framework !== "soc2" || isOfCategory(requirement, categories));
  return [...new Map(chosen.map(({ id, key, title }) => [id, { id, key, title }])).values()];
}

/** Common criteria are of every category; the others name theirs by their first letters. */
const PREFIX: Record<string, RegExp> = { availability: /^A\d/, confidentiality: /^C\d/, "processing-integrity": /^PI\d/, privacy: /^P\d/ };
function isOfCategory(criterion: string, categories: readonly string[]): boolean {
  return criterion.startsWith("CC") || categories.some((category) => PREFIX[category]?.test(criterion) === true);
}

/** Number people see. */
export async function nextEngagementNumber(tx: Tx, orgId: string): Promise<number> {
  const [row] = await tx.execute<{ value: number }>(sql`insert into org_counters (org_id, name, value) values (${orgId}, 'engagement', 1) on conflict (org_id, name) do update set value = org_counters.value + 1 returning value`);
  return Number(row?.value);
}

/** Covers these controls, in this order. Numbers an auditor gave stay with their controls. */
export async function coverControls(tx: Tx, orgId: string, engagementId: string, ids: readonly string[], references: ReadonlyMap<string, string | null>): Promise<void> {
  await tx.delete(engagementControls).where(and(eq(engagementControls.orgId, orgId), eq(engagementControls.engagementId, engagementId)));
  if (ids.length === 0) return;
  await tx.insert(engagementControls).values(ids.map((controlId, position) => ({ orgId, engagementId, controlId, position, reference: references.get(controlId) ?? null })));
}

/** The auditor's numbers of an engagement, by control; locked where the controls are to be set anew, so that no number given meanwhile is lost. */
export async function referencesOf(tx: Tx, orgId: string, engagementId: string, lock = false): Promise<Map<string, string | null>> {
  const query = tx.select({ id: engagementControls.controlId, reference: engagementControls.reference }).from(engagementControls)
    .where(and(eq(engagementControls.orgId, orgId), eq(engagementControls.engagementId, engagementId)));
  const rows = await (lock ? query.for("update") : query);
  return new Map(rows.map(({ id, reference }) => [id, reference]));
}

export const engagementName = (number: number): string => `A-${number}`;
