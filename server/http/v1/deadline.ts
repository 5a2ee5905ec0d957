import { calculateDeadline } from "@/server/domain/privacy/deadline";
import { DeadlineQuery, deadlineQueryOf } from "@/server/domain/privacy/deadline-query";
import { parseInput } from "@/server/services/context";

import { API_HEADERS, problem } from "../problem";
import { requestFacts } from "../request-facts";

/** GET /api/v1/privacy/deadline: public, because it knows no organization; the same question always has the same answer. */
export function deadline(request: Request): Response {
  const { requestId } = requestFacts(request.headers);
  try {
    const query = parseInput(DeadlineQuery, deadlineQueryOf(new URL(request.url).searchParams));
    const headers = { ...API_HEADERS, "cache-control": "public, max-age=300", "access-control-allow-origin": "*", "x-request-id": requestId };
    return Response.json(calculateDeadline(query), { headers });
  } catch (error) {
    return problem(error, requestId);
  }
}
