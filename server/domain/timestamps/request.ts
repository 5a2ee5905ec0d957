import { createHash } from "node:crypto";

import { Integer, OctetString } from "asn1js";
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from "pkijs";

import { exactBuffer } from "./exact-buffer";

export const NONCE_BYTES = 16;
export const SHA256_OID = "2.16.840.1.101.3.4.2.1";

/**
 * The DER of a time-stamp request (RFC 3161 §2.4.1) over the SHA-256 of a text, with certificates asked for.
 *
 * @param nonce 16 random bytes; the first is made to lie between 0x40 and 0x7f, so that it is a positive integer in its shortest form
 */
export function timestampRequest(text: Uint8Array, nonce: Uint8Array): Uint8Array {
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256_OID }),
      hashedMessage: new OctetString({ valueHex: exactBuffer(createHash("sha256").update(text).digest()) }),
    }),
    nonce: new Integer({ valueHex: exactBuffer(nonceInteger(nonce)) }),
    certReq: true,
  });
  return new Uint8Array(request.toSchema().toBER());
}

/** The nonce as it stands in request and answer. */
export function nonceInteger(nonce: Uint8Array): Uint8Array {
  const [first = 0, ...rest] = nonce;
  return Uint8Array.of((first & 0x3f) | 0x40, ...rest);
}
