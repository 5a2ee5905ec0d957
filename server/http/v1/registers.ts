import { exportRegister } from "@/server/services/registers/export";

import { queryInput } from "../query-input";
import { registerFileResponse } from "../register-file";
import { withApiKey } from "../with-api-key";

/** GET /api/v1/registers/{register}: the register as JSON, or as CSV with `format=csv`. */
export const get = withApiKey("registers:read", async ({ request, ctx, params }) =>
  registerFileResponse(await exportRegister(ctx, { ...queryInput(request, { booleans: ["archived"] }), register: params["register"] })));
