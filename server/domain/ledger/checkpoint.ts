import { hkdfSync } from "node:crypto";

import { encodeBase64, strictDecimal, strictHash } from "./bytes";
import { signBytes, verifyBytes } from "./ed25519";
import { LedgerError } from "./error";
import { ED25519, keyIdOf, printVerifierKey, signerOf, type Signer } from "./verifier-key";

export type Checkpoint = { origin: string; size: number; root: Uint8Array };
export type LogKey = Signer;

/** Text of a checkpoint (C2SP tlog-checkpoint): origin, size, base64 root, each ended by a newline. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${encodeBase64(root)}\n`;
}

/** Reads a checkpoint text strictly: canonical base64, no leading zeros, sizes to 2^53-1, no extension lines. Throws `CHECKPOINT_FORM`. */
export function parseCheckpointText(text: string): Checkpoint {
  const [, origin, size, root] = /^([^\n\r]+)\n([0-9]+)\n([A-Za-z0-9+/]{43}=)\n$/.exec(text) ?? [];
  if (!origin || !size || !root) throw new LedgerError("CHECKPOINT_FORM", "not a checkpoint: three lines are expected");
  return { origin, size: strictDecimal(size, "CHECKPOINT_FORM"), root: strictHash(root, "CHECKPOINT_FORM") };
}

/** The log's Ed25519 key, derived from the instance seed and the origin (HKDF-SHA-256, RFC 5869), so each log has its own. */
export function deriveLogKey(seed: Uint8Array, origin: string): LogKey {
  const secret = Buffer.from(hkdfSync("sha256", seed, Buffer.alloc(0), `proofroom/log-key/v1 ${origin}`, 32));
  return signerOf(ED25519, origin, secret);
}

/** Key id of a log's key: first 4 bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key). */
export function keyId(name: string, publicKey: Uint8Array): Uint8Array {
  return keyIdOf(ED25519, name, publicKey);
}

/** Verifier key line of a log's key. Auditors get it out of band. */
export function verifierKey(key: Pick<LogKey, "name" | "id" | "publicKey">): string {
  return printVerifierKey({ ...key, type: ED25519 });
}

/** Ed25519 over the checkpoint text. Deterministic: the same head signs to the same bytes. */
export function signCheckpoint(key: LogKey, text: string): Uint8Array {
  return signBytes(key.privateKey, Buffer.from(text, "utf8"));
}

export function verifyCheckpoint(publicKey: Uint8Array, text: string, signature: Uint8Array): boolean {
  return verifyBytes(publicKey, Buffer.from(text, "utf8"), signature);
}
