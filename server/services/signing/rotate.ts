import { withOrg } from "@/db/client";

import { authorize, type ServiceContext } from "../context";
import { makeOwnIdentity } from "./make-own";
import { lockSigning } from "./rows";

/** Gives the organization a new key and certificate of the installation's authority. What the former one signed stays signed. */
export async function rotateSigningIdentity(ctx: ServiceContext): Promise<{ id: string }> {
  authorize(ctx, "signing:manage");
  return withOrg(ctx.orgId, async (tx) => {
    await lockSigning(tx, ctx.orgId);
    const { id } = await makeOwnIdentity(tx, ctx);
    return { id };
  });
}
