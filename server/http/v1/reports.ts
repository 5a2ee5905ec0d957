import type { ServiceContext } from "@/server/services/context";
import { downloadReport } from "@/server/services/reports/download";
import { downloadSignedReport } from "@/server/services/reports/download-signed";
import { getReport } from "@/server/services/reports/get";
import { listReports } from "@/server/services/reports/list";
import { makeReport } from "@/server/services/reports/make";
import { retryReport } from "@/server/services/reports/retry";
import type { Answer } from "@/server/services/idempotency/key-row";
import { once } from "@/server/services/idempotency/once";
import { requestedInRun } from "@/server/services/idempotency/requested-in-run";

import { fileResponse } from "../file-response";
import { readJson } from "../read-body";
import { withApiKey } from "../with-api-key";

/** POST /api/v1/reports: asks for a report. 202 with its id; the worker makes it, and GET on its Location says how far it is. */
export const make = withApiKey("reports:make", async ({ request, ctx }) => {
  const { value, bytes } = await readJson(request);
  const answer = await once(ctx, { route: "POST /v1/reports", key: request.headers.get("idempotency-key"), request: bytes, recover: async (runId) => requestedBefore(ctx, runId) }, async () => ({
    status: 202, body: await makeReport(ctx, value),
  }));
  const { id } = answer.body as { id: string };
  const headers = { location: `/api/v1/reports/${id}`, ...(answer.replayed ? { "idempotent-replayed": "true" } : {}) };
  return Response.json({ id }, { status: answer.status, headers });
});

/** A run that died after its commit has made the report already: asking again gives that one. */
async function requestedBefore(ctx: ServiceContext, runId: string): Promise<Answer | undefined> {
  const id = await requestedInRun(ctx, runId);
  return id ? { status: 202, body: { id } } : undefined;
}

export const list = withApiKey("reports:read", async ({ ctx }) => Response.json({ rows: await listReports(ctx) }));

export const get = withApiKey("reports:read", async ({ ctx, params }) => Response.json(await getReport(ctx, { id: params["id"] })));

/** POST /api/v1/reports/{id}/retry: one that failed is made again, with everything that was chosen for it. */
export const retry = withApiKey("reports:make", async ({ ctx, params }) => {
  await retryReport(ctx, { id: params["id"] });
  return Response.json({ id: params["id"] }, { status: 202, headers: { location: `/api/v1/reports/${params["id"]}` } });
});

export const download = withApiKey("reports:read", async ({ ctx, params }) =>
  fileResponse({ ...(await downloadReport(ctx, { id: params["id"] })), mediaType: "application/pdf" }));

export const downloadSigned = withApiKey("reports:read", async ({ ctx, params }) =>
  fileResponse({ ...(await downloadSignedReport(ctx, { id: params["id"] })), mediaType: "application/pdf" }));
