import { createPrivateKey, X509Certificate, type KeyObject } from "node:crypto";

import { BitString } from "asn1js";
import { BasicConstraints, Certificate, ExtKeyUsage } from "pkijs";

import type { SignatureScheme, SigningIdentity } from "../pdf-signature/cms";
import { exactBuffer } from "../timestamps/exact-buffer";
import type { Pkcs12 } from "./pkcs12";
import { SigningError } from "./signing-error";

const LONGEST_CHAIN = 5;
const MOST_BYTES = 16_384;
const LEAST_RSA_BITS = 2048;
const MOST_RSA_BITS = 8192;
const KEY_USAGE = "2.5.29.15";
const BASIC_CONSTRAINTS = "2.5.29.19";
const EXTENDED_KEY_USAGE = "2.5.29.37";
const SIGNATURE_BITS = 0b1100_0000;
/** Any purpose, document signing (RFC 9336), mail protection, and the one that older readers of PDF ask for. */
const PURPOSES = ["2.5.29.37.0", "1.3.6.1.5.5.7.3.36", "1.3.6.1.5.5.7.3.4", "1.2.840.113583.1.1.5"];

/**
 * The identity that an opened file holds, its chain in order, fit to sign reports at `now`. Throws `SigningError`:
 * `KEY_UNFIT`, `CERTIFICATE_MISSING` where none belongs to the key, `CERTIFICATE_TIME`, `CERTIFICATE_UNFIT` for one that
 * is not for signing documents (RFC 5280 §4.2.1.3, §4.2.1.12).
 */
export function uploadedIdentity({ privateKey: pkcs8, certificates }: Pkcs12, now: Date): SigningIdentity {
  const privateKey = reading("KEY_UNFIT", "The private key in the file cannot be read.", () => createPrivateKey({ key: Buffer.from(pkcs8), format: "der", type: "pkcs8" }));
  const scheme = schemeOf(privateKey);
  const all = reading("CERTIFICATE_UNFIT", "A certificate in the file cannot be read.", () => certificates.map((der) => new X509Certificate(der)));
  const own = all.find((certificate) => certificate.checkPrivateKey(privateKey));
  if (!own) throw new SigningError("CERTIFICATE_MISSING", "No certificate in the file belongs to its key. Export the certificate together with the key.");
  requireTime(own, now);
  requirePurpose(own);
  const chain = chainOf(own, all).map(({ raw }) => new Uint8Array(raw));
  if (chain.reduce((sum, der) => sum + der.length, 0) > MOST_BYTES) throw new SigningError("CERTIFICATE_UNFIT", "The certificates in the file are too large to go into every report.");
  return { scheme, privateKey, certificates: chain };
}

function schemeOf(key: KeyObject): SignatureScheme {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  const isRsa = type === "rsa" || type === "rsa-pss";
  const bits = details?.modulusLength ?? 0;
  if (isRsa && (bits < LEAST_RSA_BITS || bits > MOST_RSA_BITS)) throw new SigningError("KEY_UNFIT", `The RSA key has ${bits} bits. Use one of ${LEAST_RSA_BITS} to ${MOST_RSA_BITS}.`);
  if (type === "rsa") return "rsa-pkcs1";
  if (type === "rsa-pss" && (details?.hashAlgorithm ?? "sha256") === "sha256" && (details?.saltLength ?? 0) <= 32) return "rsa-pss";
  if (type === "ec" && details?.namedCurve === "prime256v1") return "ecdsa-p256";
  throw new SigningError("KEY_UNFIT", "Reports are signed with RSA, or with ECDSA on P-256, and SHA-256. This key is another.");
}

function requireTime({ validFromDate, validToDate }: X509Certificate, now: Date): void {
  if (validFromDate > now) throw new SigningError("CERTIFICATE_TIME", `The certificate begins on ${validFromDate.toISOString().slice(0, 10)}.`);
  if (validToDate <= now) throw new SigningError("CERTIFICATE_TIME", `The certificate ended on ${validToDate.toISOString().slice(0, 10)}.`);
}

function requirePurpose({ raw }: X509Certificate): void {
  const extensions = reading("CERTIFICATE_UNFIT", "The certificate cannot be read.", () => Certificate.fromBER(exactBuffer(raw)).extensions ?? []);
  const valueOf = (id: string): unknown => extensions.find(({ extnID }) => extnID === id)?.parsedValue;
  const [basic, usage, extended] = [valueOf(BASIC_CONSTRAINTS), valueOf(KEY_USAGE), valueOf(EXTENDED_KEY_USAGE)];
  if (basic instanceof BasicConstraints && basic.cA) throw new SigningError("CERTIFICATE_UNFIT", "This is an authority's certificate. Upload one that it issued for signing.");
  const mayNotSign = usage instanceof BitString && ((usage.valueBlock.valueHexView[0] ?? 0) & SIGNATURE_BITS) === 0;
  const forOther = extended instanceof ExtKeyUsage && !extended.keyPurposes.some((purpose) => PURPOSES.includes(purpose));
  if (mayNotSign || forOther) throw new SigningError("CERTIFICATE_UNFIT", "The certificate is not for signing documents: its key usage says otherwise.");
}

/** From the own one up to its root, as far as the file has them. */
function chainOf(own: X509Certificate, all: X509Certificate[]): X509Certificate[] {
  const chain = [own];
  while (chain.length < LONGEST_CHAIN) {
    const last = chain.at(-1) ?? own;
    const issuer = all.find((candidate) => !chain.some(({ fingerprint256 }) => fingerprint256 === candidate.fingerprint256) && last.checkIssued(candidate) && last.verify(candidate.publicKey));
    if (!issuer) break;
    chain.push(issuer);
  }
  return chain;
}

function reading<T>(code: "KEY_UNFIT" | "CERTIFICATE_UNFIT", sentence: string, read: () => T): T {
  try {
    return read();
  } catch {
    // The libraries throw errors of many classes; all mean that these bytes are not what they should be.
    throw new SigningError(code, sentence);
  }
}
