import { withOrg } from "@/db/client";
import { localDay } from "@/server/domain/privacy/calendar-days";
import { quarterOf } from "@/server/domain/privacy/drills/quarter";

import { authorize, type ServiceContext } from "../../context";
import { settingsOrThrow } from "../rows";
import { makeDrill } from "./make";

/** Sets up a drill: makes a person up, with what to enter of them in which system. Throws CONFLICT while another is under way. */
export async function setUpDrill(ctx: ServiceContext): Promise<{ id: string }> {
  authorize(ctx, "privacy:handle");
  return withOrg(ctx.orgId, async (tx) => {
    const { zone } = await settingsOrThrow(tx, ctx.orgId);
    const { id } = await makeDrill(tx, ctx, quarterOf(localDay(ctx.now.toISOString(), zone)));
    return { id };
  });
}
