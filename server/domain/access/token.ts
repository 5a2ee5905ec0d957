import { createHash, randomBytes } from "node:crypto";

/** A random 256-bit token for a link or a cookie, and the digest that is stored in its place. */
export function newToken(): { token: string; sha256: string } {
  const token = randomBytes(32).toString("base64url");
  return { token, sha256: tokenDigest(token) };
}

export function tokenDigest(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
