import { ServiceError } from "../services/errors";

export const MAX_JSON_BYTES = 16 * 1024 ** 2;

/** The request's JSON, read up to a limit while counting. Refuses another content type, too much, a length that is not true, or broken JSON. */
export async function readJson(request: Request): Promise<{ value: unknown; bytes: Uint8Array }> {
  if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? "")) {
    throw new ServiceError("INVALID", "Send the request with Content-Type: application/json.", [{ field: "content-type", message: "application/json is expected" }]);
  }
  const bytes = await readBytes(request, MAX_JSON_BYTES);
  try {
    return { value: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as unknown, bytes };
  } catch (cause) {
    throw new ServiceError("INVALID", `The body is not JSON: ${cause instanceof Error ? cause.message : "unreadable"}`, [], { cause });
  }
}

async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  const announced = Number(request.headers.get("content-length") ?? Number.NaN);
  const tooLarge = new ServiceError("TOO_LARGE", `A JSON request may have ${limit} bytes at most. Upload larger files to /api/v1/files first.`);
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

/** The same request with its body read while counting, so that nobody makes us hold more than one JSON request may have. */
export async function boundedRequest(request: Request): Promise<Request> {
  if (!request.body) return request;
  const body = await readBytes(request, MAX_JSON_BYTES);
  return new Request(request.url, { method: request.method, headers: request.headers, body: Buffer.from(body) });
}

/** The request's body as a stream of chunks; empty where it has none. */
export async function* bodyOf(request: Request): AsyncGenerator<Uint8Array> {
  if (!request.body) return;
  const reader = request.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
}
