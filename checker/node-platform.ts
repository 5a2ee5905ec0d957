import * as crypto from "node:crypto";
import * as zlib from "node:zlib";

import { crc32 } from "./crc32";
import type { Platform, SignatureScheme } from "./platform";

const SPKI_ED25519 = Uint8Array.from([0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00]);

/** The checker's needs, met by Node. Newer Node has faster ways, which are used where they are. */
export const nodePlatform: Platform = {
  sha256: typeof crypto.hash === "function" ? (bytes) => crypto.hash("sha256", bytes, "buffer") : (bytes) => crypto.createHash("sha256").update(bytes).digest(),
  sha256Stream() {
    const hash = crypto.createHash("sha256");
    return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest() };
  },
  crc32: typeof zlib.crc32 === "function" ? (bytes, previous) => zlib.crc32(bytes, previous) : crc32,
  digest: (name, bytes) => crypto.createHash(name.replace("-", "").toLowerCase()).update(bytes).digest(),
  verifyEd25519: (publicKey, message, signature) => verify({ kind: "ed25519" }, Buffer.concat([SPKI_ED25519, publicKey]), message, signature),
  verifySignature: verify,
};

function verify(scheme: SignatureScheme, spki: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    const key = crypto.createPublicKey({ key: Buffer.from(spki), format: "der", type: "spki" });
    if (scheme.kind === "ed25519") return key.asymmetricKeyType === "ed25519" && crypto.verify(null, message, key, signature);
    const hash = scheme.hash.replace("-", "").toLowerCase();
    const pss = { padding: crypto.constants.RSA_PKCS1_PSS_PADDING, saltLength: scheme.kind === "rsa-pss" ? scheme.saltLength : 0 };
    return crypto.verify(hash, message, scheme.kind === "rsa-pss" ? { key, ...pss } : key, signature);
  } catch {
    // A key or signature that OpenSSL cannot even read verifies nothing.
    return false;
  }
}
