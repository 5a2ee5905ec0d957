import { withOrg } from "@/db/client";
import { ExtendInput } from "@/server/domain/samples/schema";

import type { AuditorContext } from "../access/resolve-auditor";
import { authorize, parseInput } from "../context";
import { drawOn } from "./draw-on";

/** Draws more items of the same sequence. The sample goes on with what it had. */
export async function extendSample(ctx: AuditorContext, input: unknown): Promise<void> {
  authorize(ctx, "audit:work");
  const wanted = parseInput(ExtendInput, input);
  await withOrg(ctx.orgId, async (tx) => drawOn(tx, ctx, wanted));
}
