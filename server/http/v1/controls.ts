import { getControl } from "@/server/services/controls/get";
import { listControls } from "@/server/services/controls/list";

import { queryInput } from "../query-input";
import { withApiKey } from "../with-api-key";

export const list = withApiKey("controls:read", async ({ request, ctx }) => Response.json({ rows: await listControls(ctx, queryInput(request)) }));

export const get = withApiKey("controls:read", async ({ request, ctx, params }) => Response.json(await getControl(ctx, { ...queryInput(request), key: params["key"] })));
