import { withOrg } from "@/db/client";
import { RequestDraft } from "@/server/domain/audit-requests/schema";

import type { AuditorContext } from "../access/resolve-auditor";
import { authorize, parseInput } from "../context";
import { addRequests } from "./add";
import { coveredOrThrow, goingOnOrThrow } from "./rows";

/** An auditor asks for something. Both sides see it at once. */
export async function createRequest(ctx: AuditorContext, input: unknown): Promise<{ id: string }> {
  authorize(ctx, "audit:work");
  const { controls, ...draft } = parseInput(RequestDraft, input);
  return withOrg(ctx.orgId, async (tx) => {
    await goingOnOrThrow(tx, ctx, ctx.engagement.id);
    const controlIds = await coveredOrThrow(tx, ctx, ctx.engagement.id, controls);
    const [id = ""] = await addRequests(tx, ctx, ctx.engagement.id, [{ ...draft, controlIds, ownerId: null }]);
    return { id };
  });
}
