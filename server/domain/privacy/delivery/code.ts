import { createHmac, timingSafeEqual } from "node:crypto";
import { randomInt } from "node:crypto";

export const CODE_MINUTES = 15;
export const CODE_TRIES = 5;
/** How long a download that was opened with a code can be gone on with. */
export const GRANT_MINUTES = 60;

// Without letters and digits that are taken for one another, so that it can be read out and typed.
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Eight characters, 39 bits: five tries of 15 minutes find it with a chance of one in a hundred thousand million. */
export function newCode(): string {
  return Array.from({ length: 8 }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join("");
}

/** What is kept of a code. `key` dies with the case. */
export function codeHash(key: Uint8Array, fileId: string, code: string): string {
  return createHmac("sha256", key).update(`download-code/v1 ${fileId} ${code.toUpperCase().replaceAll(/[^A-Z0-9]/g, "")}`).digest("base64url");
}

/** A short-lived right to fetch one file, kept nowhere: what it is for, until when, and a keyed hash of both. */
export function makeGrant(key: Uint8Array, fileId: string, now: Date): string {
  const until = Math.floor(now.getTime() / 1000) + GRANT_MINUTES * 60;
  return `${fileId}.${until}.${grantHash(key, fileId, until)}`;
}

/** The file a grant is for, or undefined where it is over, was changed or never was one. */
export function fileOfGrant(key: Uint8Array, grant: string, now: Date): string | undefined {
  const [, fileId, until, hash] = /^(dsf_[0-9a-z]{26})\.(\d{1,12})\.([\w-]{43})$/.exec(grant) ?? [];
  if (!fileId || !until || !hash || Number(until) * 1000 <= now.getTime()) return undefined;
  return isSame(hash, grantHash(key, fileId, Number(until))) ? fileId : undefined;
}

/** Compares in a time that tells nothing. */
export function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

const grantHash = (key: Uint8Array, fileId: string, until: number): string => createHmac("sha256", key).update(`download-grant/v1 ${fileId} ${until}`).digest("base64url");
