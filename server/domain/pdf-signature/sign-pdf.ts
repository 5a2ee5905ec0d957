import { cmsOf, signDigest, type SignedDigest, type SigningIdentity } from "./cms";
import { placeSignature, prepareSignature, type Prepared, type SignatureWords } from "./signature-place";

/** A PDF whose signature is made and not in its place yet, so that the signature can be stamped first. */
export type SignedPlace = { prepared: Prepared; identity: SigningIdentity; signed: SignedDigest };

const ROOM_FOR_SIGNATURE = 4096;
const ROOM_FOR_STAMP = 16_384;

/** Signs a PDF. `withStamp` leaves room for a time-stamp token over `signed.signature`. Throws `PdfError`. */
export function signPdf(input: Uint8Array, words: SignatureWords, identity: SigningIdentity, withStamp: boolean): SignedPlace {
  const chain = identity.certificates.reduce((sum, der) => sum + der.length, 0);
  const prepared = prepareSignature(input, words, ROOM_FOR_SIGNATURE + chain + (withStamp ? ROOM_FOR_STAMP : 0));
  return { prepared, identity, signed: signDigest(prepared.digest, identity) };
}

/** The finished file: baseline B-T with a token, B-B without. Throws `PDF_NO_ROOM` for a token that is too large. */
export function finishSignature({ prepared, identity, signed }: SignedPlace, token: Uint8Array | null): Uint8Array {
  return placeSignature(prepared, cmsOf(identity, signed, token));
}
