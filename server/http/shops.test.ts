import { createHmac } from "node:crypto";

import { beforeAll, describe, expect, test } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin, dumpOf } from "@/db/testing/admin";
import { PRIVACY_SETTINGS } from "@/db/testing/privacy";
import { identifiersOf } from "@/server/services/privacy/identifiers";
import { withOrg } from "@/db/client";
import { addShopApp, endPeer, rotateShopSecret } from "@/server/services/privacy/protocols/peers";
import { savePrivacySettings } from "@/server/services/privacy/save-settings";

import { receive } from "./shops";

let org: TestOrg;
let app: { id: string; secret: string };
beforeAll(async () => {
  org = await createOrg({ adopt: false });
  await savePrivacySettings(org.as(), PRIVACY_SETTINGS);
  const { id, secret } = await addShopApp(org.as(), { name: "Reviews app" });
  app = { id, secret: secret ?? "" };
});

const shop = { shop_id: 954889, shop_domain: "shop.example" };
const customer = { id: 191167, email: "john.marker@example.com", phone: "555-625-1199" };
const asked = (id: number) => ({ ...shop, customer, orders_requested: [299938, 280263], data_request: { id } });
const redact = (id: number) => ({ ...shop, customer: { ...customer, id }, orders_to_redact: [299938] });

type Sent = { topic?: string; secret?: string; peerId?: string; slug?: string; signature?: string | null };
async function post(content: unknown, { topic = "customers/data_request", secret = app.secret, peerId = app.id, slug = org.slug, signature }: Sent = {}) {
  const body = typeof content === "string" ? content : JSON.stringify(content);
  const [about = "", what = ""] = topic.split("/");
  const header = signature === undefined ? createHmac("sha256", secret).update(body).digest("base64") : signature;
  const request = new Request("http://localhost/api/shops/v1/x", { method: "POST", body, headers: { "content-type": "application/json", ...(header === null ? {} : { "x-shopify-hmac-sha256": header }) } });
  const response = await receive(request, { params: Promise.resolve({ orgSlug: slug, peerId, about, what }) });
  return { status: response.status, text: await response.text() };
}
const cases = async () => admin()<{ id: string; rights: { right: string }[]; assignee_id: string | null }[]>`select id, rights, assignee_id from rights_requests where org_id = ${org.id} order by number`;

describe("messages of shops", () => {
  test("become cases of access and erasure that say who is meant, and tell nobody but the desk", async () => {
    const [access, erasure] = [await post(asked(1)), await post(redact(2), { topic: "customers/redact" })];
    expect([access.status, erasure.status]).toEqual([200, 200]);
    const [first, second] = await cases();
    expect([first?.rights[0]?.right, second?.rights[0]?.right]).toEqual(["access", "erasure"]);
    expect(access.text).toContain(first?.id);
    const known = await withOrg(org.id, async (tx) => identifiersOf(tx, { orgId: org.id, requestId: first?.id ?? "" }));
    expect(known.map(({ type, value }) => [type, value])).toEqual([["customer_id", "191167"], ["email", "john.marker@example.com"], ["phone", "555-625-1199"], ["other", "shop.example"]]);
    expect(await dumpOf(org.id, "received_requests", "protocol_peers", "request_events", "audit_events", "request_texts")).not.toMatch(/john\.marker|555-625/);
    expect(await admin()`select 1 from outbox where recipient = 'john.marker@example.com'`).toHaveLength(0);
  });

  test("the same again, also at once and under another topic, is no second case", async () => {
    const before = (await cases()).length;
    const all = await Promise.all([post(asked(77)), post(asked(77)), post(asked(77))]);
    expect(new Set(all.map(({ text }) => text)).size).toBe(1);
    // Signed bytes of a question must not erase.
    expect((await post(asked(77), { topic: "customers/redact" })).status).toBe(400);
    expect((await cases()).length).toBe(before + 1);
  });

  test("of a shop that left become a case of its owner's", async () => {
    const { status } = await post({ ...shop, shop_id: 5 }, { topic: "shop/redact" });
    expect([status, (await cases()).at(-1)]).toMatchObject([200, { assignee_id: org.owner.id, rights: [{ right: "erasure" }] }]);
  });

  test("that nobody signed who may are 401, whatever else is wrong with them", async () => {
    const before = (await cases()).length;
    const other = await createOrg({ adopt: false });
    await savePrivacySettings(other.as(), PRIVACY_SETTINGS);
    const refused = [
      await post(asked(3), { signature: null }), await post(asked(3), { signature: "AAAA" }), await post(asked(3), { secret: "another secret" }), await post(asked(3), { secret: app.id }), await post("{broken john.marker", { secret: "x" }),
      await post(asked(3), { peerId: "peer_none" }), await post(asked(3), { slug: other.slug }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 401, 401]);
    expect(new Set(refused.map(({ text }) => text)).size).toBe(1);
    expect((await cases()).length).toBe(before);
  });

  test("that are signed and no message are refused without being repeated", async () => {
    for (const body of ['{"customer":{"email":"john.marker@example.com"', "[]", JSON.stringify({ ...shop, customer: { email: customer.email } })]) {
      const { status, text } = await post(body);
      expect([status, text.includes("john")]).toEqual([400, false]);
    }
    expect((await post(asked(4), { topic: "customers/create" })).status).toBe(404);
    expect((await post({ ...asked(4), filler: "x".repeat(1024 ** 2) })).status).toBe(413);
  });

  test("are taken with the old secret for a week after it was changed, and no longer", async () => {
    const made = await addShopApp(org.as(), { name: "Other app", secret: "shpss_1234567890abcdef" });
    const of = (secret: string) => ({ peerId: made.id, secret });
    expect(made.secret).toBeNull();
    const { secret } = await rotateShopSecret(org.as(), { id: made.id });
    expect([(await post(asked(10), of("shpss_1234567890abcdef"))).status, (await post(asked(11), of(secret ?? ""))).status]).toEqual([200, 200]);
    await admin()`update protocol_peers set previous_until = now() - interval '1 second' where org_id = ${org.id} and id = ${made.id}`;
    expect([(await post(asked(12), of("shpss_1234567890abcdef"))).status, (await post(asked(12), of(secret ?? ""))).status]).toEqual([401, 200]);
    await endPeer(org.as(), { id: made.id });
    expect((await post(asked(13), of(secret ?? ""))).status).toBe(401);
  });
});
