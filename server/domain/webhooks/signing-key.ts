import { createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign as signWith, timingSafeEqual, verify as verifyWith } from "node:crypto";

import { randomFrom } from "../crypto/random";

/** Kinds of keys by the prefix of their text: a shared secret, a private Ed25519 key, its public half. */
const PREFIXES = { whsec_: "shared", whsk_: "private", whpk_: "public" } as const;
const SHARED_BYTES = { least: 24, most: 64, made: 32 };
const ED25519_BYTES = 32;
// What stands before the 32 bytes of an Ed25519 key in PKCS #8 and in a SubjectPublicKeyInfo (RFC 8410, sections 4 and 7).
const PKCS8_HEAD = Buffer.from("302e020100300506032b657004220420", "hex");
const SPKI_HEAD = Buffer.from("302a300506032b6570032100", "hex");

/** A text that is no key of Standard Webhooks. The message never holds the text. */
export class NotASigningKey extends Error {
  constructor(why: string) {
    super(why);
    this.name = "NotASigningKey";
  }
}

type Scheme = "v1" | "v1a";
/** A key that can make or check signatures of its scheme. */
export type SigningKey = { scheme: Scheme; sign?: (content: Uint8Array) => Uint8Array; verify: (content: Uint8Array, signature: Uint8Array) => boolean };

/** Reads `whsec_…` (24 to 64 bytes, HMAC-SHA-256), `whsk_…` (Ed25519: the seed, or seed and public half) or `whpk_…`, each with base64 after it. Throws `NotASigningKey`. */
export function readSigningKey(text: string): SigningKey {
  const [, prefix, body] = /^(whsec_|whsk_|whpk_)([A-Za-z0-9+/]+={0,2})$/.exec(text) ?? [];
  if (!prefix || !body) throw new NotASigningKey("A key begins with whsec_, whsk_ or whpk_ and goes on in base64.");
  const bytes = Buffer.from(body, "base64");
  const kind = PREFIXES[prefix as keyof typeof PREFIXES];
  if (kind === "shared") return sharedKey(bytes);
  if (kind === "private") return privateKey(bytes);
  if (bytes.length !== ED25519_BYTES) throw new NotASigningKey("A public key has 32 bytes.");
  const key = createPublicKey({ key: Buffer.concat([SPKI_HEAD, bytes]), format: "der", type: "spki" });
  return { scheme: "v1a", verify: (content, signature) => verifyWith(null, content, key, signature) };
}

function sharedKey(bytes: Uint8Array): SigningKey {
  if (bytes.length < SHARED_BYTES.least || bytes.length > SHARED_BYTES.most) throw new NotASigningKey("A shared secret has between 24 and 64 bytes.");
  const sign = (content: Uint8Array) => createHmac("sha256", bytes).update(content).digest();
  return { scheme: "v1", sign, verify: (content, signature) => signature.length === 32 && timingSafeEqual(sign(content), signature) };
}

function privateKey(bytes: Uint8Array): SigningKey {
  if (bytes.length !== ED25519_BYTES && bytes.length !== 2 * ED25519_BYTES) throw new NotASigningKey("A private key has 32 bytes, or 64 with its public half.");
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, bytes.subarray(0, ED25519_BYTES)]), format: "der", type: "pkcs8" });
  const own = createPublicKey(key);
  if (bytes.length > ED25519_BYTES && !rawPublic(own).equals(Buffer.from(bytes.subarray(ED25519_BYTES)))) throw new NotASigningKey("The two halves of this private key do not belong together.");
  return { scheme: "v1a", sign: (content) => signWith(null, content, key), verify: (content, signature) => verifyWith(null, content, own, signature) };
}

/** A fresh shared secret, `whsec_…`. */
export const newSharedSecret = (): string => `whsec_${Buffer.from(randomFrom(SHARED_BYTES.made)).toString("base64")}`;

/** A fresh Ed25519 pair: `whsk_…` (64 bytes) signs, `whpk_…` checks. */
export function newSigningPair(): { privateKey: string; publicKey: string } {
  const pair = generateKeyPairSync("ed25519");
  const seed = pair.privateKey.export({ format: "der", type: "pkcs8" }).subarray(PKCS8_HEAD.length);
  const open = rawPublic(pair.publicKey);
  return { privateKey: `whsk_${Buffer.concat([seed, open]).toString("base64")}`, publicKey: `whpk_${open.toString("base64")}` };
}

const rawPublic = (key: KeyObject): Buffer => key.export({ format: "der", type: "spki" }).subarray(SPKI_HEAD.length);
