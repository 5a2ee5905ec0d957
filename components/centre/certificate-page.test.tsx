import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";

import type { Certificate } from "@/server/domain/privacy/erasure/certificate";
import { LANGUAGE_CODES } from "@/server/domain/privacy/languages";
import type { PublicPage } from "@/server/http/privacy/public-page";

import { CaseErasure } from "./case-erasure";
import { PublicDocument } from "./public-document";

const GAP = /\{\w+\}|undefined|\bnull\b|NaN|Invalid Date|\[object/;
const place = { entry: "e1", log: "proofroom.example/1", index: 7 };
const certificate: Certificate = {
  format: "proofroom-erasure-certificate/1", number: "crt_1", version: 1, because: "answered", issuedAt: "2026-04-01T10:00:00.000Z", organization: "<Acme> GmbH", log: "proofroom.example/1", outcome: "partial", approvedOn: "2026-03-10", answeredOn: "2026-04-01",
  systems: [{ system: "sys_1", name: "CRM <b>", method: "anonymised", records: 4, erasedOn: "2026-03-11", receiptSha256: "a".repeat(64) }], exceptions: [{ item: 1, ground: "legal_claims", article: "GDPR Art. 17(3)(e)", endsOn: null, ended: false }, { item: 2, ground: "legal_obligation", article: "GDPR Art. 17(3)(b)", endsOn: "2030-01-01", ended: true }],
  backups: [{ set: "d", name: "Daily", expiresOn: "2026-04-10", expired: false, beyondUse: "Beyond use." }], recipients: { notified: 1, impossible: 2, disproportionate: 3, open: 4 }, ledger: { approval: place, items: [place], answer: { ...place, index: null } }, previousSha256: null,
};
const base = { name: "certificate" as const, organization: "Acme", accent: null, logo: null, slug: "acme", typed: "", missing: false };

describe.each(LANGUAGE_CODES)("the page that checks certificates, in %s", (language) => {
  const shown = (page: Omit<Extract<PublicPage, { name: "certificate" }>, "language" | keyof typeof base> & { missing?: boolean }) => renderToStaticMarkup(<PublicDocument page={{ ...base, language, ...page }} style="" />);

  test("says all of a certificate and how things stand, with every gap filled and nothing as markup", () => {
    for (const standing of [null, { newestVersion: 2, backupsLeft: ["2026-04-10"], exceptions: [] }, { newestVersion: 1, backupsLeft: [], exceptions: [] }]) {
      const html = shown({ status: 200, checked: { ok: true, certificate, standing } });
      expect(html).not.toMatch(GAP);
      expect(html).toContain("CRM &lt;b&gt;");
      expect(html).toContain('role="status"');
    }
  });

  test("says what is wrong, each in its own words", () => {
    const problems = (["unreadable", "foreign_key", "bad_signature"] as const).map((problem) => shown({ status: 422, checked: { ok: false, problem } }));
    const all = [...problems, shown({ status: 404, checked: null, missing: true })].map((html) => /role="alert"[^>]*>([^<]+)</.exec(html)?.[1]);
    expect(new Set(all).size).toBe(4);
    expect(shown({ status: 200, checked: null })).not.toContain('role="alert"');
  });

  test("a case tells its backups with the days that are left, and who was told", () => {
    const backups = [{ name: "Daily", expiresOn: "2026-04-10", expired: false, beyondUse: true, daysLeft: 5 }, { name: "Weekly", expiresOn: "2026-04-01", expired: true, beyondUse: null, daysLeft: 0 }];
    const html = renderToStaticMarkup(<CaseErasure language={language} locale={language} fileUrl="/x/certificate" checkUrl="/privacy/acme/certificate" erasure={{ backups, recipients: [{ name: "Mailer", country: null, result: null }], certificate: { number: "crt_1", version: 1 } }} />);
    expect(html).not.toMatch(GAP);
    for (const said of ["Daily", "Mailer", "/privacy/acme/certificate/crt_1", "5"]) expect(html).toContain(said);
  });
});
