import { ServiceError } from "../../services/errors";
import { problem } from "../problem";
import { requestFacts } from "../request-facts";

/** Every address of /api/v1 that is none: a problem like any other, for programs cannot read a page. */
export function nothing(request: Request): Response {
  return problem(new ServiceError("NOT_FOUND", "There is no such address in this API. Those there are stand at /docs/api and /api/v1/openapi.json."), requestFacts(request.headers).requestId);
}
