import type { SchemaName } from "./components";
import { headers, type Operation, type Parameter, type Reply } from "./operation";

/** Refusals in the form of OpenDSR, each with when it is given. */
const REFUSALS = {
  400: "The request is not one of the specification, or another came under its id: `errors` names each field.",
  401: "The key or the signature is missing or does not fit.",
  403: "The key speaks for no controller, or the signature is not one of the processor.",
  404: "There is nothing at this address. Another organization's or controller's gives this answer too.",
  413: "The body is too large.",
  429: "Too many requests. Wait as long as Retry-After says.",
  500: "Something failed on our side. Send it again: the same request is taken once.",
  503: "The server is not ready. Send it again: the same request is taken once.",
} as const;
type Described = { id: string; tag: string; summary: string; description?: string; keyed?: true; parameters: Parameter[]; body?: Operation["requestBody"]; replies: Record<string, Reply>; refusals: (keyof typeof REFUSALS)[] };

/** One operation of a protocol. Those with a key take it as Bearer or as the password of Basic. */
export function protocolOperation({ id, tag, summary, description, keyed, parameters, body, replies, refusals }: Described): Operation {
  const statuses = keyed ? [...refusals, 401, 403, 404, 429, 500, 503] as const : [...refusals, 404, 429, 500, 503] as const;
  return {
    operationId: id, summary, tags: [tag], security: keyed ? [{ apiKey: [] }, { apiKeyBasic: [] }] : [],
    ...(description ?? keyed ? { description: [description, keyed && "Needs the scope `privacy:receive`, and a key that was made for a controller."].filter(Boolean).join("\n\n") } : {}),
    parameters, ...(body ? { requestBody: body } : {}),
    responses: { ...replies, ...Object.fromEntries([...new Set(statuses)].map((status) => [String(status), refusal(status)])) },
  };
}

function refusal(status: keyof typeof REFUSALS): Reply {
  const schema: SchemaName = "OpenDsrError";
  return { description: REFUSALS[status], headers: headers("X-Request-Id"), content: { "application/json": { schema: { $ref: `#/components/schemas/${schema}` } } } };
}
