import { createHash, createPublicKey, type KeyObject } from "node:crypto";

import { BitString, Integer, OctetString, Utf8String } from "asn1js";
import { AttributeTypeAndValue, AuthorityKeyIdentifier, BasicConstraints, Certificate, ExtKeyUsage, Extension, PublicKeyInfo, Time } from "pkijs";

import { algorithmOf, signWith } from "../pdf-signature/cms";
import { exactBuffer } from "../timestamps/exact-buffer";

/** What a certificate is to say. `serial` are 16 random bytes; keys are ECDSA P-256. */
export type CertificateOrder = { subject: string; publicKey: KeyObject; serial: Uint8Array; from: Date; until: Date };
export type Issuer = { subject: string; privateKey: KeyObject };

const COMMON_NAME = "2.5.4.3";
/** RFC 5280 appendix A.1: a name has at most 64 characters. */
const LONGEST_NAME = 64;
/** RFC 9336 document signing, and what other readers of PDF ask for instead: Adobe's own purpose, and that of mails where NSS looks (pdfsig). No address is named, so no mail passes as theirs. */
const PURPOSES = ["1.3.6.1.5.5.7.3.36", "1.2.840.113583.1.1.5", "1.3.6.1.5.5.7.3.4"];
const SIGN_DOCUMENTS = 0b1100_0000; // digitalSignature, nonRepudiation
const SIGN_CERTIFICATES = 0b0000_0110; // keyCertSign, cRLSign

/** A certificate of an authority that signs itself (RFC 5280 §4): it may issue, and nothing below it may. DER. */
export function authorityCertificate(order: CertificateOrder, privateKey: KeyObject): Uint8Array {
  const own = keyIdentifier(order.publicKey);
  return signed(order, { subject: order.subject, privateKey }, [
    extension("2.5.29.19", true, new BasicConstraints({ cA: true, pathLenConstraint: 0 }).toSchema()),
    extension("2.5.29.15", true, usage(SIGN_CERTIFICATES, 1)),
    extension("2.5.29.14", false, octets(own)),
  ]);
}

/** The certificate of an organization: for signing documents and nothing else. DER. */
export function organizationCertificate(order: CertificateOrder, issuer: Issuer): Uint8Array {
  const authority = new AuthorityKeyIdentifier({ keyIdentifier: octets(keyIdentifier(createPublicKey(issuer.privateKey))) });
  return signed(order, issuer, [
    extension("2.5.29.19", true, new BasicConstraints({ cA: false }).toSchema()),
    extension("2.5.29.15", true, usage(SIGN_DOCUMENTS, 6)),
    extension("2.5.29.37", false, new ExtKeyUsage({ keyPurposes: PURPOSES }).toSchema()),
    extension("2.5.29.14", false, octets(keyIdentifier(order.publicKey))),
    extension("2.5.29.35", false, authority.toSchema()),
  ]);
}

function signed({ subject, publicKey, serial, from, until }: CertificateOrder, issuer: Issuer, extensions: Extension[]): Uint8Array {
  const algorithm = algorithmOf("ecdsa-p256");
  const certificate = new Certificate({
    version: 2, serialNumber: new Integer({ valueHex: exactBuffer(positive(serial)) }), signature: algorithm, signatureAlgorithm: algorithm, extensions,
    notBefore: timeOf(from), notAfter: timeOf(until), subjectPublicKeyInfo: PublicKeyInfo.fromBER(exactBuffer(publicKey.export({ type: "spki", format: "der" }))),
  });
  certificate.issuer.typesAndValues = nameOf(issuer.subject);
  certificate.subject.typesAndValues = nameOf(subject);
  const body = new Uint8Array(certificate.encodeTBS().toBER());
  certificate.tbsView = body;
  certificate.signatureValue = new BitString({ valueHex: exactBuffer(signWith({ scheme: "ecdsa-p256", privateKey: issuer.privateKey }, body)) });
  return new Uint8Array(certificate.toSchema().toBER());
}

function nameOf(subject: string): AttributeTypeAndValue[] {
  const value = [...subject.toWellFormed()].slice(0, LONGEST_NAME).join("");
  return [new AttributeTypeAndValue({ type: COMMON_NAME, value: new Utf8String({ value }) })];
}

/** RFC 5280 §4.1.2.5: two digits of the year through 2049, and no part of a second, for which strict readers call the whole certificate broken. */
function timeOf(moment: Date): Time {
  const value = new Date(Math.floor(moment.getTime() / 1000) * 1000);
  return new Time({ type: value.getUTCFullYear() < 2050 ? 0 : 1, value });
}

function positive([first = 0, ...rest]: Uint8Array): Uint8Array {
  return Uint8Array.of((first & 0x3f) | 0x40, ...rest);
}

/** RFC 5280 §4.2.1.2 (1): of the key's bits. */
function keyIdentifier(publicKey: KeyObject): Uint8Array {
  const info = PublicKeyInfo.fromBER(exactBuffer(publicKey.export({ type: "spki", format: "der" })));
  return createHash("sha1").update(info.subjectPublicKey.valueBlock.valueHexView).digest();
}

function usage(bits: number, unusedBits: number): BitString {
  return new BitString({ valueHex: exactBuffer(Uint8Array.of(bits)), unusedBits });
}

function octets(bytes: Uint8Array): OctetString {
  return new OctetString({ valueHex: exactBuffer(bytes) });
}

function extension(extnID: string, critical: boolean, value: { toBER: () => ArrayBuffer }): Extension {
  return new Extension({ extnID, critical, extnValue: value.toBER() });
}
