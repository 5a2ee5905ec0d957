import { constants, createHash, sign, type KeyObject } from "node:crypto";

import { fromBER, Null, ObjectIdentifier, OctetString, Sequence } from "asn1js";
import { AlgorithmIdentifier, Attribute, Certificate, ContentInfo, EncapsulatedContentInfo, IssuerAndSerialNumber, RSASSAPSSParams, SignedAndUnsignedAttributes, SignedData, SignerInfo } from "pkijs";

import { exactBuffer } from "../timestamps/exact-buffer";
import { SHA256_OID } from "../timestamps/request";

export type SignatureScheme = "rsa-pkcs1" | "rsa-pss" | "ecdsa-p256";
/** Who signs. `certificates` are DER, the signer's own first, then those that lead to its root. */
export type SigningIdentity = { scheme: SignatureScheme; privateKey: KeyObject; certificates: readonly Uint8Array[] };
export type SignedDigest = { attributes: Attribute[]; signature: Uint8Array };

const DATA = "1.2.840.113549.1.7.1";
const SIGNED_DATA = "1.2.840.113549.1.7.2";
const CONTENT_TYPE = "1.2.840.113549.1.9.3";
const MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
const SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47";
const SIGNATURE_TIMESTAMP = "1.2.840.113549.1.9.16.2.14";
const SET_OF = 0x31;
const SALT_BYTES = 32;

/**
 * Signs the attributes that PAdES baseline asks for (EN 319 142-1 §6.3): content type, message digest,
 * signing-certificate-v2 (RFC 5035), and no signing time, which stands in the PDF.
 */
export function signDigest(digest: Uint8Array, identity: SigningIdentity): SignedDigest {
  const attributes = [
    new Attribute({ type: CONTENT_TYPE, values: [new ObjectIdentifier({ value: DATA })] }),
    new Attribute({ type: MESSAGE_DIGEST, values: [octets(digest)] }),
    new Attribute({ type: SIGNING_CERTIFICATE_V2, values: [signingCertificate(identity.certificates[0])] }),
  ].toSorted((a, b) => Buffer.compare(derOf(a), derOf(b)));
  const bytes = Buffer.from(new SignedAndUnsignedAttributes({ type: 0, attributes }).toSchema().toBER());
  // RFC 5652 §5.4: signed as a SET OF, not under the tag they are sent with.
  bytes[0] = SET_OF;
  return { attributes, signature: signWith(identity, bytes) };
}

/** The CMS SignedData (RFC 5652) in DER, with the time-stamp token over the signature where there is one. */
export function cmsOf({ scheme, certificates }: SigningIdentity, { attributes, signature }: SignedDigest, token: Uint8Array | null): Uint8Array {
  const chain = certificates.map((der) => Certificate.fromBER(exactBuffer(der)));
  const [own] = chain;
  if (!own) throw new Error("An identity has a certificate.");
  const digestAlgorithm = new AlgorithmIdentifier({ algorithmId: SHA256_OID });
  const stamp = token && new Attribute({ type: SIGNATURE_TIMESTAMP, values: [fromBER(exactBuffer(token)).result] });
  const signed = new SignedData({
    version: 1, encapContentInfo: new EncapsulatedContentInfo({ eContentType: DATA }), digestAlgorithms: [digestAlgorithm], certificates: chain.toSorted((a, b) => Buffer.compare(derOf(a), derOf(b))),
    signerInfos: [new SignerInfo({
      version: 1, sid: new IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }), digestAlgorithm, signatureAlgorithm: algorithmOf(scheme),
      signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }), signature: octets(signature),
      ...(stamp ? { unsignedAttrs: new SignedAndUnsignedAttributes({ type: 1, attributes: [stamp] }) } : {}),
    })],
  });
  return derOf(new ContentInfo({ contentType: SIGNED_DATA, content: signed.toSchema(true) }));
}

/** Signs bytes with SHA-256 in the identity's scheme. */
export function signWith({ scheme, privateKey }: Pick<SigningIdentity, "scheme" | "privateKey">, bytes: Uint8Array): Uint8Array {
  if (scheme === "rsa-pss") return sign("sha256", bytes, { key: privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: SALT_BYTES });
  return sign("sha256", bytes, privateKey);
}

/** RFC 4055 and RFC 5758. */
export function algorithmOf(scheme: SignatureScheme): AlgorithmIdentifier {
  if (scheme === "ecdsa-p256") return new AlgorithmIdentifier({ algorithmId: "1.2.840.10045.4.3.2" });
  if (scheme === "rsa-pkcs1") return new AlgorithmIdentifier({ algorithmId: "1.2.840.113549.1.1.11", algorithmParams: new Null() });
  const hashAlgorithm = new AlgorithmIdentifier({ algorithmId: SHA256_OID, algorithmParams: new Null() });
  const maskGenAlgorithm = new AlgorithmIdentifier({ algorithmId: "1.2.840.113549.1.1.8", algorithmParams: hashAlgorithm.toSchema() });
  return new AlgorithmIdentifier({ algorithmId: "1.2.840.113549.1.1.10", algorithmParams: new RSASSAPSSParams({ hashAlgorithm, maskGenAlgorithm, saltLength: SALT_BYTES }).toSchema() });
}

/** SigningCertificateV2 → certs → ESSCertIDv2 → certHash; SHA-256 is the default and so not written (DER). */
function signingCertificate(der: Uint8Array = new Uint8Array()): Sequence {
  const hash = octets(createHash("sha256").update(der).digest());
  return new Sequence({ value: [new Sequence({ value: [new Sequence({ value: [hash] })] })] });
}

function octets(bytes: Uint8Array): OctetString {
  return new OctetString({ valueHex: exactBuffer(bytes) });
}

function derOf(value: { toSchema: () => { toBER: () => ArrayBuffer } }): Uint8Array {
  return new Uint8Array(value.toSchema().toBER());
}
