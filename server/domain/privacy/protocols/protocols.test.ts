import { createHmac, createVerify, X509Certificate } from "node:crypto";

import { beforeAll, describe, expect, test } from "vitest";

import { isSignedBy, signBody } from "./body-signature";
import { CertificateRefusal, requireCertificate, requireKeyOf, requireTrusted } from "./certificates";
import { issueCertificate, type Issued } from "./issue-certificate";
import { SUBMITTED, StatusMessage } from "./opendsr";
import { fieldErrors } from "./opendsr-error";
import { isShopSigned, readShopMessage } from "./shopify";

const from = new Date("2026-01-01T00:00:00Z");
const now = new Date("2026-03-05T10:00:00Z");
const domain = "opendsr.processor.example";
let [root, between, leaf, selfMade]: Issued[] = [];
const text = (issued?: Issued) => issued?.certificate ?? "";

beforeAll(async () => {
  root = await issueCertificate({ domain: "Root CA", from, days: 3650, ca: true });
  between = await issueCertificate({ domain: "Issuing CA", from, days: 1000, ca: true, issuer: root });
  leaf = await issueCertificate({ domain, from, days: 90, issuer: between });
  selfMade = await issueCertificate({ domain, from, days: 90 });
});

const refusalOf = (work: () => unknown) => {
  try {
    work();
    return "taken";
  } catch (error) {
    return error instanceof CertificateRefusal ? error.code : "another error";
  }
};

describe("certificates", () => {
  test("of the domain, valid and issued by a trusted authority through those between are taken", () => {
    const chain = text(leaf) + text(between);
    expect(requireTrusted(chain, [text(root)], { domain, now })).toMatchObject({ domain, validTo: new Date("2026-04-01T00:00:00Z"), selfIssued: false });
    expect(requireTrusted(text(leaf), [text(root), text(between)], { domain, now }).domain).toBe(domain);
  });

  test.each([
    ["of another domain", () => requireTrusted(text(leaf) + text(between), [text(root)], { domain: "other.example", now }), "WRONG_DOMAIN"],
    ["that expired", () => requireTrusted(text(leaf) + text(between), [text(root)], { domain, now: new Date("2026-05-01T00:00:00Z") }), "EXPIRED"],
    ["that is of later", () => requireTrusted(text(leaf) + text(between), [text(root)], { domain, now: new Date("2025-12-31T00:00:00Z") }), "NOT_YET_VALID"],
    ["without those between", () => requireTrusted(text(leaf), [text(root)], { domain, now }), "UNTRUSTED"],
    ["that issued itself", () => requireTrusted(text(selfMade), [text(root)], { domain, now }), "UNTRUSTED"],
    ["that is no certificate", () => requireTrusted("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", [text(root)], { domain, now }), "UNREADABLE"],
    ["that is no text of one", () => requireCertificate("nothing", { domain, now }), "UNREADABLE"],
  ])("one %s is refused", (_what, work, code) => {
    expect(refusalOf(work)).toBe(code);
  });

  test("one issued by somebody who is no authority is refused, though every signature holds", async () => {
    const below = await issueCertificate({ domain: "bank.example", from, days: 90, ...(leaf ? { issuer: leaf } : {}) });
    expect(refusalOf(() => requireTrusted(text(below) + text(leaf) + text(between), [text(root)], { domain: "bank.example", now }))).toBe("UNTRUSTED");
  });

  test("a wildcard does not make out to a domain", async () => {
    const wild = await issueCertificate({ domain: "*.processor.example", from, days: 90, ...(root ? { issuer: root } : {}) });
    expect(refusalOf(() => requireTrusted(text(wild), [text(root)], { domain, now }))).toBe("WRONG_DOMAIN");
  });

  test("come with their own key and no other", () => {
    expect(refusalOf(() => requireKeyOf(text(leaf), leaf?.privateKey ?? ""))).toBe("taken");
    expect(refusalOf(() => requireKeyOf(text(leaf), selfMade?.privateKey ?? ""))).toBe("WRONG_KEY");
    expect(refusalOf(() => requireKeyOf(text(leaf), "nonsense"))).toBe("WRONG_KEY");
  });
});

describe("signatures over a body", () => {
  const body = Buffer.from('{"a": 1}\n');

  test("are checked by anybody with the certificate, over those very bytes", () => {
    const signature = signBody(leaf?.privateKey ?? "", body);
    expect(createVerify("sha256").update(body).verify(new X509Certificate(text(leaf)).publicKey, signature, "base64")).toBe(true);
    expect(isSignedBy(text(leaf), body, signature)).toBe(true);
    // A header may have been folded.
    expect(isSignedBy(text(leaf), body, `${signature.slice(0, 20)}\n ${signature.slice(20)}`)).toBe(true);
    expect(isSignedBy(text(leaf), Buffer.from('{"a":1}\n'), signature)).toBe(false);
    expect(isSignedBy(text(selfMade), body, signature)).toBe(false);
    for (const wrong of ["", "%%%", "AAAA", "A".repeat(5000)]) expect(isSignedBy(text(leaf), body, wrong)).toBe(false);
  });
});

