import type { PushAnswer } from "@/server/domain/evidence/view";
import { downloadEvidence } from "@/server/services/evidence/download";
import { getEvidence } from "@/server/services/evidence/get";
import { listEvidence } from "@/server/services/evidence/list";
import { pushEvidence } from "@/server/services/evidence/push";
import { once } from "@/server/services/idempotency/once";

import { fileResponse } from "../file-response";
import { queryInput } from "../query-input";
import { readPush } from "../read-body";
import { withApiKey } from "../with-api-key";

/** POST /api/v1/evidence: one item. 201 created, 200 duplicate or dry run, 422 refused with every reason. */
export const pushOne = withApiKey("evidence:push", async ({ request, ctx }) => {
  const { value, bytes } = await readPush(request);
  const dryRun = new URL(request.url).searchParams.get("dry_run") === "true";
  const answer = await once(ctx, { route: `POST /v1/evidence${dryRun ? "?dry_run" : ""}`, key: request.headers.get("idempotency-key"), request: bytes }, async () => {
    const [result] = await pushEvidence(ctx, { items: [value], dryRun });
    return { status: statusOf(result), body: result };
  });
  return Response.json(answer.body, { status: answer.status, headers: answer.replayed ? { "idempotent-replayed": "true" } : {} });
});

/** POST /api/v1/evidence/batch: up to 100 items, each answered by itself. 200 when every item is in, 207 when some are refused. */
export const pushBatch = withApiKey("evidence:push", async ({ request, ctx }) => {
  const { value, bytes } = await readPush(request);
  const answer = await once(ctx, { route: "POST /v1/evidence/batch", key: request.headers.get("idempotency-key"), request: bytes }, async () => {
    const results = await pushEvidence(ctx, value);
    return { status: results.some((result) => result.status === "refused") ? 207 : 200, body: { results } };
  });
  return Response.json(answer.body, { status: answer.status, headers: answer.replayed ? { "idempotent-replayed": "true" } : {} });
});

export const list = withApiKey("evidence:read", async ({ request, ctx }) => Response.json(await listEvidence(ctx, queryInput(request, { numbers: ["limit"], booleans: ["late", "questions"] }))));

export const get = withApiKey("evidence:read", async ({ ctx, params }) => Response.json(await getEvidence(ctx, { id: params["id"] })));

export const download = withApiKey("evidence:read", async ({ ctx, params }) => fileResponse(await downloadEvidence(ctx, { id: params["id"] })));

function statusOf(answer: PushAnswer | undefined): number {
  if (answer?.status === "refused") return 422;
  return answer?.status === "created" ? 201 : 200;
}
