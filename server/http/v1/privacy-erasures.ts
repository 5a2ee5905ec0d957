import { once } from "@/server/services/idempotency/once";
import { checkSuppressions } from "@/server/services/privacy/erasure/check-suppressions";
import { listErasureOrders } from "@/server/services/privacy/erasure/list-orders";
import { listSuppressions } from "@/server/services/privacy/erasure/list-suppressions";
import { reportReplay } from "@/server/services/privacy/erasure/report-replay";

import { queryInput } from "../query-input";
import { readJson } from "../read-body";
import { withApiKey } from "../with-api-key";

/** GET erasures: who must be erased again since a moment. Never kept: it names people. */
export const orders = withApiKey("privacy:replay", async ({ request, ctx }) => Response.json(await listErasureOrders(ctx, queryInput(request, { numbers: ["limit"] })), { headers: { "cache-control": "no-store" } }));

/** POST erasures/replays: a restored system reports what it erased again. The same report twice is two lines, unless it has a key. */
export const report = withApiKey("privacy:replay", async ({ request, ctx }) => {
  const { value, bytes } = await readJson(request);
  const answer = await once(ctx, { route: "POST /v1/privacy/erasures/replays", key: request.headers.get("idempotency-key"), request: bytes }, async () => ({ status: 201, body: await reportReplay(ctx, value) }));
  return Response.json(answer.body, { status: answer.status, headers: answer.replayed ? { "idempotent-replayed": "true" } : {} });
});

/** POST suppressions/check: a POST because identifiers have no place in an address. It changes nothing. */
export const check = withApiKey("privacy:suppress", async ({ request, ctx }) => Response.json(await checkSuppressions(ctx, (await readJson(request)).value), { headers: { "cache-control": "no-store" } }));

export const suppressions = withApiKey("privacy:suppress", async ({ request, ctx }) => Response.json(await listSuppressions(ctx, queryInput(request, { numbers: ["limit"] }))));
