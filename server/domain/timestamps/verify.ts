import { createHash, X509Certificate } from "node:crypto";

import { fromBER, OctetString, Sequence } from "asn1js";
import { Certificate, ContentInfo, ExtKeyUsage, id_eContentType_TSTInfo, SignedData, SignedDataVerifyError, TimeStampResp, TSTInfo } from "pkijs";

import { sameBytes } from "../ledger/bytes";
import { LedgerError } from "../ledger/error";
import { exactBuffer } from "./exact-buffer";
import { nonceInteger, SHA256_OID } from "./request";

const SIGNED_DATA = "1.2.840.113549.1.7.2";
const EXTENDED_KEY_USAGE = "2.5.29.37";
const TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
/** signingCertificate (RFC 2634) and signingCertificateV2 (RFC 5035). */
const SIGNING_CERTIFICATE = ["1.2.840.113549.1.9.16.2.12", "1.2.840.113549.1.9.16.2.47"];
const GRANTED = [0, 1];
const CHAIN_CODES = [5];

/** @param nonce the one of the request; null where an old token is looked at again */
export type TimestampQuestion = { response: Uint8Array; text: Uint8Array; nonce: Uint8Array | null; rootsPem: string };
export type VerifiedTimestamp = { genTime: Date; tsa: string; certificatesPem: string };
type Opened = { signed: SignedData; info: TSTInfo };

/**
 * Holds a TimeStampResp against the text it is to be about and the roots one trusts (RFC 3161 §2.4.2), the chain as it
 * stood at the token's own time: a certificate that expired since does not spoil the stamp.
 *
 * Throws `TIMESTAMP_FORM`; `TIMESTAMP_REFUSED` with the authority's status; `TIMESTAMP_IMPRINT` for other bytes or another
 * digest than SHA-256; `TIMESTAMP_NONCE`; `TIMESTAMP_USAGE` unless the signer's certificate is for time-stamping only and
 * the token names it; `TIMESTAMP_CHAIN`; `TIMESTAMP_SIGNATURE`; `TIMESTAMP_ROOTS` for roots that are no certificates.
 */
export async function verifyTimestamp({ response, text, nonce, rootsPem }: TimestampQuestion): Promise<VerifiedTimestamp> {
  const { signed, info } = open(response);
  requireImprint(info, text);
  if (nonce && !(info.nonce && sameBytes(new Uint8Array(info.nonce.valueBlock.valueHexView), nonceInteger(nonce)))) throw new LedgerError("TIMESTAMP_NONCE", "the answer is to another request");
  const signer = await requireSignature(signed, text, rootsOf(rootsPem));
  requireUsage(signer, signed);
  const own = new X509Certificate(Buffer.from(signer.toSchema().toBER()));
  return { genTime: info.genTime, tsa: own.subject.replaceAll("\n", ", "), certificatesPem: pemOf(signed) };
}

/** The certificates that came with a token, as PEM; believes nothing of it. Throws `TIMESTAMP_FORM`, `TIMESTAMP_REFUSED`. */
export function certificatesIn(response: Uint8Array): string {
  return pemOf(open(response).signed);
}

/** What a token says: its time, and SHA-256 of what it is about (null for another digest); believes nothing of it. Throws `TIMESTAMP_FORM`, `TIMESTAMP_REFUSED`. */
export function statedIn(response: Uint8Array): { genTime: Date; imprint: Uint8Array | null } {
  const { info } = open(response);
  return { genTime: info.genTime, imprint: imprintOf(info) };
}

function pemOf(signed: SignedData): string {
  const certificates = (signed.certificates ?? []).filter((one) => one instanceof Certificate);
  return certificates.map((one) => String(new X509Certificate(Buffer.from(one.toSchema().toBER())))).join("");
}

function open(response: Uint8Array): Opened {
  // The token's digest is on record: bytes behind its end would let one token have many.
  if (fromBER(exactBuffer(response)).offset !== response.length) throw form("bytes are missing or left over");
  const answer = reading(() => TimeStampResp.fromBER(exactBuffer(response)));
  if (!GRANTED.includes(answer.status.status)) {
    const words = (answer.status.statusStrings ?? []).map(({ valueBlock }) => valueBlock.value).join(" ").slice(0, 200);
    throw new LedgerError("TIMESTAMP_REFUSED", `the authority answered status ${answer.status.status}${words && `: ${words}`}`);
  }
  return reading(() => openToken(answer.timeStampToken));
}

