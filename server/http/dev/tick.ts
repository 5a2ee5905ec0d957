import { settleOrganization } from "@/server/services/controls/settle";

import { withApiKey } from "../with-api-key";

/**
 * Demo and test builds only: judges what this organization's evidence and the stated time call for, and sequences its
 * ledger, as the worker would have done at that moment. A production build answers 404.
 */
export const tick = process.env.PROOFROOM_BUILD === "demo"
  ? withApiKey("evidence:push", async ({ ctx }) => Response.json(await settleOrganization(ctx.orgId, ctx.now)))
  : async () => new Response(null, { status: 404 });
