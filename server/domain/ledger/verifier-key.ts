import { createHash, type KeyObject } from "node:crypto";

import { encodeBase64, sameBytes, strictBase64 } from "./bytes";
import { keyPair, PUBLIC_KEY_BYTES } from "./ed25519";
import { LedgerError } from "./error";

/** Signature types of C2SP signed-note that we speak: a log's Ed25519 and a witness's timestamped Ed25519. */
export const ED25519 = 0x01;
export const COSIGNATURE = 0x04;
export type KeyType = typeof ED25519 | typeof COSIGNATURE;

export type VerifierKey = { name: string; id: Uint8Array; type: KeyType; publicKey: Uint8Array };
export type Signer = VerifierKey & { privateKey: KeyObject };

/** Key id of C2SP signed-note: first 4 bytes of SHA-256(name ‖ 0x0A ‖ type ‖ public key). */
export function keyIdOf(type: KeyType, name: string, publicKey: Uint8Array): Uint8Array {
  return createHash("sha256").update(`${name}\n`).update(Buffer.of(type)).update(publicKey).digest().subarray(0, 4);
}

/** A name that may stand in a signature line: not empty, no Unicode space, no plus, no control character (C2SP signed-note). */
export function isKeyName(name: string): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are what a note must not hold
  return name.isWellFormed() && /^[^\p{White_Space}+\u0000-\u001f]+$/u.test(name);
}

/** The key of a secret, ready to sign. The name never changes: signatures carry it. Throws `VKEY_NAME`. */
export function signerOf(type: KeyType, name: string, secret: Uint8Array): Signer {
  if (!isKeyName(name)) throw new LedgerError("VKEY_NAME", "a key name is not empty and has no space and no plus");
  const { publicKey, privateKey } = keyPair(secret);
  return { name, id: keyIdOf(type, name, publicKey), type, publicKey, privateKey };
}

/** Verifier key line of C2SP signed-note: name, hex key id, base64 of type and key, joined by plus. */
export function printVerifierKey(key: Omit<VerifierKey, "privateKey">): string {
  return `${key.name}+${Buffer.from(key.id).toString("hex")}+${encodeBase64(Buffer.concat([Buffer.of(key.type), key.publicKey]))}`;
}

/**
 * Reads a verifier key strictly (C2SP signed-note, tlog-cosignature). Throws `VKEY_FORM`; `VKEY_NAME`; `VKEY_TYPE` for a
 * type other than 0x01 and 0x04; `VKEY_ID` where the id is not the one that follows from name, type and key.
 */
export function parseVerifierKey(text: string): VerifierKey {
  // The base64 may hold a plus of its own, so only the first two divide.
  const [, name = "", hexId = "", body = ""] = /^([^+]*)\+([0-9a-f]{8})\+(.+)$/u.exec(text) ?? [];
  if (!hexId) throw new LedgerError("VKEY_FORM", "a verifier key is <name>+<8 hex digits>+<base64>");
  if (!isKeyName(name)) throw new LedgerError("VKEY_NAME", "a key name is not empty and has no space");
  const bytes = strictBase64(body, "VKEY_FORM");
  const [type, publicKey] = [bytes[0], bytes.subarray(1)];
  if (type !== ED25519 && type !== COSIGNATURE) throw new LedgerError("VKEY_TYPE", `signature type ${type} is not one of 1 and 4`);
  if (publicKey.length !== PUBLIC_KEY_BYTES) throw new LedgerError("VKEY_FORM", "an Ed25519 key has 32 bytes");
  const id = Buffer.from(hexId, "hex");
  if (!sameBytes(id, keyIdOf(type, name, publicKey))) throw new LedgerError("VKEY_ID", "key id does not follow from name and key");
  return { name, id, type, publicKey };
}

export function sameKey(a: VerifierKey, b: VerifierKey): boolean {
  return a.name === b.name && a.type === b.type && sameBytes(a.publicKey, b.publicKey);
}
