import { beforeAll, describe, expect, test } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { PRIVACY_SETTINGS } from "@/db/testing/privacy";
import { PERMISSIONS } from "@/server/domain/access/permissions";
import { newId } from "@/server/domain/ids/ids";
import { checkPastedCertificate, showCertificate, showCertificateCheck } from "@/server/http/privacy/certificate";

import type { ServiceContext } from "../../context";
import type { ServiceError } from "../../errors";
import { peerHeader } from "../../../http/incoming";
import { getPrivacyNumbers } from "../numbers/get-numbers";
import { actOnCase } from "../act";
import { recordRequest } from "../record-request";
import { savePrivacySettings } from "../save-settings";
import { checkSuppressions } from "./check-suppressions";
import { listErasureOrders } from "./list-orders";
import { listSuppressions } from "./list-suppressions";
import { getCertificate } from "./read-certificate";
import { reportReplay } from "./report-replay";

let org: TestOrg;
const everything = (): ServiceContext => ({ ...org.as(), permissions: new Set(PERMISSIONS) });
beforeAll(async () => {
  org = await createOrg({ adopt: false });
  await savePrivacySettings(org.as(), PRIVACY_SETTINGS);
});

const refused = { code: "INVALID" };

describe("hostile input to the erasure part", () => {
  test.each(["0000-01-01T00:00:00Z", "9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59"])("a moment that no database holds (%s) is refused, not a failure", async (since) => {
    await expect(listErasureOrders(everything(), { since })).rejects.toMatchObject(refused);
    await expect(reportReplay(everything(), { system: "sys_crm", since, done: [] })).rejects.toMatchObject(refused);
  });

  test.each(["0000-01-01T00:00:00Z", "1900-01-01T00:00:00Z", "2018-05-24T00:00:00Z", "9998-12-31T23:59:59Z", "9999-12-31T23:59:59-23:59"])("a request that arrived at %s, and a day or moment like it in an act, is refused", async (receivedAt) => {
    const given = { channel: "post", language: "en", rights: ["access", "erasure"], requester: { name: "Petra", email: null, address: null, identifiers: [] }, knownAddress: false, wording: "Please." };
    await expect(recordRequest(everything(), { ...given, receivedAt })).rejects.toMatchObject({ code: expect.stringMatching(/^(INVALID|UNPROCESSABLE)$/) as string });
    const arrivedAt = everything().now.toISOString();
    const { id } = await recordRequest(everything(), { ...given, receivedAt: arrivedAt });
    await actOnCase(everything(), { id, kind: "start_assessing", data: { why: null } });
    await actOnCase(everything(), { id, kind: "ask_identity", data: {
      asks: ["known_detail"], doubt: { text: "New to us." }, whatFor: { text: "It shows whose account it is." }, whyNotLess: { text: "No address is known." }, emailLoop: "no_known_address", harm: "medium",
      notice: { letter: { kind: "identity_asked", said: { reasons: "New to us.", what_is_asked: "Your customer number.", less_was_not_enough: "No address is known." } } },
    } });
    const kept = { itemId: "sys_crm:invoices", ground: "legal_obligation", facts: [{ fact: "law_cited", text: { text: "Sec. 147 AO" } }, { fact: "why_necessary", text: { text: "The tax audit." } }], whyNoEnd: null };
    const acts = (at: string, day: string) => [
      { field: "data.receivedAt", kind: "add_right", data: { claim: { right: "rectification", objectsTo: [] }, receivedAt: at, because: "read_in_wording" } }, { field: "data.answeredAt", kind: "answer_identity", data: { answeredAt: at } },
      { field: "data.endsOn", kind: "grant_exception", right: "erasure", data: { ...kept, endsOn: day } },
    ];
    for (const { field, ...act } of acts(receivedAt, receivedAt.slice(0, 10).replace("9998", "9999"))) {
      const { details } = await actOnCase(everything(), { id, ...act }).then(() => ({ details: [] }), (error: unknown) => error as ServiceError);
      expect([expect.objectContaining({ field }), expect.objectContaining({ code: "DATE_OUT_OF_RANGE" })], `${act.kind} ${JSON.stringify(details)}`).toContainEqual(details[0]);
    }
    // What is refused is the day or moment: with one that can be, each is taken.
    const ctx = everything();
    for (const { kind, right, data } of acts(arrivedAt, "9998-12-31")) await actOnCase(ctx, { id, kind, right, data: kind === "answer_identity" ? { answeredAt: ctx.now.toISOString() } : data });
  });

  test.each(["", "%", Buffer.from("0000-01-01T00:00:00.000Z|tsk_1").toString("base64url"), Buffer.from("+275760-09-13T00:00:00.000Z|tsk_1").toString("base64url"), Buffer.from("2026|\0").toString("base64url")])("a cursor nobody gave out (%j) is refused or empty", async (cursor) => {
    const listed = await listErasureOrders(everything(), { since: "2026-01-01T00:00:00Z", cursor }).catch((error: unknown) => error);
    expect(listed).toMatchObject(refused);
  });

  test("a cursor of suppressions that is none is refused or ends the list", async () => {
    for (const cursor of ["\0", "zzzz", "'; drop table users; --"]) expect([{ rows: [], nextCursor: null }, expect.objectContaining(refused)]).toContainEqual(await listSuppressions(everything(), { cursor }).catch((error: unknown) => error));
  });

  test.each([["0000-01-01", "0000-02-01"], ["0001-01-01", "0001-02-01"], ["9999-12-01", "9999-12-31"], ["2026-02-30", "2026-03-01"]])("numbers from %s to %s are counted or refused, and never fail", async (from, to) => {
    const answer = await getPrivacyNumbers(everything(), { from, to }).catch((error: unknown) => error);
    expect([expect.objectContaining(refused), expect.objectContaining({ total: expect.objectContaining({ received: 0 }) as object })]).toContainEqual(answer);
  });

  test("identifiers in what looks like text and is none are named by their place, and never found", async () => {
    const values = ["\ud800", "a\u0000b", "@", "x".repeat(320), "\u202e@example.org"];
    const answer = await checkSuppressions(everything(), { identifiers: values.map((value) => ({ type: "email", value })) }).catch((error: unknown) => error);
    expect([expect.objectContaining({ matches: values.map(() => false) }), expect.objectContaining(refused)]).toContainEqual(answer);
    await expect(checkSuppressions(everything(), { identifiers: Array.from({ length: 1001 }, () => ({ type: "email", value: "a@b.example" })) })).rejects.toMatchObject(refused);
  });

  test("another organization's case and nobody's have no certificate, with the same words", async () => {
    const other = await createOrg({ adopt: false });
    const answers = await Promise.all([getCertificate({ ...everything(), orgId: other.as().orgId }, { id: newId("rightsRequest") }), getCertificate(everything(), { id: "dsr_nobody" })].map(async (each) => each.catch((error: unknown) => (error as Error).message)));
    expect(new Set(answers).size).toBe(1);
  });
});

