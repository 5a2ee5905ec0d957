import { withOrg } from "@/db/client";
import { auditViews } from "@/db/schema/engagements";

import type { AuditorContext } from "../access/resolve-auditor";

export type Viewed = { what: "view" | "download"; objectKind: string; objectId: string; label: string };

/** Notes what an auditor opened or took along, before it is given: what cannot be noted is not shown. A preview leaves no trace. */
export async function recordView(ctx: AuditorContext, viewed: Viewed): Promise<void> {
  const { grantId } = ctx;
  if (grantId === null) return;
  await withOrg(ctx.orgId, async (tx) => tx.insert(auditViews).values({ orgId: ctx.orgId, engagementId: ctx.engagement.id, grantId, at: ctx.now, ...viewed, ip: ctx.ip, userAgent: ctx.userAgent }));
}
