import { createHmac } from "node:crypto";

import { z } from "zod";

import { IDENTIFIER_TYPES } from "../systems/vocabulary";

export const Identifier = z.strictObject({ type: z.enum(IDENTIFIER_TYPES), value: z.string().min(1).max(320) });
export type Identifier = z.infer<typeof Identifier>;
export const KeyedHash = z.strictObject({ type: z.enum(IDENTIFIER_TYPES), hash: z.string().regex(/^[\w-]{43}$/) });
export type KeyedHash = z.infer<typeof KeyedHash>;

// ITU-T E.164: "+", a country code that does not begin with 0, at most 15 digits in all.
const E164 = /^\+[1-9]\d{6,14}$/;

/**
 * An identifier in the one form in which it is compared, or null where there is none. All are Unicode NFC without space
 * around. E-mail addresses are lower case; a phone number is E.164, with "00" read as "+" and spaces, dots, dashes,
 * slashes and brackets left out: one without its country is null, since it is several people's. The rest keeps its case.
 */
export function normalise({ type, value }: Identifier): string | null {
  const text = value.normalize("NFC").trim();
  if (type === "email") return text.includes("@") ? text.toLowerCase() : null;
  if (type !== "phone") return text === "" ? null : text;
  const number = text.replace(/^00/, "+").replace(/\(0\)/, "").replaceAll(/[\s().\-/\u2010-\u2015]/g, "");
  return E164.test(number) ? number : null;
}

/** HMAC-SHA-256 over type, line feed and normalised value, base64url. Null for what has no normal form. */
export function keyedHash(key: Uint8Array, identifier: Identifier): KeyedHash | null {
  const value = normalise(identifier);
  return value === null ? null : { type: identifier.type, hash: createHmac("sha256", key).update(`${identifier.type}\n${value}`).digest("base64url") };
}

/** The keyed hashes of what can be compared, each once. */
export function keyedHashes(key: Uint8Array, identifiers: readonly Identifier[]): KeyedHash[] {
  const hashes = identifiers.flatMap((identifier) => keyedHash(key, identifier) ?? []);
  return [...new Map(hashes.map((each) => [`${each.type} ${each.hash}`, each])).values()];
}
