import { Broken } from "./broken";

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();
const CHUNK = 0x8000;

export function concat(...parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && firstDifference(a, b) === -1;
}

/** Position of the first byte that differs, the shorter length if one is a beginning of the other, -1 if equal. */
export function firstDifference(a: Uint8Array, b: Uint8Array): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) if (a[i] !== b[i]) return i;
  return a.length === b.length ? -1 : shorter;
}

export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Text of strict UTF-8. Throws `Broken` TEXT_FORM for anything else. */
export function textOf(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new Broken("TEXT_FORM", "these bytes are not UTF-8 text");
  }
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(binary);
}

/**
 * Bytes of base64 (RFC 4648 §4), in its one canonical spelling only: two spellings of one root are how
 * implementations come to disagree. Throws `Broken` BASE64_FORM, also when `length` is given and does not fit.
 */
export function fromBase64(text: string, length?: number): Uint8Array {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) throw new Broken("BASE64_FORM", "not base64");
  let binary: string;
  try {
    binary = atob(text);
  } catch {
    throw new Broken("BASE64_FORM", "not base64");
  }
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  if (toBase64(bytes) !== text) throw new Broken("BASE64_FORM", "base64 in a spelling that is not canonical");
  if (length !== undefined && bytes.length !== length) throw new Broken("BASE64_FORM", `${length} bytes were expected, these are ${bytes.length}`);
  return bytes;
}
