import { exportOscal, exportTable } from "@/server/services/engagements/export";

import { fileResponse } from "../file-response";
import { withApiKey } from "../with-api-key";

/** GET /api/v1/engagements/{id}/oscal/{document} */
export const oscal = withApiKey("reports:read", async ({ ctx, params }) => fileResponse(await exportOscal(ctx, { id: params["id"], document: params["document"] })));

/** GET /api/v1/engagements/{id}/tables/{file} */
export const table = withApiKey("reports:read", async ({ ctx, params }) => fileResponse(await exportTable(ctx, { id: params["id"], file: params["file"] })));
