import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from "node:crypto";

export type TestKey = { name: string; vkey: string; line(text: string): string; cosign(text: string, seconds: number): string };

const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");

export function sha256(...parts: (Uint8Array | string)[]): Buffer {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** The same bytes for the same words, so that a failure can be looked at again. */
export function seeded(...words: (string | number)[]): Buffer {
  return sha256(words.join("/"));
}

/** An Ed25519 key that signs notes: type 1 for a log, 4 for a witness. */
export function testKey(name: string, seed: string, type = 1): TestKey {
  const privateKey: KeyObject = createPrivateKey({ key: Buffer.concat([PKCS8, seeded("key", seed)]), format: "der", type: "pkcs8" });
  const raw = createPublicKey(privateKey).export({ format: "der", type: "spki" }).subarray(-32);
  const body = Buffer.concat([Buffer.of(type), raw]);
  const id = sha256(`${name}\n`, body).subarray(0, 4);
  const line = (bytes: Buffer) => `\u2014 ${name} ${Buffer.concat([id, bytes]).toString("base64")}\n`;
  return {
    name,
    vkey: `${name}+${id.toString("hex")}+${body.toString("base64")}`,
    line: (text) => line(sign(null, Buffer.from(text), privateKey)),
    cosign(text, seconds) {
      const time = Buffer.alloc(8);
      time.writeBigUInt64BE(BigInt(seconds));
      return line(Buffer.concat([time, sign(null, Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`), privateKey)]));
    },
  };
}

export function note(text: string, ...lines: string[]): Buffer {
  return Buffer.from(`${text}\n${lines.join("")}`);
}
