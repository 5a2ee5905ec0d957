import { Readable } from "node:stream";

/** A CSV to keep, whole or as it is read. */
export function csvFile(content: string | AsyncIterable<Uint8Array>, fileName: string): Response {
  const body = typeof content === "string" ? content : (Readable.toWeb(Readable.from(content)) as ReadableStream<Uint8Array>);
  return new Response(body, {
    headers: { "content-type": "text/csv; charset=utf-8", "content-disposition": `attachment; filename="${fileName}"`, "cache-control": "private, no-store", "x-content-type-options": "nosniff" },
  });
}
