import { LedgerError } from "./error";
import { signBytes, SIGNATURE_BYTES, verifyBytes } from "./ed25519";
import { COSIGNATURE, type Signer } from "./verifier-key";

const TIME_BYTES = 8;

/** What a witness signs (C2SP tlog-cosignature): a header line, a time line in Unix seconds, then the note's text. */
export function cosignedMessage(text: string, unixSeconds: number): Uint8Array {
  return Buffer.from(`cosignature/v1\ntime ${unixSeconds}\n${text}`, "utf8");
}

/**
 * A witness's timestamped signature over a checkpoint text: 8 bytes of time, 64 of Ed25519.
 *
 * @param unixSeconds when the witness saw it; whole seconds above 0. Throws `COSIGNATURE_TIME`, `COSIGNATURE_KEY`.
 */
export function cosignatureBytes(witness: Signer, text: string, unixSeconds: number): Uint8Array {
  if (witness.type !== COSIGNATURE) throw new LedgerError("COSIGNATURE_KEY", "a witness signs with a key of type 4");
  if (!Number.isSafeInteger(unixSeconds) || unixSeconds <= 0) throw new LedgerError("COSIGNATURE_TIME", "time is whole Unix seconds above 0");
  const time = Buffer.alloc(TIME_BYTES);
  time.writeBigUInt64BE(BigInt(unixSeconds));
  return Buffer.concat([time, signBytes(witness.privateKey, cosignedMessage(text, unixSeconds))]);
}

/** Unix seconds of a cosignature that holds, undefined for one that does not. Times beyond 2^53-1 do not hold. */
export function verifiedTime(publicKey: Uint8Array, text: string, signature: Uint8Array): number | undefined {
  if (signature.length !== TIME_BYTES + SIGNATURE_BYTES) return undefined;
  const time = Number(Buffer.from(signature.subarray(0, TIME_BYTES)).readBigUInt64BE());
  if (!Number.isSafeInteger(time)) return undefined;
  return verifyBytes(publicKey, cosignedMessage(text, time), signature.subarray(TIME_BYTES)) ? time : undefined;
}
