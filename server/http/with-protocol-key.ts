import { openDsrError } from "@/server/domain/privacy/protocols/opendsr-error";

import { log } from "../log";
import { resolveApiKey } from "../services/access/resolve-api-key";
import { resolveProtocolDoor } from "../services/access/resolve-protocol-door";
import { markApiKeyUsed } from "../services/api-keys/mark-used";
import { authorize, type ServiceContext } from "../services/context";
import { ServiceError } from "../services/errors";
import { consumeRateLimit } from "../services/rate-limits/consume";
import { API_HEADERS, toServiceError } from "./problem";
import { requestFacts } from "./request-facts";

export type ProtocolCall = { request: Request; ctx: ServiceContext; params: Record<string, string> };
type Handle = (call: ProtocolCall) => Promise<Response>;
type RouteContext = { params: Promise<Record<string, string>> };

const PER_KEY = { points: 600, seconds: 60 };
/** A platform sends for all its shops from few addresses. */
const PER_ADDRESS = { points: 1200, seconds: 60 };
/** The specification wants 400 for whatever is wrong with a request, a conflict too. */
const STATUS: Partial<Record<ServiceError["code"], number>> = { UNAUTHORIZED: 401, FORBIDDEN: 403, NOT_FOUND: 404, TOO_LARGE: 413, RATE_LIMITED: 429, UNAVAILABLE: 503 };

/** The gate of a protocol's controllers: a key as Bearer, or as the password of Basic, because that is what their systems can send. */
export function withProtocolKey(handle: Handle) {
  return guarded(async (request, params, facts) => {
    const ctx = await resolveApiKey(bearerOf(request.headers.get("authorization")), facts);
    await consumeRateLimit(`api/${ctx.actor.id}`, PER_KEY, new Date());
    authorize(ctx, "privacy:receive");
    const response = await handle({ request, ctx, params });
    void markApiKeyUsed(ctx).catch((error: unknown) => log().warn({ err: String(error) }, "last use of a key could not be noted"));
    return response;
  });
}

/** The gate of what is public or proves itself by a signature. */
export function withProtocolDoor(handle: Handle) {
  return guarded(async (request, params, facts) => {
    await consumeRateLimit(`protocol-door:${facts.ip ?? "unknown"}`, PER_ADDRESS, new Date());
    return handle({ request, ctx: await resolveProtocolDoor(params["orgSlug"] ?? "", facts), params });
  });
}

function guarded(work: (request: Request, params: Record<string, string>, facts: ReturnType<typeof requestFacts>) => Promise<Response>) {
  return async (request: Request, route: RouteContext): Promise<Response> => {
    const facts = requestFacts(request.headers);
    const response = await work(request, await route.params, facts).catch((error: unknown) => refusal(error, facts.requestId));
    for (const [name, value] of Object.entries(API_HEADERS)) if (!response.headers.has(name)) response.headers.set(name, value);
    response.headers.set("x-request-id", facts.requestId);
    return response;
  };
}

/** Nothing of what was sent is repeated or logged: a request names a person. */
function refusal(error: unknown, requestId: string): Response {
  const known = toServiceError(error);
  if (!known) log().error({ requestId, err: error instanceof Error ? { name: error.name, stack: error.stack?.split("\n").slice(1).join("\n") } : "unknown" }, "protocol request failed");
  const status = known ? (STATUS[known.code] ?? 400) : 500;
  const details = known?.details.filter(({ code }) => code !== "RETRY_AFTER").map(({ code, message }) => ({ domain: "Validation", reason: code ?? known.code, message })) ?? [];
  const retryAfter = known?.details.find(({ code }) => code === "RETRY_AFTER")?.message;
  const headers = { ...(status === 401 ? { "www-authenticate": 'Basic realm="OpenDSR", Bearer' } : {}), ...(retryAfter ? { "retry-after": retryAfter } : {}) };
  return Response.json(openDsrError(status, known?.message ?? "Something failed on our side. Send it again: the same request is taken once.", details), { status, headers });
}

function bearerOf(header: string | null): string | null {
  const [, encoded] = /^Basic ([A-Za-z0-9+/]+={0,2})$/i.exec(header ?? "") ?? [];
  if (encoded === undefined) return header;
  const [user = "", ...password] = Buffer.from(encoded, "base64").toString("utf8").split(":");
  return `Bearer ${password.join(":") || user}`;
}