describe("the page on which anybody checks a certificate", () => {
  const at = (ip: string) => ({ [peerHeader()]: ip });
  const paste = async (fields: Record<string, string>, ip = "198.51.100.7") => checkPastedCertificate(new Request("http://localhost/x", { method: "POST", headers: { ...at(ip), "content-type": "application/x-www-form-urlencoded" }, body: new URLSearchParams(fields).toString() }), { params: Promise.resolve({ orgSlug: org.slug }) });

  test.each([
    ["a zero byte", "\u0000"], ["a truncated certificate", '{"certificate":{"format":"proofroom-erasure-certificate/1","number":"crt_1"'], ["a tower of brackets", "[".repeat(60_000)], ["a tower of objects", '{"certificate":'.repeat(8_000)],
    ["a number", "1e999"], ["a prototype", '{"__proto__":{"certificate":1},"certificate":null,"signature":null}'], ["nothing", ""], ["a text as long as a form may have", "x".repeat(180_000)],
  ])("%s is no certificate, said as such", async (_, text) => {
    expect(await paste({ text })).toMatchObject({ name: "certificate", status: 422, checked: { ok: false, problem: "unreadable" } });
  });

  test("a number that ends in half a character leads to a page that knows none", async () => {
    for (const number of [`${"a".repeat(79)}😀`, "../../x", "\u0000"]) {
      const looked = await showCertificateCheck(new Request(`http://localhost/x?number=${encodeURIComponent(number)}`, { headers: at("198.51.100.8") }), { params: Promise.resolve({ orgSlug: org.slug }) });
      expect(looked).toMatchObject({ name: "moved", to: expect.stringMatching(new RegExp(`^/privacy/${org.slug}/certificate/[^/?]+$`)) as string });
      expect(await paste({ number })).toMatchObject({ name: "moved" });
      expect(await showCertificate(new Request("http://localhost/x", { headers: at("198.51.100.8") }), { params: Promise.resolve({ orgSlug: org.slug, number }) })).toMatchObject({ name: "certificate", status: 404, missing: true });
    }
  });

  test("slows down one subscriber of IPv6 whatever address of theirs they take", async () => {
    const statuses = new Set<unknown>();
    for (let last = 0; last < 125; last++) statuses.add((await paste({ text: "x" }, `2001:db8:9:9::${last.toString(16)}`) as { status?: number }).status);
    expect(statuses).toEqual(new Set([422, 429]));
    expect(await paste({ text: "x" }, "2001:db8:9:10::1")).toMatchObject({ status: 422 });
    expect(JSON.stringify(await admin()`select key from rate_limits where key like 'certificate%'`)).not.toContain("2001");
  });
});
