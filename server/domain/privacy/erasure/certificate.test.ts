import { createPublicKey, verify } from "node:crypto";

import { describe, expect, test } from "vitest";

import { keyPair, signBytes } from "../../ledger/ed25519";
import { type Certificate, checkCertificate, SignedCertificate, signedBytes } from "./certificate";

const SHA = "a".repeat(64);
const { publicKey, privateKey } = keyPair(Buffer.alloc(32, 5));
const place = { entry: "e1", log: "proofroom.example/1", index: 7 };
const certificate: Certificate = {
  format: "proofroom-erasure-certificate/1", number: "crt_1", version: 1, because: "answered", issuedAt: "2026-04-01T10:00:00.000Z", organization: "Acmé GmbH", log: "proofroom.example/1",
  outcome: "partial", approvedOn: "2026-03-10", answeredOn: "2026-04-01", systems: [{ system: "sys_1", name: "CRM", method: "deleted", records: 4, erasedOn: "2026-03-11", receiptSha256: SHA }],
  exceptions: [{ item: 1, ground: "legal_obligation", article: "GDPR Art. 17(3)(b)", endsOn: "2030-01-01", ended: false }],
  backups: [{ set: "daily", name: "Daily dump", expiresOn: "2026-04-10", expired: false, beyondUse: "Not restored." }],
  recipients: { notified: 1, impossible: 0, disproportionate: 0, open: 0 }, ledger: { approval: place, items: [place], answer: { ...place, index: null } }, previousSha256: null,
};
const signed: SignedCertificate = {
  certificate, signature: { algorithm: "Ed25519", publicKey: Buffer.from(publicKey).toString("base64"), value: Buffer.from(signBytes(privateKey, signedBytes(certificate))).toString("base64") },
};
const changed = (change: Partial<Certificate>) => JSON.stringify({ ...signed, certificate: { ...certificate, ...change } });

/** The format's second reader, as docs/privacy/erasure-certificate.md describes it: nothing but node:crypto. */
function verifiedApart(text: string): boolean {
  const { certificate: said, signature } = JSON.parse(text) as { certificate: unknown; signature: { publicKey: string; value: string } };
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, member]) => [name, sorted(member)]));
  };
  const bytes = Buffer.from(`proofroom-erasure-certificate/1\n${JSON.stringify(sorted(said))}`, "utf8");
  const spki = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), Buffer.from(signature.publicKey, "base64")]);
  return verify(null, bytes, createPublicKey({ key: spki, format: "der", type: "spki" }), Buffer.from(signature.value, "base64"));
}

describe("a signed certificate", () => {
  test("is verified by a second reader with node:crypto alone, however its JSON is laid out", () => {
    expect(verifiedApart(JSON.stringify(signed))).toBe(true);
    expect(verifiedApart(JSON.stringify(signed, null, 2))).toBe(true);
    expect(verifiedApart(changed({ outcome: "full" }))).toBe(false);
    expect(checkCertificate(JSON.stringify(signed, null, 2), [publicKey])).toEqual({ ok: true, certificate });
  });

  test.each<[string, string, string]>([
    ["a changed count", changed({ systems: certificate.systems.map((system) => ({ ...system, records: 5 })) }), "bad_signature"],
    ["another's key", JSON.stringify({ ...signed, signature: { ...signed.signature, publicKey: Buffer.alloc(32, 1).toString("base64") } }), "foreign_key"],
    ["a field too many", JSON.stringify({ ...signed, certificate: { ...certificate, name: "Ada" } }), "unreadable"],
    ["a signature that is no base64", JSON.stringify({ ...signed, signature: { ...signed.signature, value: "??" } }), "bad_signature"],
    ["half a character", changed({ organization: "\ud800" }), "bad_signature"],
    ["a hidden prototype", JSON.stringify(signed).replace('"version":1', '"__proto__":{"records":9},"version":1'), "unreadable"],
    ["a member said twice", JSON.stringify(signed).replace('"records":4', '"records":9,"records":4'), "unreadable"], ["a member said twice, once in escapes", JSON.stringify(signed).replace('"records":4', '"r\\u0065cords":9,"records":4'), "unreadable"], ["a member said twice outside", JSON.stringify(signed).replace('{"certificate"', '{"signature":null,"certificate"'), "unreadable"],
    ["its end cut off", JSON.stringify(signed).slice(0, -2), "unreadable"], ["something behind it", `${JSON.stringify(signed)} {}`, "unreadable"],
    ["no JSON", "certificate", "unreadable"], ["nothing", "", "unreadable"], ["null", "null", "unreadable"],
  ])("with %s is refused", (_, text, problem) => {
    expect(checkCertificate(text, [publicKey])).toEqual({ ok: false, problem });
  });

  test("of no known key is nobody's", () => {
    expect(checkCertificate(JSON.stringify(signed), [])).toEqual({ ok: false, problem: "foreign_key" });
  });
});
