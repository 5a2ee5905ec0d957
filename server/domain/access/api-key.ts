import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { crc32 } from "node:zlib";

import { isId } from "../ids/ids";

const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const SECRET_LENGTH = 43; // > 256 bits
const CHECK_LENGTH = 6;
const FORM = /^prk_([0-9a-hjkmnp-tv-z]{26})_([0-9A-Za-z]{43})([0-9A-Za-z]{6})$/;

export type ParsedApiKey = { id: string; secretSha256: string };

/** A new key for the given id (`key_…`): `prk_<id>_<secret><checksum>`. Shown once; only the secret's SHA-256 is kept. */
export function makeApiKey(id: string): { text: string; secretSha256: string; last4: string } {
  const bytes = randomBytes(SECRET_LENGTH * 2);
  let secret = "";
  // Two bytes a character keep the bias of the remainder below 1 in 1,000.
  for (let i = 0; i < SECRET_LENGTH; i++) secret += BASE62.charAt(bytes.readUInt16BE(i * 2) % 62);
  const body = `prk_${id.slice("key_".length)}_${secret}`;
  const text = body + checksum(body);
  return { text, secretSha256: digest(secret), last4: text.slice(-4) };
}

/** Reads a key; undefined for anything that is not one. A typing error is found by the checksum, without a database. */
export function parseApiKey(text: string): ParsedApiKey | undefined {
  const [, id, secret, check] = FORM.exec(text) ?? [];
  if (!id || !secret || checksum(`prk_${id}_${secret}`) !== check) return undefined;
  return isId("apiKey", `key_${id}`) ? { id: `key_${id}`, secretSha256: digest(secret) } : undefined;
}

/** Compares two hex digests in constant time. */
export function sameDigest(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a, "hex"), Buffer.from(b, "hex")];
  return left.length === right.length && timingSafeEqual(left, right);
}

function checksum(body: string): string {
  let value = crc32(body);
  let text = "";
  for (let i = 0; i < CHECK_LENGTH; i++) {
    text = BASE62.charAt(value % 62) + text;
    value = Math.floor(value / 62);
  }
  return text;
}

function digest(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
