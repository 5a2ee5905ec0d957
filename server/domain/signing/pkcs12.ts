import forge from "node-forge";

import { SigningError } from "./signing-error";

/** What a PKCS#12 file holds: one private key (PKCS#8) and certificates, both DER. */
export type Pkcs12 = { privateKey: Uint8Array; certificates: Uint8Array[] };

const { asn1, pki, pkcs12 } = forge;

/**
 * Opens a PKCS#12 file (RFC 7292). Takes as long as the file asks for: its own count of iterations is obeyed, so whoever
 * opens a stranger's file bounds the time from outside. Throws `SigningError` `PKCS12_FORM`, `PKCS12_PASSWORD`.
 */
export function openPkcs12(file: Uint8Array, password: string): Pkcs12 {
  const bags = opened(file, password).safeContents.flatMap(({ safeBags }) => safeBags);
  const keys = bags.filter(({ type }) => type === pki.oids["pkcs8ShroudedKeyBag"] || type === pki.oids["keyBag"]);
  const [key] = keys;
  if (!key || keys.length > 1) throw new SigningError("PKCS12_FORM", `The file holds ${keys.length} private keys. Export one certificate with its key.`);
  const info = key.key ? pki.wrapRsaPrivateKey(pki.privateKeyToAsn1(key.key)) : key.asn1;
  const certificates = bags.filter(({ type }) => type === pki.oids["certBag"]).map((bag) => (bag.cert ? pki.certificateToAsn1(bag.cert) : bag.asn1));
  return { privateKey: derOf(info), certificates: certificates.map(derOf) };
}

/** The two ways to spell a password differ behind ASCII: the seal of the file takes UTF-16, newer encryption (PBES2) UTF-8. */
function opened(file: Uint8Array, password: string): forge.pkcs12.Pkcs12Pfx {
  try {
    return read(file, password, true);
  } catch (error) {
    if (isPasswordFault(error) || /^[\u0020-\u007e]*$/.test(password)) throw refusalOf(error);
  }
  try {
    // The seal held, or there is none: the first reading would have said otherwise.
    return read(file, forge.util.encodeUtf8(password), false);
  } catch (error) {
    throw refusalOf(error);
  }
}

function read(file: Uint8Array, password: string, withSeal: boolean): forge.pkcs12.Pkcs12Pfx {
  const pfx = asn1.fromDer(forge.util.createBuffer(Buffer.from(file).toString("latin1")));
  if (!withSeal && Array.isArray(pfx.value)) pfx.value.length = Math.min(pfx.value.length, 2);
  return pkcs12.pkcs12FromAsn1(pfx, password);
}

/** The library tells a wrong password by its words only. */
function isPasswordFault(error: unknown): boolean {
  return error instanceof Error && /MAC could not be verified/i.test(error.message);
}

function refusalOf(error: unknown): SigningError {
  const isPassword = isPasswordFault(error) || (error instanceof Error && /wrong password/i.test(error.message));
  return isPassword ? new SigningError("PKCS12_PASSWORD", "The password does not open this file.") : new SigningError("PKCS12_FORM", "This is no PKCS#12 file that can be read. Export it as .p12 or .pfx.");
}

function derOf(value: forge.asn1.Asn1): Uint8Array {
  return Buffer.from(asn1.toDer(value).getBytes(), "latin1");
}
