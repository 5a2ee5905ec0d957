import { Broken } from "./broken";
import { equal } from "./bytes";
import { parseCertificate, requireTimeStamping, type Certificate } from "./certificate";
import { childrenOf, INTEGER, OCTET_STRING, oidOf, readElement, requireTag, SEQUENCE, SET, smallInteger, timeOf, type Element } from "./der";
import type { DigestName, Platform } from "./platform";
import { hashOf, schemeOf } from "./signature-scheme";

const SIGNED_DATA = "1.2.840.113549.1.7.2";
const TST_INFO = "1.2.840.113549.1.9.16.1.4";
const CONTENT_TYPE = "1.2.840.113549.1.9.3";
const MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
const SIGNING_CERTIFICATE = "1.2.840.113549.1.9.16.2.12";
const SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47";
const CERTIFICATES = 0xa0;
const SIGNED_ATTRIBUTES = 0xa0;

/** A time-stamp token, taken apart; nothing in it is believed yet. */
export type TimeStamp = { info: Uint8Array; imprint: Uint8Array; genTime: number; certificates: Certificate[]; signer: Signer };
type Signer = { identifier: Element; digest: DigestName; attributes: Uint8Array; byType: Map<string, Element>; algorithm: Element; signature: Uint8Array };

/** Reads a TimeStampResp (RFC 3161 §2.4.2). Throws `Broken` DER_FORM, TSA_REFUSED or TIMESTAMP_FORM. */
export function parseTimeStamp(der: Uint8Array): TimeStamp {
  const [status, token] = childrenOf(readElement(der), SEQUENCE);
  const granted = smallInteger(childrenOf(status, SEQUENCE)[0]);
  if (granted > 1 || !token) throw new Broken("TSA_REFUSED", `the authority answered with status ${granted} and gave no stamp`);
  const [kind, wrapped] = childrenOf(token, SEQUENCE);
  if (oidOf(kind) !== SIGNED_DATA) throw new Broken("TIMESTAMP_FORM", "the token is not signed data");
  const [, , content, ...rest] = childrenOf(childrenOf(wrapped, 0xa0)[0], SEQUENCE);
  const [contentKind, octets] = childrenOf(content, SEQUENCE);
  if (oidOf(contentKind) !== TST_INFO) throw new Broken("TIMESTAMP_FORM", "the signed data is not a time-stamp");
  const info = requireTag(childrenOf(octets, 0xa0)[0], OCTET_STRING).content;
  const signers = childrenOf(rest.at(-1), SET);
  if (signers.length !== 1) throw new Broken("TIMESTAMP_FORM", "exactly one signer was expected");
  const certificates = rest.find((part) => part.tag === CERTIFICATES);
  return { info, ...parseInfo(info), certificates: certificates ? childrenOf(certificates).map((one) => parseCertificate(one.whole)) : [], signer: parseSigner(signers[0]) };
}

function parseInfo(info: Uint8Array): { imprint: Uint8Array; genTime: number } {
  const [version, , imprint, , genTime] = childrenOf(readElement(info), SEQUENCE);
  const [algorithm, hashed] = childrenOf(imprint, SEQUENCE);
  if (smallInteger(version) !== 1 || hashOf(algorithm) !== "SHA-256") throw new Broken("TIMESTAMP_FORM", "not a version 1 stamp over SHA-256");
  return { imprint: requireTag(hashed, OCTET_STRING).content, genTime: timeOf(genTime) };
}

function parseSigner(element: Element | undefined): Signer {
  const [, identifier, digest, attributes, algorithm, signature] = childrenOf(element, SEQUENCE);
  const byType = new Map(childrenOf(attributes, SIGNED_ATTRIBUTES).map((attribute) => {
    const [type, values] = childrenOf(attribute, SEQUENCE);
    return [oidOf(type), requireTag(childrenOf(values, SET)[0])];
  }));
  // Signed as a SET OF, though it stands under an implicit tag (RFC 5652 §5.4).
  const signed = Uint8Array.from(requireTag(attributes).whole);
  signed[0] = SET;
  return { identifier: requireTag(identifier), digest: hashOf(digest), attributes: signed, byType, algorithm: requireTag(algorithm), signature: requireTag(signature, OCTET_STRING).content };
}

/**
 * Judges a stamp by itself: it is over this imprint, its signature fits, and the signer's certificate (from the token or
 * the pool) is the one it names and serves time-stamping only. Throws `Broken`. @returns the signer's certificate
 */
export async function judgeTimeStamp(stamp: TimeStamp, imprint: Uint8Array, pool: readonly Certificate[], platform: Platform): Promise<Certificate> {
  const { signer, info } = stamp;
  if (!equal(stamp.imprint, imprint)) throw new Broken("TIMESTAMP_IMPRINT", "the stamp is over another text than this checkpoint");
  const digest = signer.byType.get(MESSAGE_DIGEST);
  if (oidOf(signer.byType.get(CONTENT_TYPE)) !== TST_INFO || !equal(requireTag(digest, OCTET_STRING).content, await platform.digest(signer.digest, info))) {
    throw new Broken("TIMESTAMP_SIGNATURE", "what was signed is not what the stamp says");
  }
  const certificate = [...stamp.certificates, ...pool].find((candidate) => isSigner(candidate, signer.identifier));
  if (!certificate) throw new Broken("TSA_CERTIFICATE", "the certificate of the signer is neither in the stamp nor beside it");
  await requireNamed(certificate, signer, platform);
  requireTimeStamping(certificate);
  const scheme = schemeOf(signer.algorithm, certificate.spki, signer.digest);
  if (!(await platform.verifySignature(scheme, certificate.spki, signer.attributes, signer.signature))) throw new Broken("TIMESTAMP_SIGNATURE", "the signature of the authority does not fit");
  return certificate;
}

function isSigner(certificate: Certificate, identifier: Element): boolean {
  if (identifier.tag === 0x80) return certificate.keyId !== undefined && equal(certificate.keyId, identifier.content);
  const [issuer, serial] = childrenOf(identifier, SEQUENCE);
  return equal(requireTag(issuer).whole, certificate.issuer) && equal(requireTag(serial, INTEGER).content, certificate.serial);
}

/** The signed attributes must name the certificate by its hash (RFC 5816), or another one with the same key could take its place. */
async function requireNamed(certificate: Certificate, { byType }: Signer, platform: Platform): Promise<void> {
  const attribute = byType.get(SIGNING_CERTIFICATE_V2) ?? byType.get(SIGNING_CERTIFICATE);
  const [first] = childrenOf(childrenOf(attribute, SEQUENCE)[0], SEQUENCE);
  const parts = childrenOf(first, SEQUENCE);
  const named = parts.find((part) => part.tag === OCTET_STRING);
  const usual = byType.has(SIGNING_CERTIFICATE_V2) ? "SHA-256" : "SHA-1";
  const digest = parts[0]?.tag === SEQUENCE ? hashOf(parts[0]) : usual;
  if (!equal(requireTag(named).content, await platform.digest(digest, certificate.der))) throw new Broken("TSA_CERTIFICATE", "the stamp names another certificate than the one found");
}
