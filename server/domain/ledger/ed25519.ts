import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from "node:crypto";

export const SECRET_BYTES = 32;
export const PUBLIC_KEY_BYTES = 32;
export const SIGNATURE_BYTES = 64;
const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");
const SPKI = Buffer.from("302a300506032b6570032100", "hex");

/** The key pair of a 32-byte secret (RFC 8032 §5.1.5). The public half as its 32 bytes. */
export function keyPair(secret: Uint8Array): { publicKey: Uint8Array; privateKey: KeyObject } {
  if (secret.length !== SECRET_BYTES) throw new RangeError("an Ed25519 secret has 32 bytes");
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8, secret]), format: "der", type: "pkcs8" });
  const publicKey = createPublicKey(privateKey).export({ format: "der", type: "spki" }).subarray(SPKI.length);
  return { publicKey, privateKey };
}

/** Deterministic: the same message signs to the same 64 bytes. */
export function signBytes(privateKey: KeyObject, message: Uint8Array): Uint8Array {
  return sign(null, message, privateKey);
}

export function verifyBytes(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== PUBLIC_KEY_BYTES || signature.length !== SIGNATURE_BYTES) return false;
  const key = createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: "der", type: "spki" });
  return verify(null, message, key, signature);
}
