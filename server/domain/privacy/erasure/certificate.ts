import { z } from "zod";

import { scanJson } from "../../formats/json-scan";
import { strictBase64 } from "../../ledger/bytes";
import { verifyBytes } from "../../ledger/ed25519";
import { canonicalBytes } from "../../ledger/jcs";
import { Day, Key, Sha256 } from "../case/parts";
import { GROUND_CODES } from "../case/grounds";
import { TASK_METHODS } from "../case/vocabulary";

export const CERTIFICATE_FORMAT = "proofroom-erasure-certificate/1";
/** Why this version was made. */
export const CERTIFICATE_CAUSES = ["answered", "exception_ended", "tail_ended"] as const;
/** What stays of the request itself: the case with its letters, and what a person who works with the portal did there. */
export const PROOF_ITEMS = ["case", "account_and_actions", "access_record", "invitation_record"] as const;
const Place = z.strictObject({ entry: z.string().max(80), log: z.string().max(300), /** null while the entry waits for its place. */ index: z.int().nonnegative().nullable() });

const SystemDone = z.strictObject({ system: Key, name: z.string().max(300), method: z.enum(TASK_METHODS), records: z.int().nonnegative(), erasedOn: Day, receiptSha256: Sha256 });
/** Items by number: what one is called may name the person. */
const Kept = z.strictObject({ item: z.int().positive(), ground: z.enum(GROUND_CODES), article: z.string().max(100), /** null: until its ground is gone. */ endsOn: Day.nullable(), ended: z.boolean() });
const Tail = z.strictObject({ set: Key, name: z.string().max(300), expiresOn: Day, expired: z.boolean(), beyondUse: z.string().max(500) });

/** What was erased for one request, said without who asked. Days are of the organization's legal zone. */
export const Certificate = z.strictObject({
  format: z.literal(CERTIFICATE_FORMAT), number: Key, version: z.int().positive(), because: z.enum(CERTIFICATE_CAUSES), issuedAt: z.iso.datetime(),
  organization: z.string().max(300), log: z.string().max(300), outcome: z.enum(["full", "partial"]), approvedOn: Day, answeredOn: Day,
  systems: z.array(SystemDone).max(500), exceptions: z.array(Kept).max(500), backups: z.array(Tail).max(200),
  recipients: z.strictObject({ notified: z.int().nonnegative(), impossible: z.int().nonnegative(), disproportionate: z.int().nonnegative(), open: z.int().nonnegative() }),
  /** What the portal keeps as proof, and for how many years after the request is closed. Absent from the oldest certificates. */
  proof: z.strictObject({ items: z.array(z.enum(PROOF_ITEMS)).max(10), years: z.int().nonnegative() }).optional(),
  ledger: z.strictObject({ approval: Place, items: z.array(Place).max(500), answer: Place }),
  /** SHA-256 of the version before, as a chain. */ previousSha256: Sha256.nullable(),
});
export type Certificate = z.infer<typeof Certificate>;

export const SignedCertificate = z.strictObject({
  certificate: Certificate,
  signature: z.strictObject({ algorithm: z.literal("Ed25519"), publicKey: z.string().max(60), value: z.string().max(120) }),
});
export type SignedCertificate = z.infer<typeof SignedCertificate>;

/** What is signed: the format's name, a line feed, and the certificate as canonical JSON (RFC 8785) in UTF-8. */
export function signedBytes(certificate: unknown): Uint8Array {
  return Buffer.concat([Buffer.from(`${CERTIFICATE_FORMAT}\n`), canonicalBytes(certificate, { integersOnly: true })]);
}

export type CertificateCheck = { ok: true; certificate: Certificate } | { ok: false; problem: "unreadable" | "foreign_key" | "bad_signature" };

/** Whether a certificate is one of these keys' and unchanged. Takes any text; never throws. */
export function checkCertificate(text: string, keys: readonly Uint8Array[]): CertificateCheck {
  const parsed = SignedCertificate.safeParse(jsonOf(text));
  if (!parsed.success) return { ok: false, problem: "unreadable" };
  const { certificate, signature } = parsed.data;
  const key = keys.find((each) => Buffer.from(each).toString("base64") === signature.publicKey);
  if (!key) return { ok: false, problem: "foreign_key" };
  return isSigned(key, certificate, signature.value) ? { ok: true, certificate } : { ok: false, problem: "bad_signature" };
}

function isSigned(key: Uint8Array, certificate: Certificate, value: string): boolean {
  try {
    return verifyBytes(key, signedBytes(certificate), strictBase64(value, "SIGNATURE"));
  } catch {
    // No base64, or a text with half a surrogate pair: nothing that was ever signed.
    return false;
  }
}

/** A member that is said twice is refused: readers differ on which of the two counts, and one of them would read what was never signed. */
function jsonOf(text: string): unknown {
  const { ok, issues } = scanJson(text);
  if (!ok || issues.length > 0) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // The schema refuses it as it refuses any other thing that is no certificate.
    return undefined;
  }
}
