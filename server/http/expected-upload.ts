import type { Expected } from "../services/evidence/stage-upload";
import { ServiceError } from "../services/errors";

/** What the sender announces about a file: Content-Length, and a digest by Content-Digest (RFC 9530) or X-Content-SHA256. */
export function expectedUpload(headers: Headers): Expected {
  const length = headers.get("content-length");
  const digest = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):/.exec(headers.get("content-digest") ?? "")?.[1];
  const hex = headers.get("x-content-sha256")?.toLowerCase();
  if (hex !== undefined && !/^[0-9a-f]{64}$/.test(hex)) throw new ServiceError("INVALID", "X-Content-SHA256 is 64 hexadecimal digits.", [{ field: "x-content-sha256", message: "not a SHA-256" }]);
  if (headers.has("content-digest") && !digest) throw new ServiceError("INVALID", "Content-Digest must hold sha-256=:…: in base64.", [{ field: "content-digest", message: "no sha-256" }]);
  const digestHex = digest ? Buffer.from(digest, "base64").toString("hex") : undefined;
  if (hex && digestHex && hex !== digestHex) throw new ServiceError("INVALID", "Content-Digest and X-Content-SHA256 name two different files. Nothing was kept.", [{ field: "content-digest", message: "contradicts x-content-sha256" }]);
  return { sizeBytes: length === null ? undefined : Number(length), sha256: hex ?? digestHex };
}
