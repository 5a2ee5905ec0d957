import type { TestOrg } from "@/db/seed/factories";
import type { ApiScope } from "@/server/domain/access/permissions";
import { createApiKey } from "@/server/services/api-keys/create";

type Handler = (request: Request, route: { params: Promise<Record<string, string>> }) => Promise<Response>;
type Call = { key?: string; body?: unknown; headers?: Record<string, string>; params?: Record<string, string>; path?: string; method?: string };

/** The text of a new key with these scopes. */
export async function keyOf(org: TestOrg, ...scopes: ApiScope[]): Promise<string> {
  return (await createApiKey(org.as(), { name: "test", scopes })).key;
}

/** Calls a handler as an integration would: JSON in, a Response out. */
export async function send(handler: Handler, { key, body, headers = {}, params = {}, path = "/api/v1/x", method }: Call = {}): Promise<Response> {
  const text = body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body);
  const all = new Headers({ ...(key ? { authorization: `Bearer ${key}` } : {}), ...(text === undefined ? {} : { "content-type": "application/json" }), ...headers });
  return handler(new Request(`http://localhost:3000${path}`, { method: method ?? (text === undefined ? "GET" : "POST"), headers: all, body: text }), { params: Promise.resolve(params) });
}

/** Status and body of a problem, without what differs from request to request. */
export async function problemOf(response: Response): Promise<{ status: number; body: Record<string, unknown>; type: string | null }> {
  const { requestId: _, ...body } = (await response.json()) as Record<string, unknown>;
  return { status: response.status, body, type: response.headers.get("content-type") };
}
