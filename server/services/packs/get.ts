import { and, eq } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { packs } from "@/db/schema/packs";
import { PackId } from "@/server/domain/packs/schema";
import type { PackRow } from "@/server/domain/packs/view";

import { authorize, parseInput, type ServiceContext } from "../context";
import { notFound } from "../errors";
import { personNames } from "../users/names";
import { toPackRow } from "./list";
import { firstTaken } from "./release-lock";

/** One pack with how far it is. */
export async function getPack(ctx: ServiceContext, input: unknown): Promise<PackRow> {
  authorize(ctx, "packs:read");
  const { id } = parseInput(PackId, input);
  return withOrg(ctx.orgId, async (tx) => {
    const row = await packOrThrow(tx, ctx.orgId, id);
    const names = await personNames(tx, [row.requestedBy]);
    return toPackRow(row, names.get(row.requestedBy) ?? row.requestedBy, (await firstTaken(tx, ctx.orgId, id)).get(id));
  });
}

export async function packOrThrow(tx: Tx, orgId: string, id: string): Promise<typeof packs.$inferSelect> {
  const [row] = await tx.select().from(packs).where(and(eq(packs.orgId, orgId), eq(packs.id, id)));
  if (!row) throw notFound("This pack");
  return row;
}
