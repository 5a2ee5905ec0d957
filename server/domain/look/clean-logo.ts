import { createHash } from "node:crypto";

import { ImageError } from "./image-error";
import { cleanJpeg, isJpeg } from "./jpeg";
import { MAX_LOGO_BYTES } from "./look";
import { cleanPng, isPng } from "./png";

export type CleanLogo = { bytes: Buffer; sha256: string; type: "image/png" | "image/jpeg"; width: number; height: number };

/** A logo as it may be kept and printed; what a file is, its bytes say and not its name. Throws `ImageError` with what to do. */
export function cleanLogo(file: Buffer): CleanLogo {
  const type = isPng(file) ? "image/png" : isJpeg(file) ? "image/jpeg" : null;
  if (type === null) throw new ImageError("This is neither a PNG nor a JPEG.");
  const { bytes, width, height } = type === "image/png" ? cleanPng(file) : cleanJpeg(file);
  if (bytes.length > MAX_LOGO_BYTES) throw new ImageError("This picture has too much detail for a logo. Send a smaller one.");
  return { bytes, width, height, type, sha256: createHash("sha256").update(bytes).digest("hex") };
}
