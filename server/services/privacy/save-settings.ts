import { withOrg } from "@/db/client";
import { privacySettings } from "@/db/schema/privacy";
import { SavePrivacySettingsInput } from "@/server/domain/privacy/settings";

import { authorize, parseInput, type ServiceContext } from "../context";
import { recordChanges } from "../ledger/record-change";
import { writeLook } from "../organizations/look-rows";
import { findSettings } from "./rows";

/** Says how the organization answers people about their data. Law, zone and country decide every date, so the change is on record. */
export async function savePrivacySettings(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "privacy:manage");
  const after = parseInput(SavePrivacySettingsInput, input);
  await withOrg(ctx.orgId, async (tx) => {
    const before = await findSettings(tx, ctx.orgId);
    const { accent, ...settings } = after;
    const row = { ...settings, updatedAt: ctx.now };
    await tx.insert(privacySettings).values({ orgId: ctx.orgId, ...row }).onConflictDoUpdate({ target: privacySettings.orgId, set: row });
    await writeLook(tx, ctx.orgId, ctx.now, { accent });
    await recordChanges(tx, ctx, [{ action: "privacy_settings.saved", object: { kind: "privacy_settings", id: ctx.orgId, label: after.controllerName }, detail: { before: before ?? null, after } }]);
  });
}
