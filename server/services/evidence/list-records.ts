import { withOrg } from "@/db/client";
import { ListRecordsInput } from "@/server/domain/evidence/schema";
import type { RecordView } from "@/server/domain/evidence/view";

import { authorize, parseInput, type ServiceContext } from "../context";
import { recordViews } from "./record-views";
import { evidenceOrThrow } from "./rows";

/** A page of an evidence's records, in the order of the file. */
export async function listRecords(ctx: ServiceContext, input: unknown): Promise<{ total: number; records: RecordView[] }> {
  authorize(ctx, "evidence:read");
  const { id, offset, limit } = parseInput(ListRecordsInput, input);
  return withOrg(ctx.orgId, async (tx) => {
    const row = await evidenceOrThrow(tx, ctx, id);
    return { total: row.recordsTotal, records: await recordViews(tx, ctx.orgId, id, offset, limit) };
  });
}
