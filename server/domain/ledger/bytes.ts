import { LedgerError } from "./error";

const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export function encodeBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
}

/**
 * Standard base64 with padding (RFC 4648 §4), canonical only: one text for each bytes, so nobody can sign or store a
 * second spelling of the same hash. Throws the given code.
 */
export function strictBase64(text: string, code: string): Uint8Array {
  const bytes = Buffer.from(text, "base64");
  if (bytes.toString("base64") !== text) throw new LedgerError(code, "not canonical base64");
  return bytes;
}

/** A 32-byte hash in canonical base64. Throws the given code. */
export function strictHash(text: string, code: string): Uint8Array {
  const bytes = strictBase64(text, code);
  if (bytes.length !== 32) throw new LedgerError(code, `a hash has 32 bytes, here are ${bytes.length}`);
  return bytes;
}

/** Text of UTF-8 bytes; a text that is already decoded must have no lone surrogate. A byte order mark stays. Throws the given code. */
export function strictText(input: string | Uint8Array, code: string): string {
  if (typeof input === "string") {
    if (!input.isWellFormed()) throw new LedgerError(code, "text holds a lone surrogate");
    return input;
  }
  try {
    return UTF8.decode(input);
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new LedgerError(code, "not UTF-8");
  }
}

/** A decimal number without sign or leading zeros, at most 2^53-1. Throws the given code. */
export function strictDecimal(text: string, code: string): number {
  const value = /^(0|[1-9][0-9]{0,15})$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(value)) throw new LedgerError(code, "not a plain decimal number");
  return value;
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
