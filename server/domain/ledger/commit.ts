import { createHash } from "node:crypto";

const DOMAIN = Buffer.concat([Buffer.from("ledger/commit/v1", "utf8"), Buffer.of(0)]);
export const SALT_BYTES = 32;

/**
 * Salted commitment to some content: SHA-256("ledger/commit/v1" ‖ 0x00 ‖ salt ‖ SHA-256(content)).
 *
 * The salt lives in the deletable opening, never in the tree: after erasure the commitment tells nothing,
 * not even to someone who guesses the content.
 */
export function commitment(salt: Uint8Array, contentSha256: Uint8Array): Uint8Array {
  if (salt.length !== SALT_BYTES || contentSha256.length !== 32) throw new RangeError("salt and digest are 32 bytes each");
  return createHash("sha256").update(DOMAIN).update(salt).update(contentSha256).digest();
}

export function sha256(content: Uint8Array): Uint8Array {
  return createHash("sha256").update(content).digest();
}
