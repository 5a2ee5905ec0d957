import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";

import { encodeBase64, strictBase64 } from "@/server/domain/ledger/bytes";
import { SECRET_BYTES } from "@/server/domain/ledger/ed25519";
import { COSIGNATURE, signerOf, type Signer } from "@/server/domain/ledger/verifier-key";

const FORM = /^PROOFROOM-WITNESS-KEY\+([^+\s]+)\+([A-Za-z0-9+/]+=*)\n$/;

/** The witness's key from its file. Throws where the file is missing or no key file. */
export function readWitnessKey(file: string): Signer {
  const [, name = "", secret = ""] = FORM.exec(readFileSync(file, "utf8")) ?? [];
  if (!name) throw new Error(`${file} is not a witness key.`);
  const bytes = strictBase64(secret, "WITNESS_KEY");
  if (bytes.length !== SECRET_BYTES) throw new Error(`${file} is cut short.`);
  return signerOf(COSIGNATURE, name, bytes);
}

/** Makes a new key in a new file that only its owner may read. Throws where the file exists: a key is never overwritten. */
export function makeWitnessKey(file: string, name: string): Signer {
  const secret = randomBytes(SECRET_BYTES);
  const signer = signerOf(COSIGNATURE, name, secret);
  const descriptor = openSync(file, "wx", 0o600);
  try {
    writeSync(descriptor, `PROOFROOM-WITNESS-KEY+${name}+${encodeBase64(secret)}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  return signer;
}
