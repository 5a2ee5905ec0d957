import { Broken, CannotCheck } from "./broken";
import { childrenOf, INTEGER, readElement, requireTag, SEQUENCE, type Element } from "./der";
import { crc32 } from "./crc32";
import type { Platform, SignatureScheme } from "./platform";
import { Sha256, sha256 } from "./sha256";

type Import = { name: string; hash?: string; namedCurve?: string };
const CURVE_BYTES = { "P-256": 32, "P-384": 48, "P-521": 66 } as const;

/** The checker's needs, met by a browser: own SHA-256 because WebCrypto has no synchronous one, signatures by WebCrypto. */
export const browserPlatform: Platform = {
  sha256,
  sha256Stream: () => new Sha256(),
  crc32,
  digest: async (name, bytes) => new Uint8Array(await subtle().digest(name, copy(bytes))),
  async verifyEd25519(publicKey, message, signature) {
    const key = await ed25519Key("raw", publicKey);
    return key !== undefined && (await subtle().verify("Ed25519", key, copy(signature), copy(message)));
  },
  verifySignature: verify,
};

/** Throws `CannotCheck` where the browser lacks what no check can do without; asked once, before anything is read. */
export async function requireBrowser(): Promise<void> {
  // Any point of the curve will do: what counts is whether the algorithm is known.
  await subtle().importKey("raw", copy(Uint8Array.of(0x58, ...new Uint8Array(31).fill(0x66))), "Ed25519", false, ["verify"]).catch((error: unknown) => {
    if (isUnsupported(error)) throw new CannotCheck(NO_ED25519);
  });
}

const NO_ED25519 = "This browser cannot verify Ed25519 signatures, so nothing can be checked here. Use a newer one (Chromium 137, Firefox 129, Safari 17 or later), or run: node verify.mjs.";

function subtle(): SubtleCrypto {
  const found: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (!found) throw new CannotCheck("This browser offers no cryptography for pages opened this way. Save the page and open it from disk, or run: node verify.mjs.");
  return found;
}

async function ed25519Key(format: "raw" | "spki", bytes: Uint8Array): Promise<CryptoKey | undefined> {
  return await subtle().importKey(format, copy(bytes), "Ed25519", false, ["verify"]).catch((error: unknown) => {
    if (isUnsupported(error)) throw new CannotCheck(NO_ED25519);
    return undefined;
  });
}

function isUnsupported(error: unknown): boolean {
  return error instanceof DOMException && error.name === "NotSupportedError";
}

async function verify(scheme: SignatureScheme, spki: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  const [importAs, verifyAs] = algorithms(scheme);
  const key = scheme.kind === "ed25519" ? await ed25519Key("spki", spki) : await subtle().importKey("spki", copy(spki), importAs, false, ["verify"]).catch(noKey);
  const raw = scheme.kind === "ecdsa" ? rawEcdsa(signature, CURVE_BYTES[scheme.curve]) : signature;
  return key !== undefined && raw !== undefined && (await subtle().verify(verifyAs, key, copy(raw), copy(message)));
}

/** A key the browser cannot read verifies nothing. */
function noKey(): undefined {
  return undefined;
}

function algorithms(scheme: SignatureScheme): [Import, Algorithm | RsaPssParams | EcdsaParams] {
  if (scheme.kind === "ed25519") return [{ name: "Ed25519" }, { name: "Ed25519" }];
  if (scheme.kind === "ecdsa") return [{ name: "ECDSA", namedCurve: scheme.curve }, { name: "ECDSA", hash: scheme.hash }];
  if (scheme.kind === "rsa-pss") return [{ name: "RSA-PSS", hash: scheme.hash }, { name: "RSA-PSS", saltLength: scheme.saltLength }];
  return [{ name: "RSASSA-PKCS1-v1_5", hash: scheme.hash }, { name: "RSASSA-PKCS1-v1_5" }];
}

/** WebCrypto wants r and s at full width; X.509 and CMS have them as two INTEGERs. */
function rawEcdsa(der: Uint8Array, width: number): Uint8Array | undefined {
  try {
    const [r, s] = childrenOf(readElement(der), SEQUENCE);
    return Uint8Array.of(...padded(r, width), ...padded(s, width));
  } catch (error) {
    if (error instanceof Broken) return undefined;
    throw error;
  }
}

function padded(element: Element | undefined, width: number): Uint8Array {
  const { content } = requireTag(element, INTEGER);
  const digits = content[0] === 0 ? content.subarray(1) : content;
  if (digits.length > width) throw new Broken("DER_FORM", "a number is too long for its curve");
  const out = new Uint8Array(width);
  out.set(digits, width - digits.length);
  return out;
}

/** WebCrypto takes no views of shared memory, and types say so. */
function copy(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(bytes);
}
