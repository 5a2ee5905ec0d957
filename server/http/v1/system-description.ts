import { getSystemDescription } from "@/server/services/system-description/get";
import { saveSystemDescription } from "@/server/services/system-description/save";

import { readJson } from "../read-body";
import { withApiKey } from "../with-api-key";

/** GET /api/v1/system-description: the newest version, with the list of all. */
export const get = withApiKey("reports:read", async ({ ctx }) => Response.json(await getSystemDescription(ctx, {})));

/** POST: keeps a new version after the one that was read; 409 where another was kept meanwhile. */
export const save = withApiKey("reports:make", async ({ request, ctx }) => Response.json(await saveSystemDescription(ctx, (await readJson(request)).value)));
