import { listAnchors } from "@/server/services/anchors/list";

import { queryInput } from "../query-input";
import { withApiKey } from "../with-api-key";

/** GET /api/v1/ledger/anchors: where heads of the ledger stand outside this server, and what is still on its way. */
export const list = withApiKey("ledger:read", async ({ request, ctx }) => Response.json(await listAnchors(ctx, queryInput(request, { numbers: ["limit"] }))));
