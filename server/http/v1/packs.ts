import { askForPack } from "@/server/services/packs/ask";
import { downloadPack } from "@/server/services/packs/download";
import { getPack } from "@/server/services/packs/get";
import { listPacks } from "@/server/services/packs/list";
import { once } from "@/server/services/idempotency/once";

import { rangedFileResponse } from "../ranged-file";
import { readJson } from "../read-body";
import { withApiKey } from "../with-api-key";

/** POST /api/v1/packs: asks for an auditor pack. 202 with its id; the worker makes it, and GET on its Location says how far it is. */
export const ask = withApiKey("packs:make", async ({ request, ctx }) => {
  const { value, bytes } = await readJson(request);
  const answer = await once(ctx, { route: "POST /v1/packs", key: request.headers.get("idempotency-key"), request: bytes }, async () => ({
    status: 202, body: await askForPack(ctx, value),
  }));
  const { id } = answer.body as { id: string };
  const headers = { location: `/api/v1/packs/${id}`, ...(answer.replayed ? { "idempotent-replayed": "true" } : {}) };
  return Response.json({ id }, { status: answer.status, headers });
});

export const list = withApiKey("packs:read", async ({ ctx }) => Response.json({ rows: await listPacks(ctx) }));

export const get = withApiKey("packs:read", async ({ ctx, params }) => Response.json(await getPack(ctx, { id: params["id"] })));

/** GET …/file: the made pack, whole or from where an earlier download broke off. */
export const download = withApiKey("packs:read", async ({ request, ctx, params }) =>
  rangedFileResponse(request, { ...(await downloadPack(ctx, { id: params["id"] })), mediaType: "application/zip" }));
