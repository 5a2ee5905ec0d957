import type { Readable } from "node:stream";

import { fileResponse } from "./file-response";

type RangedFile = { fileName: string; sizeBytes: number; sha256: string; mediaType: string; open: (range?: { start: number; end: number }) => Readable };
type Asked = { start: number; end: number } | "whole" | "unsatisfiable";

/**
 * A file that can be fetched on from where a download broke off (RFC 9110 §14): one byte range, and If-Range with the
 * ETag, which is the digest. Whatever else a Range header holds is left aside and the whole file is sent, as the RFC allows.
 */
export function rangedFileResponse(request: Request, { open, ...file }: RangedFile): Response {
  const etag = `"${file.sha256}"`;
  const asked = askedRange(request.headers, etag, file.sizeBytes);
  const common = { "accept-ranges": "bytes", etag };
  if (asked === "unsatisfiable") return new Response(null, { status: 416, headers: { ...common, "content-range": `bytes */${file.sizeBytes}`, "cache-control": "private, no-store" } });
  const response = fileResponse({ ...file, stream: asked === "whole" ? open() : open(asked) });
  const headers = new Headers({ ...Object.fromEntries(response.headers), ...common });
  if (asked === "whole") return new Response(response.body, { headers });
  headers.set("content-length", String(asked.end - asked.start + 1));
  headers.set("content-range", `bytes ${asked.start}-${asked.end}/${file.sizeBytes}`);
  return new Response(response.body, { status: 206, headers });
}

function askedRange(headers: Headers, etag: string, size: number): Asked {
  const [, from = "", to = ""] = /^bytes=(\d*)-(\d*)$/.exec(headers.get("range") ?? "") ?? [];
  const condition = headers.get("if-range");
  if ((from === "" && to === "") || (condition !== null && condition !== etag)) return "whole";
  const last = size - 1;
  const range = from === "" ? { start: Math.max(0, size - Number(to)), end: last } : { start: Number(from), end: to === "" ? last : Math.min(Number(to), last) };
  if (to !== "" && from !== "" && Number(to) < Number(from)) return "whole";
  return range.start > last ? "unsatisfiable" : range;
}
