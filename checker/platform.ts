/** Digests that stand in signatures of others; the log itself knows only SHA-256. SHA-1 only names a certificate (RFC 2634). */
export type DigestName = "SHA-1" | "SHA-256" | "SHA-384" | "SHA-512";

/** How a signature in a time-stamp or a certificate was made. */
export type SignatureScheme =
  | { kind: "rsa-pkcs1"; hash: DigestName }
  | { kind: "rsa-pss"; hash: DigestName; saltLength: number }
  | { kind: "ecdsa"; hash: DigestName; curve: "P-256" | "P-384" | "P-521" }
  | { kind: "ed25519" };

export type StreamHash = { update(bytes: Uint8Array): void; digest(): Uint8Array };

/** All that the checker needs from where it runs. Node and the browser each give one; the rest is pure. */
export interface Platform {
  /** SHA-256 (FIPS 180-4) of the bytes as they are now: the caller may overwrite them afterwards. */
  sha256(bytes: Uint8Array): Uint8Array;
  /** SHA-256 of what does not fit into memory. */
  sha256Stream(): StreamHash;
  /** CRC-32 (ISO 3309) carried on from `previous`, which is 0 at the start. */
  crc32(bytes: Uint8Array, previous: number): number;
  digest(name: DigestName, bytes: Uint8Array): Uint8Array | Promise<Uint8Array>;
  /** Ed25519 (RFC 8032). False for any signature or key that is not one. Throws `CannotCheck` where it is not offered. */
  verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean | Promise<boolean>;
  /** A signature by an X.509 SubjectPublicKeyInfo in DER. False for what cannot be read. */
  verifySignature(scheme: SignatureScheme, spki: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean | Promise<boolean>;
}
