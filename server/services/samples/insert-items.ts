import type { Tx } from "@/db/client";
import { insertRows } from "@/db/insert-rows";
import { auditSampleItems } from "@/db/schema/audit-samples";
import { drawPlaces } from "@/server/domain/samples/draw";
import { itemOf } from "@/server/domain/samples/frozen-list";

import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";
import type { SampleItemRow, SampleRow } from "./rows";

type Drawing = {
  sample: Pick<SampleRow, "orgId" | "engagementId" | "id" | "method" | "seed">; lines: readonly string[]; /** How many were drawn already. */ before: number; by: number;
  drawnBy: SampleItemRow["drawnBy"]; replaces?: number; reason?: string; grantId: string; entryId: string;
};

/** Draws on in a sample's own sequence and keeps what came. UNPROCESSABLE where the population has no more. Answers the records drawn. */
export async function insertItems(tx: Tx, ctx: Pick<ServiceContext, "now">, { sample, lines, before, by, drawnBy, replaces, reason, grantId, entryId }: Drawing): Promise<string[]> {
  const places = drawPlaces(lines, sample.method, sample.seed, before + by).slice(before);
  if (places.length < by) throw new ServiceError("UNPROCESSABLE", `The population has ${places.length === 0 ? "no more items" : `only ${places.length} more`} to draw.`);
  const rows = places.map((place, i) => {
    const line = lines[place] ?? "";
    const { key, record } = itemOf(line);
    return { orgId: sample.orgId, engagementId: sample.engagementId, sampleId: sample.id, place: before + i + 1, recordId: record, key, line, drawnBy, replaces: replaces ?? null, reason: reason ?? null, grantId, drawnAt: ctx.now, entryId };
  });
  await insertRows(tx, auditSampleItems, rows);
  return rows.map(({ recordId }) => recordId);
}
