import { createHmac, timingSafeEqual } from "node:crypto";

import { z } from "zod";

/** Longest time between making a hand-over and using it, and how far two clocks may differ. */
export const MAX_HAND_OVER_SECONDS = 300;
export const CLOCK_SKEW_SECONDS = 30;
const MAX_TOKEN_CHARS = 4096;

const Header = z.looseObject({ alg: z.literal("HS256"), kid: z.string().max(60), crit: z.undefined().optional() });
/** What the application says of whoever is signed in there (RFC 7519). `sub` is its own id of the person. */
const Claims = z.looseObject({
  aud: z.string().max(500), iat: z.int(), exp: z.int(), jti: z.string().min(16).max(200), sub: z.string().trim().min(1).max(300),
  email: z.email().max(254), name: z.string().trim().max(200).default(""), locale: z.string().max(35).default(""),
});
export type HandOver = Pick<z.infer<typeof Claims>, "jti" | "sub" | "email" | "name" | "locale"> & { expiresAt: Date };
export type HandOverProblem = "malformed" | "unknown_key" | "signature" | "audience" | "expired" | "not_yet" | "too_long";

type Known = { /** Undefined for a key that is not, or no longer, one of the organization's. */ secretOf: (kid: string) => Uint8Array | undefined; audience: string; now: Date };

/** The id of the key a token says it was signed with; undefined where it is no token. Nothing of it is proven yet. */
export function keyIdOf(token: string): string | undefined {
  return partsOf(token)?.header.kid;
}

/**
 * Reads a hand-over: a compact JWS with HMAC-SHA256 (RFC 7515, 7518 section 3.2) by one of the organization's keys, for
 * this very privacy centre, not older than five minutes. The algorithm is ours and not the token's to choose. Says what is
 * wrong instead of throwing; that it was not used before is for the caller to see.
 */
export function readHandOver(token: string, { secretOf, audience, now }: Known): HandOver | HandOverProblem {
  const parts = partsOf(token);
  if (!parts) return "malformed";
  const secret = secretOf(parts.header.kid);
  if (!secret) return "unknown_key";
  const expected = createHmac("sha256", secret).update(parts.signed).digest();
  if (expected.length !== parts.signature.length || !timingSafeEqual(expected, parts.signature)) return "signature";
  const claims = Claims.safeParse(jsonOf(parts.payload));
  if (!claims.success) return "malformed";
  const { aud, iat, exp, jti, sub, email, name, locale } = claims.data;
  if (aud !== audience) return "audience";
  const seconds = now.getTime() / 1000;
  if (exp - iat > MAX_HAND_OVER_SECONDS || exp <= iat) return "too_long";
  if (iat > seconds + CLOCK_SKEW_SECONDS) return "not_yet";
  if (exp < seconds) return "expired";
  return { jti, sub, email: email.toLowerCase(), name, locale, expiresAt: new Date((exp + CLOCK_SKEW_SECONDS) * 1000) };
}

function partsOf(token: string) {
  if (token.length > MAX_TOKEN_CHARS || !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) return undefined;
  const [head = "", payload = "", signature = ""] = token.split(".");
  const header = Header.safeParse(jsonOf(head));
  return header.success ? { header: header.data, payload, signed: `${head}.${payload}`, signature: Buffer.from(signature, "base64url") } : undefined;
}

/** Undefined where it is no JSON. */
function jsonOf(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}
