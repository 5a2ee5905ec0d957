import { withOrg } from "@/db/client";

import { authorize, type ServiceContext } from "../context";
import { logsOf } from "./other-logs";

/** Origins of the ledgers a pack can be of, newest first: more than one after a succession. */
export async function listPackLogs(ctx: ServiceContext): Promise<string[]> {
  authorize(ctx, "packs:make");
  return withOrg(ctx.orgId, async (tx) => (await logsOf(tx, ctx.orgId)).map(({ origin }) => origin).reverse());
}
