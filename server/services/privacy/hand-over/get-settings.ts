import { withOrg } from "@/db/client";
import type { HandOverSettings } from "@/server/domain/privacy/hand-over/keys";

import { authorize, type ServiceContext } from "../../context";
import { personNames } from "../../users/names";
import { handOverAddress, liveKeys } from "./key-rows";

/** How the organization's own application hands people over: where to, and with which keys. Their secrets are shown to nobody again. */
export async function getHandOverSettings(ctx: ServiceContext): Promise<HandOverSettings> {
  authorize(ctx, "privacy:read");
  return withOrg(ctx.orgId, async (tx) => {
    const keys = await liveKeys(tx, ctx.orgId);
    const names = await personNames(tx, keys.map(({ createdBy }) => createdBy));
    return {
      address: await handOverAddress(tx, ctx.orgId),
      keys: keys.map(({ id, createdAt, createdBy, lastUsedAt }) => ({ id, createdAt: createdAt.toISOString(), createdBy: names.get(createdBy) ?? createdBy, lastUsedAt: lastUsedAt?.toISOString() ?? null })),
    };
  });
}
