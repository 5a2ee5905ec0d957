import { eq } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { statusSettings } from "@/db/schema/status-page";
import { KEEP_MONTHS } from "@/server/domain/status-page/keep";
import { StatusSettingsInput } from "@/server/domain/status-page/schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { recordChanges } from "../ledger/record-change";

/** Says after how many months who asked for a document is forgotten. It holds for those who asked already, too. */
export async function saveStatusSettings(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "status:manage");
  const { keepMonths } = parseInput(StatusSettingsInput, input);
  await withOrg(ctx.orgId, async (tx) => {
    const before = await keepMonthsOf(tx, ctx.orgId);
    const changed = { keepMonths, changedBy: ctx.actor.id, changedAt: ctx.now };
    await tx.insert(statusSettings).values({ orgId: ctx.orgId, ...changed }).onConflictDoUpdate({ target: statusSettings.orgId, set: changed });
    await recordChanges(tx, ctx, [{ action: "status_page.settings_changed", object: { kind: "status_page", id: "settings", label: "Status page" }, detail: { before: { keepMonths: before }, after: { keepMonths } } }]);
  });
}

/** Months after which who asked is forgotten. */
export async function keepMonthsOf(tx: Tx, orgId: string): Promise<number> {
  const [row] = await tx.select({ keepMonths: statusSettings.keepMonths }).from(statusSettings).where(eq(statusSettings.orgId, orgId));
  return row?.keepMonths ?? KEEP_MONTHS.standard;
}
