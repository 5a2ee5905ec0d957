import { withApiKey } from "../with-api-key";

/** GET /api/v1/ping: an integration's first call. Says that the key works and what it may do. */
export const ping = withApiKey("evidence:push", async ({ ctx }) => Response.json({ ok: true, scopes: [...ctx.permissions] }));
