import { Broken } from "./broken";
import { equal, fromBase64, textOf } from "./bytes";
import { BIT_STRING, childrenOf, INTEGER, OCTET_STRING, oidOf, readElement, requireTag, SEQUENCE, SET, timeOf, type Element } from "./der";
import type { Platform } from "./platform";
import { schemeOf } from "./signature-scheme";

/** What the checker reads of an X.509 certificate (RFC 5280). Names are DER, compared as bytes. */
export type Certificate = {
  der: Uint8Array;
  signed: Uint8Array;
  algorithm: Element;
  signature: Uint8Array;
  serial: Uint8Array;
  issuer: Uint8Array;
  subject: Uint8Array;
  notBefore: number;
  notAfter: number;
  spki: Uint8Array;
  keyId: Uint8Array | undefined;
  isAuthority: boolean;
  /** Extended key usages in dotted form, undefined where the extension is absent. */
  purposes: string[] | undefined;
  mayIssue: boolean;
};
type Extensions = Map<string, Uint8Array>;

const TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
const MAX_CHAIN = 8;

export function parseCertificate(der: Uint8Array): Certificate {
  const [tbs, algorithm, signature] = childrenOf(readElement(der), SEQUENCE);
  const parts = childrenOf(tbs, SEQUENCE);
  // The version stands first, in [0], in every certificate with extensions.
  const [serial, , issuer, validity, subject, spki, ...rest] = parts[0]?.tag === 0xa0 ? parts.slice(1) : parts;
  const [notBefore, notAfter] = childrenOf(validity, SEQUENCE);
  const extensions = extensionsOf(rest.find((part) => part.tag === 0xa3));
  const keyId = extensions.get("2.5.29.14");
  return {
    der, signed: requireTag(tbs).whole, algorithm: requireTag(algorithm, SEQUENCE), signature: requireTag(signature, BIT_STRING).content.subarray(1),
    serial: requireTag(serial, INTEGER).content, issuer: requireTag(issuer, SEQUENCE).whole, subject: requireTag(subject, SEQUENCE).whole,
    notBefore: timeOf(notBefore), notAfter: timeOf(notAfter), spki: requireTag(spki, SEQUENCE).whole,
    keyId: keyId && readElement(keyId, OCTET_STRING).content,
    isAuthority: isAuthority(extensions.get("2.5.29.19")), purposes: purposesOf(extensions.get("2.5.29.37")), mayIssue: mayIssue(extensions.get("2.5.29.15")),
  };
}

/** Certificates of a PEM text. Throws `Broken` when one of them cannot be read. */
export function parsePem(pem: string): Certificate[] {
  const blocks = [...pem.matchAll(/-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g)];
  return blocks.map(([, base64 = ""]) => parseCertificate(fromBase64(base64.replaceAll(/\s/g, ""))));
}

/** The common name (X.520 2.2.2) of whom a certificate is for, without what a terminal could take for a command; its organization or "no name" where it has none. */
export function subjectName({ subject }: Certificate): string {
  const names = new Map(childrenOf(readElement(subject), SEQUENCE).flatMap((set) => childrenOf(set, SET)).map((pair) => {
    const [type, value] = childrenOf(pair, SEQUENCE);
    return [oidOf(type), textOf(requireTag(value).content)];
  }));
  return (names.get("2.5.4.3") ?? names.get("2.5.4.10") ?? "no name").replaceAll(/\p{C}/gu, "").slice(0, 200);
}

function extensionsOf(element: Element | undefined): Extensions {
  if (!element) return new Map();
  return new Map(
    childrenOf(readElement(element.content), SEQUENCE).map((extension) => {
      const parts = childrenOf(extension, SEQUENCE);
      return [oidOf(parts[0]), requireTag(parts.at(-1), OCTET_STRING).content];
    }),
  );
}

function isAuthority(constraints: Uint8Array | undefined): boolean {
  const [flag] = constraints ? childrenOf(readElement(constraints), SEQUENCE) : [];
  return flag?.tag === 0x01 && flag.content[0] === 0xff;
}

function purposesOf(usage: Uint8Array | undefined): string[] | undefined {
  return usage && childrenOf(readElement(usage), SEQUENCE).map(oidOf);
}

/** keyCertSign (bit 5), where key usage is limited at all. */
function mayIssue(usage: Uint8Array | undefined): boolean {
  return usage === undefined || ((readElement(usage, BIT_STRING).content[1] ?? 0) & 0x04) !== 0;
}

/** RFC 3161 §2.3: the key of a time-stamping authority serves this one purpose. Throws `Broken` TSA_PURPOSE. */
export function requireTimeStamping({ purposes }: Certificate): void {
  if (purposes?.length !== 1 || purposes[0] !== TIME_STAMPING) throw new Broken("TSA_PURPOSE", "the signer's certificate is not one for time-stamping only");
}

/**
 * Follows the issuers from a certificate to one of the roots, everything judged at the time of the stamp: a certificate
 * that expired later was still good then. Throws `Broken` TSA_CHAIN.
 */
export async function requireChain(signer: Certificate, pool: readonly Certificate[], roots: readonly Certificate[], at: number, platform: Platform): Promise<void> {
  let current = signer;
  for (let length = 0; length < MAX_CHAIN; length++) {
    if (at < current.notBefore || at > current.notAfter) throw new Broken("TSA_CHAIN", "a certificate of the chain was not valid at the time of the stamp");
    if (roots.some((root) => equal(root.der, current.der))) return;
    const issuer = await issuerOf(current, [...roots, ...pool], platform);
    if (!issuer) throw new Broken("TSA_CHAIN", "the chain of the signer's certificate does not reach the root you gave");
    current = issuer;
  }
  throw new Broken("TSA_CHAIN", `the chain is longer than ${MAX_CHAIN} certificates`);
}

async function issuerOf(certificate: Certificate, candidates: readonly Certificate[], platform: Platform): Promise<Certificate | undefined> {
  for (const candidate of candidates) {
    const fits = equal(candidate.subject, certificate.issuer) && candidate.isAuthority && candidate.mayIssue && !equal(candidate.der, certificate.der);
    if (fits && (await platform.verifySignature(schemeOf(certificate.algorithm, candidate.spki), candidate.spki, certificate.signed, certificate.signature))) return candidate;
  }
  return undefined;
}
