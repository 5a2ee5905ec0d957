import { getDrill } from "@/server/services/privacy/drills/get";
import { listDrills } from "@/server/services/privacy/drills/list";

import { withApiKey } from "../with-api-key";

/** GET /api/v1/privacy/drills: drills of rights requests, the newest first, and how they are scheduled. */
export const list = withApiKey("privacy:read", async ({ ctx }) => Response.json(await listDrills(ctx)));

/** GET /api/v1/privacy/drills/{id}: who was planted with which marker where, and how each system fared. */
export const get = withApiKey("privacy:read", async ({ ctx, params }) => Response.json(await getDrill(ctx, { id: params["id"] })));
