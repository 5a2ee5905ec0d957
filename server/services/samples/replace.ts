import { withOrg } from "@/db/client";
import { ReplaceInput } from "@/server/domain/samples/schema";

import type { AuditorContext } from "../access/resolve-auditor";
import { authorize, parseInput } from "../context";
import { notFound, ServiceError } from "../errors";
import { drawOn } from "./draw-on";

/** Takes the next item of the sequence for one that cannot be tested. The one replaced stays on record with the reason; it is replaced once. */
export async function replaceItem(ctx: AuditorContext, input: unknown): Promise<void> {
  authorize(ctx, "audit:work");
  const { id, place, reason } = parseInput(ReplaceInput, input);
  await withOrg(ctx.orgId, async (tx) => drawOn(tx, ctx, { id, by: 1, reason, replaces: place }, (items) => {
    if (!items.some((item) => item.place === place)) throw notFound("This item");
    if (items.some(({ replaces }) => replaces === place)) throw new ServiceError("CONFLICT", "This item was replaced already. Replace the one that came for it.");
  }));
}
