import type { Permission } from "@/server/domain/access/permissions";

import { log } from "../log";
import { resolveApiKey } from "../services/access/resolve-api-key";
import { markApiKeyUsed } from "../services/api-keys/mark-used";
import { authorize, type ServiceContext } from "../services/context";
import { ServiceError } from "../services/errors";
import { consumeRateLimit } from "../services/rate-limits/consume";
import { API_HEADERS, problem } from "./problem";
import { requestFacts } from "./request-facts";

export type ApiRequest = { request: Request; ctx: ServiceContext; params: Record<string, string> };
type RouteContext = { params: Promise<Record<string, string | string[]>> };
const PER_KEY = { points: 6000, seconds: 60 };

/**
 * The gate of the public API: key → context, scope, rate limit, errors as problem details. Cookies never count here.
 * A key in the query string is refused, because addresses end up in logs.
 */
export function withApiKey(scope: Permission, handle: (call: ApiRequest) => Promise<Response>) {
  return async (request: Request, route: RouteContext): Promise<Response> => {
    const facts = requestFacts(request.headers);
    try {
      if (/[?&](api[-_]?key|key|(access[-_]?)?token|authorization|bearer)=|prk_[0-9a-z]{26}_/i.test(request.url)) throw new ServiceError("UNAUTHORIZED", "Send the key in the Authorization header, never in the address. Consider this key leaked: revoke it.");
      const ctx = await resolveApiKey(request.headers.get("authorization"), facts);
      await consumeRateLimit(`api/${ctx.actor.id}`, PER_KEY, new Date());
      authorize(ctx, scope);
      const response = await handle({ request, ctx, params: joined(await route.params) });
      for (const [name, value] of Object.entries(API_HEADERS)) if (!response.headers.has(name)) response.headers.set(name, value);
      // An answer to a write is small: packing it takes longer than sending it.
      if (request.method !== "GET") response.headers.set("cache-control", `${response.headers.get("cache-control")}, no-transform`);
      response.headers.set("x-request-id", facts.requestId);
      void markApiKeyUsed(ctx).catch((error: unknown) => log().warn({ err: String(error) }, "last use of a key could not be noted"));
      return response;
    } catch (error) {
      return problem(error, facts.requestId);
    }
  };
}

/** A parameter that takes the rest of the path comes in parts; a route without parameters is given none at all. */
function joined(params: Record<string, string | string[]> | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(params ?? {}).map(([name, value]) => [name, [value].flat().join("/")]));
}
