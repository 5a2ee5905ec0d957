import { withOrg } from "@/db/client";
import { SystemId } from "@/server/domain/privacy/systems/schema";
import { newSharedSecret } from "@/server/domain/webhooks/signing-key";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { recordChanges } from "../../ledger/record-change";
import { lockSystem } from "./rows";
import { keepSecret } from "./secrets";

/** Makes a new signing secret of a webhook, shown this once. The one before stays valid until the next is made; both sign. */
export async function rotateSystemSecret(ctx: ServiceContext, input: unknown): Promise<{ secret: string }> {
  authorize(ctx, "privacy:manage");
  const { id } = parseInput(SystemId, input);
  return withOrg(ctx.orgId, async (tx) => {
    const system = await lockSystem(tx, ctx.orgId, id);
    if (system.connector.kind !== "webhook") throw new ServiceError("CONFLICT", "Only a webhook has a signing secret.");
    const secret = newSharedSecret();
    const secretId = await keepSecret(tx, { orgId: ctx.orgId, systemId: id }, "webhook", secret, ctx.now);
    await recordChanges(tx, ctx, [{ action: "data_system.secret_rotated", object: { kind: "data_system", id, label: system.name }, detail: { secretId } }]);
    return { secret };
  });
}
