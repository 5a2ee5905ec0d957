import { randomBytes } from "node:crypto";

import { withOrg } from "@/db/client";
import { handOverKeys } from "@/db/schema/privacy-desk";
import { newId } from "@/server/domain/ids/ids";
import { MOST_HAND_OVER_KEYS } from "@/server/domain/privacy/hand-over/keys";

import { authorize, type ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { recordChanges } from "../../ledger/record-change";
import { settingsOrThrow } from "../rows";
import { liveKeys, sealSecret } from "./key-rows";

/** Makes a key for hand-overs. Its secret (32 bytes, base64url) comes back this once. Throws CONFLICT while two are in use. */
export async function createHandOverKey(ctx: ServiceContext): Promise<{ id: string; secret: string }> {
  authorize(ctx, "privacy:manage");
  const [id, secret] = [newId("handOverKey"), randomBytes(32)];
  await withOrg(ctx.orgId, async (tx) => {
    // The row of the settings is also what two at once wait at.
    await settingsOrThrow(tx, ctx.orgId, "locked");
    if ((await liveKeys(tx, ctx.orgId)).length >= MOST_HAND_OVER_KEYS) throw new ServiceError("CONFLICT", "Two keys are in use. End the older one first, once your application signs with the newer.");
    await tx.insert(handOverKeys).values({ orgId: ctx.orgId, id, sealed: await sealSecret(ctx.orgId, id, secret), createdAt: ctx.now, createdBy: ctx.actor.id });
    await recordChanges(tx, ctx, [{ action: "hand_over_key.created", type: "access.granted", object: { kind: "hand_over_key", id, label: id }, detail: {} }]);
  });
  return { id, secret: secret.toString("base64url") };
}
