import { getDataSystem } from "@/server/services/privacy/systems/get";
import { listDataSystems } from "@/server/services/privacy/systems/list";

import { withApiKey } from "../with-api-key";

/** GET /api/v1/privacy/systems: the register of data systems in use. */
export const list = withApiKey("privacy:read", async ({ ctx }) => Response.json({ rows: await listDataSystems(ctx) }));

/** GET /api/v1/privacy/systems/{id}. Of its secrets only when they were made. */
export const get = withApiKey("privacy:read", async ({ ctx, params }) => Response.json(await getDataSystem(ctx, { id: params["id"] })));