function openToken(token: ContentInfo | undefined): Opened {
  if (token?.contentType !== SIGNED_DATA) throw form("no signed token in the answer");
  const signed = new SignedData({ schema: token.content as unknown });
  if (signed.encapContentInfo.eContentType !== id_eContentType_TSTInfo || !signed.encapContentInfo.eContent) throw form("the token holds no TSTInfo");
  if (signed.signerInfos.length !== 1) throw form("a token has one signer");
  return { signed, info: TSTInfo.fromBER(signed.encapContentInfo.eContent.getValue()) };
}

function imprintOf({ messageImprint: { hashAlgorithm, hashedMessage } }: TSTInfo): Uint8Array | null {
  return hashAlgorithm.algorithmId === SHA256_OID ? new Uint8Array(hashedMessage.valueBlock.valueHexView) : null;
}

function requireImprint(info: TSTInfo, text: Uint8Array): void {
  const imprint = imprintOf(info);
  if (!imprint || !sameBytes(imprint, createHash("sha256").update(text).digest())) throw new LedgerError("TIMESTAMP_IMPRINT", "the token is about other bytes");
}

async function requireSignature(signed: SignedData, text: Uint8Array, trustedCerts: Certificate[]): Promise<Certificate> {
  try {
    // For a TSTInfo the library takes the token's genTime as the date to check the chain at.
    const { signatureVerified, signerCertificate } = await signed.verify({ signer: 0, data: exactBuffer(text), trustedCerts, checkChain: true, extendedMode: true });
    if (signatureVerified && signerCertificate) return signerCertificate;
  } catch (error) {
    if (!(error instanceof SignedDataVerifyError)) throw error;
    throw new LedgerError(CHAIN_CODES.includes(error.code) ? "TIMESTAMP_CHAIN" : "TIMESTAMP_SIGNATURE", error.message);
  }
  throw new LedgerError("TIMESTAMP_SIGNATURE", "the token's signature does not hold");
}

/** RFC 3161 §2.3: a certificate for nothing but time-stamping, critically so; §2.4.2: the token names the signer's certificate. */
function requireUsage(signer: Certificate, signed: SignedData): void {
  const usage = signer.extensions?.find(({ extnID }) => extnID === EXTENDED_KEY_USAGE);
  const purposes = usage?.parsedValue instanceof ExtKeyUsage ? usage.parsedValue.keyPurposes : [];
  if (!usage?.critical || purposes.length !== 1 || purposes[0] !== TIME_STAMPING) throw new LedgerError("TIMESTAMP_USAGE", "the signer's certificate is not one for time-stamping only");
  const named = signed.signerInfos[0]?.signedAttrs?.attributes.find(({ type }) => SIGNING_CERTIFICATE.includes(type));
  const hash = named && certificateHash(named.values[0]);
  const bytes = Buffer.from(signer.toSchema().toBER());
  const matches = ["sha1", "sha256", "sha384", "sha512"].some((name) => hash && sameBytes(createHash(name).update(bytes).digest(), hash));
  if (!matches) throw new LedgerError("TIMESTAMP_USAGE", "the token does not name its signer's certificate");
}

/** SigningCertificate[V2] → certs → first ESSCertID[v2] → certHash, which an algorithm may stand before. */
function certificateHash(value: unknown): Uint8Array | undefined {
  const first = value instanceof Sequence ? value.valueBlock.value[0] : undefined;
  const id = first instanceof Sequence ? first.valueBlock.value[0] : undefined;
  const hash = id instanceof Sequence ? id.valueBlock.value.find((part) => part instanceof OctetString) : undefined;
  return hash instanceof OctetString ? hash.valueBlock.valueHexView : undefined;
}

function rootsOf(pem: string): Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length === 0) throw new LedgerError("TIMESTAMP_ROOTS", "no certificate in the file of roots");
  try {
    return blocks.map((block) => Certificate.fromBER(exactBuffer(new X509Certificate(block).raw)));
  } catch (error) {
    throw new LedgerError("TIMESTAMP_ROOTS", error instanceof Error ? error.message : "not a certificate");
  }
}

/** The libraries throw errors of many classes for bytes that are no ASN.1 of this kind; all mean the same to us. */
function reading<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof LedgerError) throw error;
    throw form(error instanceof Error ? error.message.slice(0, 200) : "unreadable");
  }
}

function form(message: string): LedgerError {
  return new LedgerError("TIMESTAMP_FORM", `not a time-stamp: ${message}`);
}
