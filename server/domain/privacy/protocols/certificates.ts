import { createPrivateKey, X509Certificate } from "node:crypto";

const LEAST_RSA_BITS = 2048;
const CURVES = ["prime256v1", "secp384r1", "secp521r1"];
const MAX_CHAIN = 6;

/** A certificate that does not do. The message says why and is for people. */
export class CertificateRefusal extends Error {
  constructor(readonly code: "UNREADABLE" | "WEAK_KEY" | "NOT_YET_VALID" | "EXPIRED" | "WRONG_DOMAIN" | "UNTRUSTED" | "WRONG_KEY", message: string) {
    super(message);
    this.name = "CertificateRefusal";
  }
}

type Asked = { domain: string; now: Date };
export type CertificateFacts = { domain: string; subject: string; validFrom: Date; validTo: Date; selfIssued: boolean };

/**
 * The first certificate of a PEM text, if it is one of the domain, valid now, and of a key that FIPS 186-4 still allows (RSA of
 * 2048 bits or more, or ECDSA on P-256, P-384, P-521). Says nothing of who issued it.
 *
 * Throws `CertificateRefusal`.
 */
export function requireCertificate(pem: string, { domain, now }: Asked): CertificateFacts {
  const [leaf] = readChain(pem);
  if (!leaf) throw new CertificateRefusal("UNREADABLE", "There is no certificate in this text. It begins with -----BEGIN CERTIFICATE-----.");
  requireStrongKey(leaf);
  requireValid(leaf, now);
  // Only names of the extension count, as browsers have it; a wildcard would let any neighbour sign.
  if (leaf.checkHost(domain, { subject: "never", wildcards: false }) === undefined) throw new CertificateRefusal("WRONG_DOMAIN", `The certificate is not made out to ${domain}.`);
  return { domain, subject: leaf.subject.replaceAll("\n", ", ").slice(0, 300), validFrom: new Date(leaf.validFrom), validTo: new Date(leaf.validTo), selfIssued: isSelfIssued(leaf) };
}

/**
 * The same, and issued by one of `roots` through the certificates that stand behind it in the text. Revocation is not asked
 * for: that needs the issuer's word of the day.
 */
export function requireTrusted(pem: string, roots: readonly string[], asked: Asked): CertificateFacts {
  const facts = requireCertificate(pem, asked);
  const [leaf, ...others] = readChain(pem);
  const trusted = roots.flatMap(readChain);
  for (let at = leaf, steps = 0; at && steps < MAX_CHAIN; steps++) {
    const issued: X509Certificate = at;
    if (trusted.some((root) => isIssuedBy(issued, root, asked.now) || (issued !== leaf && root.fingerprint256 === issued.fingerprint256))) return facts;
    at = others.find((issuer) => issuer.fingerprint256 !== issued.fingerprint256 && isIssuedBy(issued, issuer, asked.now));
  }
  throw new CertificateRefusal("UNTRUSTED", "The certificate was not issued by an authority that this installation trusts, or those between are missing.");
}

/** Throws `CertificateRefusal` unless the private key is the certificate's. */
export function requireKeyOf(pem: string, privateKeyPem: string): void {
  let fits: boolean;
  try {
    fits = new X509Certificate(pem).checkPrivateKey(createPrivateKey(privateKeyPem));
  } catch {
    throw new CertificateRefusal("WRONG_KEY", "The private key cannot be read. Give it as PEM without a password.");
  }
  if (!fits) throw new CertificateRefusal("WRONG_KEY", "This is not the private key of the certificate.");
}

function readChain(pem: string): X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g) ?? [];
  try {
    return blocks.map((block) => new X509Certificate(block));
  } catch {
    throw new CertificateRefusal("UNREADABLE", "A certificate in this text cannot be read.");
  }
}

function requireStrongKey({ publicKey }: X509Certificate): void {
  const { modulusLength, namedCurve } = publicKey.asymmetricKeyDetails ?? {};
  const isStrong = publicKey.asymmetricKeyType === "rsa" ? (modulusLength ?? 0) >= LEAST_RSA_BITS : publicKey.asymmetricKeyType === "ec" && CURVES.includes(namedCurve ?? "");
  if (!isStrong) throw new CertificateRefusal("WEAK_KEY", "The key must be RSA of 2048 bits or more, or ECDSA on P-256, P-384 or P-521.");
}

function requireValid(certificate: X509Certificate, now: Date): void {
  if (now < new Date(certificate.validFrom)) throw new CertificateRefusal("NOT_YET_VALID", "The certificate is not valid yet.");
  if (now > new Date(certificate.validTo)) throw new CertificateRefusal("EXPIRED", "The certificate has expired.");
}

const isSelfIssued = (one: X509Certificate) => one.issuer === one.subject;

function isIssuedBy(one: X509Certificate, issuer: X509Certificate, now: Date): boolean {
  return issuer.ca && now >= new Date(issuer.validFrom) && now <= new Date(issuer.validTo) && one.checkIssued(issuer) && one.verify(issuer.publicKey);
}
