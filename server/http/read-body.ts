import { ServiceError } from "../services/errors";
import { incomingBody } from "./incoming";
import { withJsonAsSent } from "./json-as-sent";
import { requireBounded } from "./json-bounds";

export const MAX_JSON_BYTES = 16 * 1024 ** 2;

/** The request's JSON, read up to a limit while counting. Refuses another content type, too much, what nests too deep, or broken JSON. */
export async function readJson(request: Request): Promise<{ text: string; value: unknown; bytes: Uint8Array }> {
  if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? "")) {
    throw new ServiceError("INVALID", "Send the request with Content-Type: application/json.", [{ field: "content-type", message: "application/json is expected" }]);
  }
  const bytes = await readBytes(request, MAX_JSON_BYTES);
  requireBounded(bytes);
  return { ...parseJson(bytes), bytes };
}

const MAX_MESSAGE_BYTES = 1024 ** 2;

/** The bytes of a machine's message as they arrived, for what is signed over them. Nothing has been parsed. */
export async function readMessage(request: Request): Promise<Uint8Array> {
  const bytes = await readBytes(request, MAX_MESSAGE_BYTES, `A message may have ${MAX_MESSAGE_BYTES} bytes at most.`);
  requireBounded(bytes);
  return bytes;
}

/** The same for a push: the JSON of its items stays as it stands in the body. */
export async function readPush(request: Request): Promise<{ value: unknown; bytes: Uint8Array }> {
  const { text, value, bytes } = await readJson(request);
  return { value: withJsonAsSent(text, value), bytes };
}

function parseJson(bytes: Uint8Array): { text: string; value: unknown } {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { text, value: JSON.parse(text) as unknown };
  } catch (cause) {
    throw new ServiceError("INVALID", `The body is not JSON: ${cause instanceof Error ? cause.message : "unreadable"}`, [], { cause });
  }
}

async function readBytes(request: Request, limit: number, sentence = `A JSON request may have ${limit} bytes at most. Upload larger files to /api/v1/files first.`): Promise<Uint8Array> {
  const announced = Number(request.headers.get("content-length") ?? Number.NaN);
  const tooLarge = new ServiceError("TOO_LARGE", sentence);
  if (announced > limit) throw tooLarge;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bodyOf(request)) {
    size += chunk.length;
    if (size > limit) throw tooLarge;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * The same request with its body read while counting, so that nobody makes us hold more than one JSON request may have,
 * or walk deeper than one may nest. With `asSent` the JSON of pushed items stays as it stands in the body.
 */
export async function boundedRequest(request: Request, { asSent }: { asSent: boolean }): Promise<Request> {
  if (!request.body) return request;
  const bytes = await readBytes(request, MAX_JSON_BYTES);
  requireBounded(bytes);
  const body = asSent ? JSON.stringify(pushIn(bytes)) : Buffer.from(bytes);
  const headers = new Headers(request.headers);
  headers.delete("content-length");
  return new Request(request.url, { method: request.method, headers, body });
}

function pushIn(bytes: Uint8Array): unknown {
  const { text, value } = parseJson(bytes);
  return withJsonAsSent(text, value);
}

/** The request's body as a stream of chunks; empty where it has none. */
export function bodyOf(request: Request): AsyncIterable<Uint8Array> {
  return incomingBody(request.headers) ?? streamed(request);
}

async function* streamed(request: Request): AsyncGenerator<Uint8Array> {
  if (!request.body) return;
  const reader = request.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
}
