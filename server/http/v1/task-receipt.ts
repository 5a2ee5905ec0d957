import { receiveReceipt } from "@/server/services/privacy/tasks/receive-receipt";
import { consumeRateLimit } from "@/server/services/rate-limits/consume";

import { API_HEADERS, problem } from "../problem";
import { readJson } from "../read-body";
import { requestFacts } from "../request-facts";

type RouteContext = { params: Promise<Record<string, string>> };
const PER_ADDRESS = { points: 600, seconds: 60 };

/** POST /api/v1/privacy/tasks/{id}/receipt: no key, the signature says who it is from. What is in the body is never logged. */
export async function receipt(request: Request, route: RouteContext): Promise<Response> {
  const { requestId, ip, now } = requestFacts(request.headers);
  try {
    await consumeRateLimit(`receipt/${ip ?? "unknown"}`, PER_ADDRESS, new Date());
    const taskId = (await route.params)["id"] ?? "";
    const { bytes } = await readJson(request);
    const answer = await receiveReceipt({ taskId, headers: request.headers, body: bytes, now });
    return Response.json(answer, { headers: { ...API_HEADERS, "x-request-id": requestId } });
  } catch (error) {
    return problem(error, requestId);
  }
}
