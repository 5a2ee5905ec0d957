import { createECDH, createPrivateKey, hkdfSync, type KeyObject } from "node:crypto";

/** Order of the group of P-256 (FIPS 186-5, SP 800-186 §3.2.1.3). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
/** 64 bits more than the order has, so that the remainder favours nothing (FIPS 186-5 §A.2.1). */
const SEED_BYTES = 40;

/** The private key of the installation's authority over report certificates, derived from its secret: the same secret gives the same key. */
export function authorityKey(secret: string): KeyObject {
  const seed = Buffer.from(hkdfSync("sha256", secret, "", "proofroom/report-authority/v1", SEED_BYTES));
  const d = Buffer.from(((BigInt(`0x${seed.toString("hex")}`) % (ORDER - 1n)) + 1n).toString(16).padStart(64, "0"), "hex");
  const pair = createECDH("prime256v1");
  pair.setPrivateKey(d);
  const point = pair.getPublicKey();
  return createPrivateKey({ format: "jwk", key: { kty: "EC", crv: "P-256", d: d.toString("base64url"), x: point.subarray(1, 33).toString("base64url"), y: point.subarray(33).toString("base64url") } });
}