describe("a submitted request", () => {
  const request = {
    regulation: "gdpr", subject_request_id: "a7551968-d5d6-44b2-9831-815ac9017798", subject_request_type: "erasure", submitted_time: "2026-03-05T10:00:00+01:00",
    subject_identities: [{ identity_type: "email", identity_value: "erika@example.org", identity_format: "raw" }],
  };
  const wrongOf = (change: object, dialect: "opendsr" | "opengdpr" = "opendsr") => {
    const read = SUBMITTED[dialect].safeParse({ ...request, ...change });
    return read.success ? [] : fieldErrors(read.error).map(({ message }) => message.split(":")[0]);
  };

  test("is read as it is, extensions of others passed over", () => {
    expect(wrongOf({ extensions: { "other.example": { id: 1 } }, more: true })).toEqual([]);
    expect(wrongOf({ regulation: undefined }, "opengdpr")).toEqual([]);
  });

  test.each([
    [{ regulation: undefined }, "regulation"], [{ regulation: "ccpa" }, "regulation"], [{ subject_request_id: "A7551968-D5D6-44B2-9831-815AC9017798" }, "subject_request_id"],
    [{ subject_request_id: "a7551968-d5d6-11b2-9831-815ac9017798" }, "subject_request_id"], [{ subject_request_type: "rectification" }, "subject_request_type"],
    [{ submitted_time: "yesterday" }, "submitted_time"], [{ subject_identities: [] }, "subject_identities"], [{ subject_identities: undefined }, "subject_identities"],
    [{ subject_identities: [{ identity_type: "android_id", identity_value: "x", identity_format: "md5" }] }, "subject_identities.0"],
    [{ status_callback_urls: Array.from({ length: 6 }, () => "https://a.example") }, "status_callback_urls"],
  ])("with %j is refused, naming the field and nothing of the person", (change, field) => {
    expect(wrongOf(change)).toEqual([field]);
    const read = SUBMITTED.opendsr.safeParse({ ...request, ...change });
    expect(JSON.stringify(read.success ? [] : fieldErrors(read.error))).not.toContain("erika");
  });

  test("a status with a word of its own is no status", () => {
    const status = { controller_id: "c", expected_completion_time: "2026-04-01T00:00:00Z", subject_request_id: request.subject_request_id, request_status: "completed" };
    expect(StatusMessage.safeParse(status).success).toBe(true);
    expect(StatusMessage.safeParse({ ...status, request_status: "done" }).success).toBe(false);
    expect(StatusMessage.safeParse({ ...status, results_count: -1 }).success).toBe(false);
  });
});

describe("a shop's message", () => {
  const shop = { shop_id: 954889, shop_domain: "shop.example" };
  const customer = { id: 191167, email: "john@example.com", phone: "555-625-1199" };
  const asked = { ...shop, orders_requested: [299938], customer, data_request: { id: 9999 } };
  const redact = { ...shop, customer, orders_to_redact: [299938] };
  const signed = (body: string, secret: string) => createHmac("sha256", secret).update(body).digest("base64");

  test("is known by either secret while one replaces the other, over its very bytes", () => {
    const body = Buffer.from(JSON.stringify(redact));
    expect(isShopSigned(body, signed(body.toString(), "old"), ["new", "old"])).toBe(true);
    expect(isShopSigned(body, signed(body.toString(), "new"), ["new", "old"])).toBe(true);
    expect(isShopSigned(body, signed(`${body.toString()} `, "new"), ["new"])).toBe(false);
    for (const header of [null, "", "AAAA", signed(body.toString(), "other")]) expect(isShopSigned(body, header, ["new", "old"])).toBe(false);
    expect(isShopSigned(body, signed(body.toString(), ""), [])).toBe(false);
  });

  test("says who is meant and nothing more", () => {
    expect(readShopMessage("customers/data_request", asked)).toEqual({ shopId: "954889", shopDomain: "shop.example", customer: { id: "191167", email: "john@example.com", phone: "555-625-1199" }, orders: ["299938"] });
    expect(readShopMessage("shop/redact", shop)).toEqual({ shopId: "954889", shopDomain: "shop.example", customer: null, orders: [] });
  });

  test("signed for one topic is none of another", () => {
    expect(readShopMessage("customers/redact", asked)).toBeUndefined();
    expect(readShopMessage("customers/data_request", redact)).toBeUndefined();
    expect(readShopMessage("shop/redact", redact)).toBeUndefined();
    expect(readShopMessage("customers/redact", shop)).toBeUndefined();
  });
});
