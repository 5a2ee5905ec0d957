import { createPrivateKey, createPublicKey, generateKeyPairSync, webcrypto, X509Certificate } from "node:crypto";

import { BitString, Integer, OctetString, Utf8String } from "asn1js";
import { AttributeTypeAndValue, BasicConstraints, Certificate, CryptoEngine, Extension, GeneralName, GeneralNames, PublicKeyInfo, RelativeDistinguishedNames } from "pkijs";

import { randomFrom } from "../../crypto/random";

export type Issued = { certificate: string; privateKey: string };
type Wanted = { domain: string; from: Date; days: number; /** Whose certificate this shall be an issuer's. */ ca?: boolean; /** Without one it issues itself. */ issuer?: Issued };

const OID = { commonName: "2.5.4.3", altName: "2.5.29.17", basicConstraints: "2.5.29.19", keyUsage: "2.5.29.15" };
const DNS_NAME = 2;
const SIGNS = 0x80;
const SIGNS_CERTIFICATES = 0x04;
const DAY_MS = 86_400_000;

/**
 * Makes a key on P-256 and a certificate for it: for trying a connection out, and for closed networks. The specification
 * wants one of an authority, and peers refuse one that issued itself.
 */
export async function issueCertificate({ domain, from, days, ca = false, issuer }: Wanted): Promise<Issued> {
  const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const privateKey = pair.privateKey.export({ format: "pem", type: "pkcs8" }).toString();
  const made = new Certificate({ version: 2, serialNumber: new Integer({ valueHex: serial() }) });
  made.subject = named(domain);
  made.issuer = named(issuer ? commonNameOf(issuer) : domain);
  made.notBefore.value = from;
  made.notAfter.value = new Date(from.getTime() + days * DAY_MS);
  made.subjectPublicKeyInfo = PublicKeyInfo.fromBER(exact(createPublicKey(pair.privateKey).export({ format: "der", type: "spki" })));
  made.extensions = extensionsOf(domain, ca);
  await made.sign(await signingKey(issuer?.privateKey ?? privateKey), "SHA-256", new CryptoEngine({ name: "", crypto: webcrypto as unknown as Crypto }));
  return { certificate: new X509Certificate(Buffer.from(made.toSchema(true).toBER())).toString(), privateKey };
}

async function signingKey(pem: string): Promise<CryptoKey> {
  const der = createPrivateKey(pem).export({ format: "der", type: "pkcs8" });
  return webcrypto.subtle.importKey("pkcs8", der, { name: "ECDSA", namedCurve: "P-256" }, false, ["sign"]) as Promise<CryptoKey>;
}

function extensionsOf(domain: string, ca: boolean): Extension[] {
  const names = new GeneralNames({ names: [new GeneralName({ type: DNS_NAME, value: domain })] });
  const usage = new BitString({ valueHex: exact(Buffer.from([ca ? SIGNS | SIGNS_CERTIFICATES : SIGNS])) });
  return [
    extension(OID.basicConstraints, true, new BasicConstraints({ cA: ca }).toSchema().toBER()), extension(OID.keyUsage, true, usage.toBER()), extension(OID.altName, false, names.toSchema().toBER()),
  ];
}

const extension = (extnID: string, critical: boolean, value: ArrayBuffer) => new Extension({ extnID, critical, extnValue: new OctetString({ valueHex: value }).valueBlock.toBER() });
const named = (commonName: string) => new RelativeDistinguishedNames({ typesAndValues: [new AttributeTypeAndValue({ type: OID.commonName, value: new Utf8String({ value: commonName }) })] });
const commonNameOf = ({ certificate }: Issued) => new X509Certificate(certificate).subject.replace(/^CN=/, "");

/** A positive integer in its shortest form. */
function serial(): ArrayBuffer {
  const bytes = Buffer.from(randomFrom(16));
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return exact(bytes);
}

const exact = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;
