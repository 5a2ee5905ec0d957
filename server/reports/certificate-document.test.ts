import { expect, test } from "vitest";

import type { SignedCertificate } from "@/server/domain/privacy/erasure/certificate";
import { LANGUAGE_CODES } from "@/server/domain/privacy/languages";

import { renderCertificate } from "./certificate-document";
import { readPdf, squeeze } from "./testing/pdf-text";

const place = { entry: "0192f0c4-0000-7000-8000-000000000001", log: "proofroom.example/1", index: 7 };
const SIGNED: SignedCertificate = {
  certificate: {
    format: "proofroom-erasure-certificate/1", number: "crt_01j9z3k5m7n9p1q3r5s7t9v1w3", version: 2, because: "tail_ended", issuedAt: "2026-04-01T10:00:00.000Z", organization: "Zażółć GmbH", log: "proofroom.example/1", outcome: "partial", approvedOn: "2026-03-10", answeredOn: "2026-04-01",
    systems: [{ system: "sys_1", name: "CRM", method: "deleted", records: 4, erasedOn: "2026-03-11", receiptSha256: "ab".repeat(32) }], exceptions: [{ item: 1, ground: "legal_obligation", article: "GDPR Art. 17(3)(b)", endsOn: "2030-01-01", ended: false }],
    backups: [{ set: "daily", name: "Daily dump", expiresOn: "2026-04-10", expired: true, beyondUse: "Beyond use." }], recipients: { notified: 1, impossible: 0, disproportionate: 0, open: 0 }, ledger: { approval: place, items: [place], answer: { ...place, index: null } }, previousSha256: "cd".repeat(32),
  },
  signature: { algorithm: "Ed25519", publicKey: Buffer.alloc(32, 1).toString("base64"), value: Buffer.alloc(64, 2).toString("base64") },
};

test.each(LANGUAGE_CODES)("a certificate as PDF says all of it in %s, and the same each time", async (language) => {
  const bytes = await renderCertificate(SIGNED, language);
  const text = squeeze(readPdf(bytes).all);
  for (const said of ["ZażółćGmbH", SIGNED.certificate.number, "CRM", "Art.17(3)(b)", "ab".repeat(10), "Dailydump"]) expect(text).toContain(said);
  expect(Buffer.from(await renderCertificate(SIGNED, language)).equals(Buffer.from(bytes))).toBe(true);
});
