import { Readable } from "node:stream";

type File = { fileName: string; sizeBytes: number; sha256: string; stream: Readable; mediaType?: string };

/** A file for download: never rendered on our origin, name safe for headers (RFC 6266), digest beside it (RFC 9530). */
export function fileResponse({ fileName, sizeBytes, sha256, stream, mediaType }: File): Response {
  const ascii = fileName.replaceAll(/[^\x20-\x7e]|["\\%]/g, "_");
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
    headers: {
      "content-type": mediaType ?? "application/octet-stream",
      "content-length": String(sizeBytes),
      "content-disposition": `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(fileName).replaceAll(/['()*]/g, escapeCharacter)}`,
      "repr-digest": `sha-256=:${Buffer.from(sha256, "hex").toString("base64")}:`,
      "content-security-policy": "default-src 'none'; sandbox",
      "cross-origin-resource-policy": "same-origin",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}

function escapeCharacter(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
}
