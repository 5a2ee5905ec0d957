import { createHash, createPrivateKey, createPublicKey, hkdfSync, sign, verify, type KeyObject } from "node:crypto";

import { LedgerError } from "./error";

const ED25519 = 0x01;
const PKCS8_ED25519 = Buffer.from("302e020100300506032b657004220420", "hex");
const SPKI_ED25519 = Buffer.from("302a300506032b6570032100", "hex");

export type Checkpoint = { origin: string; size: number; root: Uint8Array };
export type LogKey = { name: string; id: Uint8Array; publicKey: Uint8Array; privateKey: KeyObject };

/** Text of a checkpoint (C2SP tlog-checkpoint): origin, size, base64 root, each ended by a newline. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${Buffer.from(root).toString("base64")}\n`;
}

/** Reads a checkpoint text strictly: canonical base64, no leading zeros, no extension lines. Throws `CHECKPOINT_FORM`. */
export function parseCheckpointText(text: string): Checkpoint {
  const match = /^([^\n\r]+)\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/]{43}=)\n$/.exec(text);
  const [, origin, size, base64] = match ?? [];
  if (!origin || !size || !base64) throw new LedgerError("CHECKPOINT_FORM", "not a checkpoint: three lines are expected");
  const root = Buffer.from(base64, "base64");
  if (root.toString("base64") !== base64) throw new LedgerError("CHECKPOINT_FORM", "root is not canonical base64");
  return { origin, size: Number(size), root };
}

/** The log's Ed25519 key, derived from the instance seed and the origin (HKDF-SHA-256, RFC 5869), so each log has its own. */
export function deriveLogKey(seed: Uint8Array, origin: string): LogKey {
  const secret = Buffer.from(hkdfSync("sha256", seed, Buffer.alloc(0), `proofroom/log-key/v1 ${origin}`, 32));
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, secret]), format: "der", type: "pkcs8" });
  const publicKey = createPublicKey(privateKey).export({ format: "der", type: "spki" }).subarray(SPKI_ED25519.length);
  return { name: origin, id: keyId(origin, publicKey), publicKey, privateKey };
}

/** Key id of C2SP signed-note: first 4 bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key). */
export function keyId(name: string, publicKey: Uint8Array): Uint8Array {
  return createHash("sha256").update(`${name}\n`).update(Buffer.of(ED25519)).update(publicKey).digest().subarray(0, 4);
}

/** Verifier key line of C2SP signed-note: name, hex key id, base64 of type and key. Auditors get it out of band. */
export function verifierKey(key: Pick<LogKey, "name" | "id" | "publicKey">): string {
  const body = Buffer.concat([Buffer.of(ED25519), key.publicKey]).toString("base64");
  return `${key.name}+${Buffer.from(key.id).toString("hex")}+${body}`;
}

/** Ed25519 over the checkpoint text. Deterministic: the same head signs to the same bytes. */
export function signCheckpoint(key: LogKey, text: string): Uint8Array {
  return sign(null, Buffer.from(text, "utf8"), key.privateKey);
}

export function verifyCheckpoint(publicKey: Uint8Array, text: string, signature: Uint8Array): boolean {
  const key = createPublicKey({ key: Buffer.concat([SPKI_ED25519, publicKey]), format: "der", type: "spki" });
  return verify(null, Buffer.from(text, "utf8"), key, signature);
}

/** The whole signed note: text, blank line, one signature line (C2SP signed-note). */
export function signedNote(text: string, key: Pick<LogKey, "name" | "id">, signature: Uint8Array): string {
  const body = Buffer.concat([key.id, signature]).toString("base64");
  return `${text}\n\u2014 ${key.name} ${body}\n`;
}
