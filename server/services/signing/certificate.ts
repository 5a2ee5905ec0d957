import { withOrg } from "@/db/client";
import { SigningIdentityId } from "@/server/domain/signing/schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { identityOrThrow } from "./rows";

/** The certificate with those that lead to its root, as PEM: what a reader of signed reports trusts. */
export async function getSigningCertificate(ctx: ServiceContext, input: unknown): Promise<{ id: string; pem: string }> {
  authorize(ctx, "reports:read");
  const { id } = parseInput(SigningIdentityId, input);
  return withOrg(ctx.orgId, async (tx) => ({ id, pem: (await identityOrThrow(tx, ctx.orgId, id)).certificates }));
}
