import { createHash } from "node:crypto";
import { Readable } from "node:stream";

import type { RegisterFile } from "../services/registers/export";
import { fileResponse } from "./file-response";

/** A register as a download, with its digest beside it. */
export function registerFileResponse({ fileName, mediaType, text }: RegisterFile): Response {
  const bytes = Buffer.from(text, "utf8");
  return fileResponse({ fileName, mediaType, sizeBytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex"), stream: Readable.from([bytes]) });
}
