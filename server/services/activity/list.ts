import { withOrg } from "@/db/client";
import { ListActivityInput } from "@/server/domain/activity/schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { activityPage, type ActivityPage } from "./page";

/** The audit trail, newest first, filtered, by keyset. */
export async function listActivity(ctx: ServiceContext, input: unknown = {}): Promise<ActivityPage> {
  authorize(ctx, "activity:read");
  const query = parseInput(ListActivityInput, input);
  return withOrg(ctx.orgId, async (tx) => activityPage(tx, ctx.orgId, query));
}
