import type { ApiScope } from "@/server/domain/access/permissions";

import type { SchemaName } from "./components";

export type JsonSchema = Record<string, unknown>;
export type Method = "get" | "post" | "put" | "delete";
export type Parameter = { name: string; in: "query" | "path" | "header"; description?: string; required: boolean; schema: JsonSchema; example?: unknown };
type Ref = { $ref: string };
export type Reply = { description: string; headers?: Record<string, Ref>; content?: Record<string, unknown> };
export type Operation = {
  operationId: string; summary: string; description?: string; tags: string[]; security: Record<string, string[]>[];
  parameters?: (Parameter | Ref)[]; requestBody?: { required: boolean; content: Record<string, unknown> }; responses: Record<string, Reply | Ref>;
};
export type Paths = Record<string, Partial<Record<Method, Operation>>>;

type Described = {
  id: string; tag: string; summary: string; description?: string; scope: ApiScope | null;
  parameters?: (Parameter | Ref)[]; body?: Operation["requestBody"]; replies: Record<string, Reply>; problems?: (keyof typeof PROBLEMS)[];
};

/** The refusals, each with when it is given. */
export const PROBLEMS = {
  400: "The request is not valid: `errors` names each field and what is expected.",
  401: "The key is missing, mistyped, expired or revoked.",
  403: "The key lacks the scope.",
  410: "The content was erased by law. The title says when, on which basis and by whom.",
  404: "There is nothing under this id. Another organization's id gives this answer too.",
  409: "Not now: the first request with this Idempotency-Key is still running, or the thing asked for is not ready.",
  413: "The body is too large.",
  422: "This Idempotency-Key was used for another request.",
  429: "Too many requests. Wait as long as Retry-After says.",
  500: "Something failed on our side. Send it again with the same Idempotency-Key: what was kept is not kept twice.",
  503: "The server is not ready. Wait as long as Retry-After says and send it again with the same Idempotency-Key: what was kept is not kept twice.",
} as const;
const WITH_RETRY = ["429", "503"];

/** One operation. What the gate can answer (401, 403, 429, 500, 503) is added to every operation with a scope. */
export function operation({ id, tag, summary, description, scope, parameters, body, replies, problems = [] }: Described): Operation {
  const refusals = scope ? [...problems, 401, 403, 429, 500, 503] as const : problems;
  const needs = scope ? `Needs the scope \`${scope}\`.` : undefined;
  return {
    operationId: id, summary, tags: [tag], security: scope ? [{ apiKey: [] }] : [],
    ...(description ?? needs ? { description: [description, needs].filter(Boolean).join("\n\n") } : {}),
    ...(parameters ? { parameters } : {}), ...(body ? { requestBody: body } : {}),
    responses: { ...replies, ...Object.fromEntries(refusals.filter((status) => !(status in replies)).map((status) => [String(status), { $ref: `#/components/responses/Problem${status}` }])) },
  };
}

/** The refusals as named responses. */
export function problemResponses(): Record<string, Reply> {
  return Object.fromEntries(Object.entries(PROBLEMS).map(([status, description]) => [`Problem${status}`, {
    description, headers: headers("X-Request-Id", ...(WITH_RETRY.includes(status) ? ["Retry-After" as const] : [])),
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  }]));
}

type HeaderName = "X-Request-Id" | "Idempotent-Replayed" | "Retry-After" | "Repr-Digest" | "Content-Disposition" | "Cache-Control" | "Location" | "ETag" | "Accept-Ranges" | "Content-Range";

export function headers(...names: HeaderName[]): Record<string, Ref> {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

export function json(description: string, schema: SchemaName, ...extra: HeaderName[]): Reply {
  return { description, headers: headers("X-Request-Id", ...extra), content: { "application/json": { schema: { $ref: `#/components/schemas/${schema}` } } } };
}

export function file(description: string, mediaType: string): Reply {
  return { description, headers: headers("X-Request-Id", "Repr-Digest", "Content-Disposition"), content: { [mediaType]: { schema: { type: "string", format: "binary" } } } };
}

export function plainText(description: string, ...extra: HeaderName[]): Reply {
  return { description, headers: headers("X-Request-Id", ...extra), content: { "text/plain": { schema: { type: "string" } } } };
}

export function jsonBody(schema: SchemaName, examples: Record<string, { summary: string; value: unknown }>): Operation["requestBody"] {
  return { required: true, content: { "application/json": { schema: { $ref: `#/components/schemas/${schema}` }, examples } } };
}

export function pathParameter(name: string, description: string, example: string): Parameter {
  return { name, in: "path", required: true, description, schema: { type: "string", maxLength: 60 }, example };
}

export const IDEMPOTENCY_KEY: Ref = { $ref: "#/components/parameters/IdempotencyKey" };
