import { and, eq, lte } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { controls } from "@/db/schema/controls";
import { EVIDENCE_KINDS } from "@/server/domain/catalog/kinds";
import { coverageOf, judge } from "@/server/domain/controls/judge";
import type { CoverageCell } from "@/server/domain/controls/view";

import { zoneAt, type OrganizationRow } from "../organizations/rows";
import { stoodOf } from "./events";
import { loadRecords } from "./load-records";
import { promiseAt, revisionsOf } from "./revisions";

/**
 * Cells of the coverage strip as known at a moment, worked out again from what had been received by then: equal to what
 * was stored with the verdicts of that day. For days and weeks that are not stored; reads every record of the
 * controls' kinds, so pages of today use what is stored.
 */
export async function coverageAt(tx: Tx, organization: OrganizationRow, moment: Date, weeks: string[]): Promise<Map<string, CoverageCell[]>> {
  const { orgId } = organization;
  const rows = await tx.select().from(controls).where(and(eq(controls.orgId, orgId), lte(controls.adoptedAt, moment)));
  const ids = rows.map(({ id }) => id);
  const [revisions, stood] = [await revisionsOf(tx, orgId, ids), await stoodOf(tx, orgId, ids, moment)];
  const byKind = Map.groupBy(await loadRecords(tx, orgId, [...new Set(rows.flatMap(({ kinds }) => kinds))], moment), (record) => record.kind);
  const at = moment.toISOString();
  const clock = { asOf: at, knownAt: at, timezone: zoneAt(organization, at) };
  return new Map(rows.map((control) => {
    const records = [...new Set([...control.kinds, "recorded_zero"])].flatMap((kind) => byKind.get(kind) ?? []);
    const judged = { ...control, ...promiseAt(revisions.get(control.id) ?? [], moment), adoptedAt: control.adoptedAt.toISOString() };
    return [control.id, coverageOf(judged, judge(judged, records, clock, EVIDENCE_KINDS), records, weeks, clock, EVIDENCE_KINDS, stood.get(control.id))];
  }));
}
