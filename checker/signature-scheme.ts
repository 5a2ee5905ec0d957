import { Broken } from "./broken";
import { childrenOf, oidOf, readElement, smallInteger, SEQUENCE, type Element } from "./der";
import type { DigestName, SignatureScheme } from "./platform";

const HASHES: Record<string, DigestName> = {
  "1.3.14.3.2.26": "SHA-1",
  "2.16.840.1.101.3.4.2.1": "SHA-256",
  "2.16.840.1.101.3.4.2.2": "SHA-384",
  "2.16.840.1.101.3.4.2.3": "SHA-512",
};
const RSA: Record<string, DigestName> = { "1.2.840.113549.1.1.11": "SHA-256", "1.2.840.113549.1.1.12": "SHA-384", "1.2.840.113549.1.1.13": "SHA-512" };
const ECDSA: Record<string, DigestName> = { "1.2.840.10045.4.3.2": "SHA-256", "1.2.840.10045.4.3.3": "SHA-384", "1.2.840.10045.4.3.4": "SHA-512" };
const CURVES: Record<string, "P-256" | "P-384" | "P-521"> = { "1.2.840.10045.3.1.7": "P-256", "1.3.132.0.34": "P-384", "1.3.132.0.35": "P-521" };
const RSA_ENCRYPTION = "1.2.840.113549.1.1.1";
const RSA_PSS = "1.2.840.113549.1.1.10";
const ED25519 = "1.3.101.112";

/** The hash an AlgorithmIdentifier names. Throws `Broken` ALGORITHM for others. */
export function hashOf(algorithm: Element | undefined): DigestName {
  const hash = HASHES[oidOf(childrenOf(algorithm, SEQUENCE)[0])];
  if (!hash) throw new Broken("ALGORITHM", "a hash function that is not known here");
  return hash;
}

/**
 * How to verify a signature, from its AlgorithmIdentifier and the signer's key. `digest` is what CMS names apart for
 * plain RSA. SHA-1 is refused: a signature over it proves nothing today. Throws `Broken` ALGORITHM.
 */
export function schemeOf(algorithm: Element | undefined, spki: Uint8Array, digest?: DigestName): SignatureScheme {
  const [oidElement, parameters] = childrenOf(algorithm, SEQUENCE);
  const oid = oidOf(oidElement);
  if (oid === ED25519) return { kind: "ed25519" };
  if (oid === RSA_PSS) return pss(parameters);
  const ecHash = ECDSA[oid];
  if (ecHash) return { kind: "ecdsa", hash: ecHash, curve: curveOf(spki) };
  const hash = RSA[oid] ?? (oid === RSA_ENCRYPTION ? digest : undefined);
  if (!hash || hash === "SHA-1") throw new Broken("ALGORITHM", `signatures of the kind ${oid} are not accepted here`);
  return { kind: "rsa-pkcs1", hash };
}

/** RSASSA-PSS parameters (RFC 4055 §3.1). The default hash is SHA-1, so an absent one is refused. */
function pss(parameters: Element | undefined): SignatureScheme {
  const byTag = new Map(childrenOf(parameters, SEQUENCE).map((part) => [part.tag, readElement(part.content)]));
  const hash = byTag.has(0xa0) ? hashOf(byTag.get(0xa0)) : "SHA-1";
  const mask = byTag.get(0xa1);
  const maskHash = mask ? hashOf(childrenOf(mask, SEQUENCE)[1]) : "SHA-1";
  if (hash === "SHA-1" || maskHash !== hash) throw new Broken("ALGORITHM", "RSA-PSS with SHA-1 or with two hash functions is not accepted here");
  return { kind: "rsa-pss", hash, saltLength: byTag.has(0xa2) ? smallInteger(byTag.get(0xa2)) : 20 };
}

function curveOf(spki: Uint8Array): "P-256" | "P-384" | "P-521" {
  const [algorithm] = childrenOf(readElement(spki), SEQUENCE);
  const curve = CURVES[oidOf(childrenOf(algorithm, SEQUENCE)[1])];
  if (!curve) throw new Broken("ALGORITHM", "an elliptic curve that is not known here");
  return curve;
}
