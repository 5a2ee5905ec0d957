import { createHash } from "node:crypto";

import { fromBER } from "asn1js";
import { Certificate, ContentInfo, SignedData } from "pkijs";

import { exactBuffer } from "../timestamps/exact-buffer";

/** What a signature in a PDF says. `coversAll`: nothing was added behind it. */
export type SignatureFacts = { holds: boolean; coversAll: boolean; stamped: boolean; signedSha256: string };

const SIGNATURE_TIMESTAMP = "1.2.840.113549.1.9.16.2.14";

/**
 * Checks the newest signature of a PDF against the bytes its ByteRange names; says nothing of whom to trust. False where
 * the range leaves out more than the value of Contents, or anything does not read as a signature.
 */
export async function verifySignature(pdf: Uint8Array): Promise<SignatureFacts | null> {
  const bytes = Buffer.from(pdf);
  const range = bytes.toString("latin1").match(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)?.at(-1)?.match(/\d+/g)?.map(Number);
  if (!range) return null;
  const [start = 0, from = 0, to = 0, rest = 0] = range;
  const covered = Buffer.concat([bytes.subarray(0, from), bytes.subarray(to, to + rest)]);
  const hex = bytes.toString("latin1", from, to);
  const facts = { coversAll: to + rest === bytes.length, stamped: false, signedSha256: createHash("sha256").update(covered).digest("hex") };
  if (start !== 0 || !/^<[0-9a-f]+>$/i.test(hex)) return { ...facts, holds: false };
  const signed = readSigned(Buffer.from(hex.slice(1, -1), "hex"));
  if (!signed) return { ...facts, holds: false };
  const stamped = signed.signerInfos[0]?.unsignedAttrs?.attributes.some(({ type }) => type === SIGNATURE_TIMESTAMP) ?? false;
  return { ...facts, stamped, holds: await holdsFor(signed, covered) };
}

function readSigned(der: Uint8Array): SignedData | undefined {
  const { offset, result } = fromBER(exactBuffer(der));
  // Behind the DER there are only the zeros of the place that was kept.
  if (offset < 0 || der.subarray(offset).some((byte) => byte !== 0)) return undefined;
  try {
    return new SignedData({ schema: new ContentInfo({ schema: result }).content as unknown });
  } catch {
    // The library throws errors of many classes for what is no SignedData; all mean the same here.
    return undefined;
  }
}

async function holdsFor(signed: SignedData, covered: Uint8Array): Promise<boolean> {
  try {
    const { signatureVerified, signerCertificate } = await signed.verify({ signer: 0, data: exactBuffer(covered), extendedMode: true });
    return signatureVerified === true && signerCertificate instanceof Certificate && namesItsSigner(signed, signerCertificate);
  } catch {
    // Refused by a thrown verdict of the library.
    return false;
  }
}

/** signing-certificate-v2 holds the hash of the very certificate. */
function namesItsSigner(signed: SignedData, signer: Certificate): boolean {
  const named = signed.signerInfos[0]?.signedAttrs?.attributes.find(({ type }) => type === "1.2.840.113549.1.9.16.2.47");
  const hash = createHash("sha256").update(Buffer.from(signer.toSchema().toBER())).digest();
  const value = named?.values[0] as { toBER: () => ArrayBuffer } | undefined;
  return value !== undefined && Buffer.from(value.toBER()).includes(hash);
}
