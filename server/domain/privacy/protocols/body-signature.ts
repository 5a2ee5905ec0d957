import { createPrivateKey, type KeyObject, sign, verify, X509Certificate } from "node:crypto";

const MAX_SIGNATURE = 2048;

/** The signature of a body as OpenDSR has it: SHA-256 with RSA (PKCS #1 v1.5) or ECDSA (DER), in base64 (FIPS 186-4). */
export function signBody(privateKeyPem: string, body: Uint8Array): string {
  return sign("sha256", body, createPrivateKey(privateKeyPem)).toString("base64");
}

/** Whether `signature` is one over these very bytes by the key of the certificate. False for whatever cannot be read. */
export function isSignedBy(certificatePem: string, body: Uint8Array, signature: string): boolean {
  const text = signature.replaceAll(/\s/g, "");
  if (text.length > MAX_SIGNATURE || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return false;
  try {
    return verify("sha256", body, keyOf(certificatePem), Buffer.from(text, "base64"));
  } catch {
    // A key that cannot check such a signature has not made it.
    return false;
  }
}

const keyOf = (pem: string): KeyObject => new X509Certificate(pem).publicKey;
