import { and, eq } from "drizzle-orm";
import { z } from "zod";

import { withOrg } from "@/db/client";
import { evidence, records } from "@/db/schema/evidence";

import { evidenceInReach } from "../access/reach";
import { authorize, parseInput, type ServiceContext } from "../context";
import { notFound } from "../errors";

export const RecordId = z.strictObject({ recordId: z.string().max(60) });

/** The evidence a record was read from, and the record's place in it: verdicts name records, people open evidence. */
export async function evidenceOfRecord(ctx: ServiceContext, input: unknown): Promise<{ id: string; ordinal: number }> {
  authorize(ctx, "evidence:read");
  const { recordId } = parseInput(RecordId, input);
  const [row] = await withOrg(ctx.orgId, async (tx) =>
    tx.select({ id: records.evidenceId, ordinal: records.ordinal }).from(records)
      .innerJoin(evidence, and(eq(evidence.orgId, records.orgId), eq(evidence.id, records.evidenceId)))
      .where(and(eq(records.orgId, ctx.orgId), eq(records.id, recordId), evidenceInReach(ctx, "evidence"))),
  );
  if (!row) throw notFound("This record");
  return row;
}
