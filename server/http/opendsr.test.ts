import { X509Certificate, createVerify, randomUUID } from "node:crypto";

import { afterEach, beforeAll, describe, expect, test } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { keyOf, send } from "@/db/testing/api";
import { PRIVACY_SETTINGS } from "@/db/testing/privacy";
import { actOnCase } from "@/server/services/privacy/act";
import { tellControllers } from "@/server/services/privacy/protocols/callbacks";
import { runProtocols } from "@/server/services/privacy/protocols/run-protocols";
import { addController, endPeer } from "@/server/services/privacy/protocols/peers";
import { saveOpenDsr, signWithTestCertificate } from "@/server/services/privacy/protocols/save-opendsr";
import { savePrivacySettings } from "@/server/services/privacy/save-settings";
import { stubServer, type Reply, type StubServer } from "@/server/services/anchors/testing/stub-server";
import { issueCertificate } from "@/server/domain/privacy/protocols/issue-certificate";

import { certificate, opendsr, opengdpr } from "./opendsr";

const DOMAIN = "opendsr.acme.example";
let [org, other]: TestOrg[] = [];
let [key, strangerKey] = ["", ""];
let peer: StubServer | undefined;
let answer: Reply = { status: 202 };

const mine = (): TestOrg => org ?? expect.fail("no organization");
const theirs = (): TestOrg => other ?? expect.fail("no organization");
async function ready(): Promise<TestOrg> {
  const made = await createOrg({ adopt: false });
  await savePrivacySettings(made.as(), PRIVACY_SETTINGS);
  await signWithTestCertificate(made.as(), { domain: DOMAIN });
  return made;
}

beforeAll(async () => {
  [org, other] = [await ready(), await ready()];
  key = (await addController(mine().as(), { name: "Shop AG", callbackHosts: ["127.0.0.1"] })).key;
  strangerKey = (await addController(theirs().as(), { name: "Other AG", callbackHosts: [] })).key;
});
afterEach(async () => {
  await peer?.stop();
  peer = undefined;
  answer = { status: 202 };
});

const submission = (change: object = {}) => ({
  regulation: "gdpr", subject_request_id: randomUUID(), subject_request_type: "erasure", submitted_time: new Date(Date.now() - 3_600_000).toISOString(),
  subject_identities: [{ identity_type: "email", identity_value: "erika.marker@example.org", identity_format: "raw" }], ...change,
});
const params = (id?: string) => ({ orgSlug: mine().slug, ...(id ? { id } : {}) });
const submit = async (body: unknown, with_: string = key) => send(opendsr.submit, { key: with_, body, params: params() });
const statusOf = async (id: string) => (await (await send(opendsr.status, { key, params: params(id) })).json()) as Record<string, unknown>;
const caseOf = async (externalId: string) => (await admin()<{ request_id: string }[]>`select request_id from received_requests where org_id = ${mine().id} and external_id = ${externalId}`)[0]?.request_id ?? "";
const casesOf = async (orgId: string) => Number((await admin()`select count(*) from rights_requests where org_id = ${orgId}`)[0]?.["count"]);
const begin = async (id: string) => actOnCase(mine().at(new Date().toISOString()), { id: await caseOf(id), kind: "start_assessing", data: { why: { text: "Carried out for the controller, on its instruction." } } });

/** How many controllers took what they were told. */
async function tell(now: Date): Promise<number> {
  let took = 0;
  for await (const isTaken of tellControllers(mine().id, () => now)) took += isTaken ? 1 : 0;
  return took;
}

async function requireSigned(response: Response): Promise<Record<string, unknown>> {
  const pem = await (await send(certificate, { params: params() })).text();
  const body = Buffer.from(await response.arrayBuffer());
  expect(response.headers.get("x-opendsr-processor-domain")).toBe(DOMAIN);
  const { publicKey } = new X509Certificate(pem);
  expect(createVerify("sha256").update(body).verify(publicKey, response.headers.get("x-opendsr-signature") ?? "", "base64")).toBe(true);
  const { processor_signature: inside, ...rest } = JSON.parse(body.toString()) as Record<string, string>;
  if (inside !== undefined) expect(createVerify("sha256").update(JSON.stringify(rest)).verify(publicKey, inside, "base64")).toBe(true);
  return rest;
}

describe("an organization as an OpenDSR processor", () => {
  test("says to everybody what it takes and with what it signs", async () => {
    const found = (await (await send(opendsr.discovery, { params: params() })).json()) as Record<string, unknown>;
    expect(found).toMatchObject({ api_version: "2.0", supported_subject_request_types: ["access", "portability", "erasure"], processor_certificate: `https://${DOMAIN}/api/opendsr/v2/${mine().slug}/certificate` });
    expect((await send(opendsr.discovery, { params: { orgSlug: "nobody-has-this" } })).status).toBe(404);
  });

  test("takes a request as a case of its desk, answers signed, and keeps nothing of the sent bytes", async () => {
    const body = submission();
    const response = await submit(body);
    expect(response.status).toBe(201);
    const told = await requireSigned(response);
    expect(told).toMatchObject({ subject_request_id: body.subject_request_id, controller_id: expect.stringMatching(/^peer_/) as string });
    expect(JSON.parse(Buffer.from(String(told["encoded_request"]), "base64").toString())).toEqual(body);
    expect(new Date(String(told["expected_completion_time"])).getTime()).toBeGreaterThan(Date.now());
    const [row] = await admin()`select q.channel, e.detail, q.state from rights_requests q join request_events e on e.org_id = q.org_id and e.request_id = q.id and e.seq = 1 where q.org_id = ${mine().id} and q.id = ${await caseOf(body.subject_request_id)}`;
    expect(row).toMatchObject({ channel: "controller", state: "received", detail: { role: "processor", channel: "controller" } });
    const [kept] = await admin()`select (select string_agg(t::text, ' ') from received_requests t where org_id = ${mine().id}) || (select string_agg(t::text, ' ') from request_events t where org_id = ${mine().id}) || (select string_agg(t::text, ' ') from audit_events t where org_id = ${mine().id}) as all`;
    expect(String(kept?.["all"])).not.toMatch(/erika\.marker|ZXJpa2E/);
    const mails = await admin()`select 1 from outbox where recipient = 'erika.marker@example.org'`;
    expect(mails).toHaveLength(0);
  });

  test("takes the same request once, however often and however many at once, and no other under its id", async () => {
    const body = submission();
    const before = await casesOf(mine().id);
    const all = await Promise.all([submit(body), submit(body), submit(body)]);
    expect(all.map(({ status }) => status)).toEqual([201, 201, 201]);
    const times = new Set(await Promise.all(all.map(async (one) => (await requireSigned(one))["received_time"])));
    expect([times.size, await casesOf(mine().id)]).toEqual([1, before + 1]);
    const changed = await submit({ ...body, subject_request_type: "access" });
    expect([changed.status, (await changed.json() as { error: { code: number } }).error.code]).toEqual([400, 400]);
    expect(await casesOf(mine().id)).toBe(before + 1);
  });

  test("refuses what is no request, naming fields and nobody", async () => {
    for (const body of ['{"subject_identities":[{"identity_value":"erika.marker@example.org"', submission({ submitted_time: "2999-01-01T00:00:00Z" }), submission({ regulation: undefined }), submission({ status_callback_urls: ["https://elsewhere.example/x"] }), submission({ status_callback_urls: ["http://10.0.0.1/x"] }), submission({ subject_request_type: "gossip", x: "erika.marker@example.org" })]) {
      const refused = await submit(body);
      const text = await refused.text();
      expect(refused.status, text).toBe(400);
      expect(text).not.toContain("erika.marker");
      expect(JSON.parse(text)).toMatchObject({ error: { code: 400, errors: expect.any(Array) as unknown } });
    }
  });

  test("lets in by Bearer and by Basic, and nobody else: no key, another organization's, one of another scope, one of nobody", async () => {
    const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString("base64")}` });
    const id = randomUUID();
    expect((await send(opendsr.status, { headers: basic(`anything:${key}`), params: params(id) })).status).toBe(404);
    expect((await send(opendsr.status, { headers: basic(`${key}:`), params: params(id) })).status).toBe(404);
    expect((await submit(submission(), "")).status).toBe(401);
    expect((await send(opendsr.submit, { headers: basic("a:b"), body: submission(), params: params() })).status).toBe(401);
    expect((await submit(submission(), strangerKey)).status).toBe(404);
    expect((await submit(submission(), await keyOf(mine(), "evidence:push"))).status).toBe(403);
    expect((await submit(submission(), await keyOf(mine(), "privacy:receive"))).status).toBe(403);
  });

  test("shows a controller its own requests and no other's", async () => {
    const body = submission();
    await submit(body);
    const second = (await addController(mine().as(), { name: "Second AG" })).key;
    const asked = await Promise.all([second, strangerKey].map(async (one) => send(opendsr.status, { key: one, params: params(body.subject_request_id) })));
    expect(asked.map(({ status }) => status)).toEqual([404, 404]);
    expect((await send(opendsr.cancel, { key: second, method: "DELETE", params: params(body.subject_request_id) })).status).toBe(404);
    expect(await statusOf(body.subject_request_id)).toMatchObject({ request_status: "pending" });
  });

  test("lets the controller cancel while nobody has begun, again without harm, and not after", async () => {
    const [early, late] = [submission(), submission()];
    await Promise.all([submit(early), submit(late)]);
    const cancel = async (id: string) => send(opendsr.cancel, { key, method: "DELETE", params: params(id) });
    const first = await cancel(early.subject_request_id);
    expect(first.status).toBe(202);
    expect(await requireSigned(first)).toMatchObject({ subject_request_id: early.subject_request_id, api_version: "2.0" });
    expect((await cancel(early.subject_request_id)).status).toBe(202);
    expect(await statusOf(early.subject_request_id)).toMatchObject({ request_status: "cancelled" });
    await begin(late.subject_request_id);
    expect((await cancel(late.subject_request_id)).status).toBe(400);
    expect(await statusOf(late.subject_request_id)).toMatchObject({ request_status: "in_progress" });
  });

  test("honours the routes, headers and bodies of OpenGDPR", async () => {
    const { regulation: _, ...body } = submission();
    const response = await send(opengdpr.submit, { key, body, params: params() });
    expect([response.status, response.headers.get("x-opengdpr-processor-domain"), response.headers.has("x-opendsr-signature")]).toEqual([201, DOMAIN, false]);
    const status = await send(opengdpr.status, { key, params: params(body.subject_request_id) });
    expect(await status.json()).toMatchObject({ request_status: "pending", api_version: "1.0" });
    expect(status.headers.get("x-opengdpr-signature")).toMatch(/^[A-Za-z0-9+/]+=*$/);
  });

  test("tells the controller each change, signed, once it is taken, and again for as long as it is not", async () => {
    peer = await stubServer(() => answer);
    const url = `${peer.url}/opendsr`;
    const body = submission({ status_callback_urls: [url, url] });
    await submit(body);
    answer = { status: 302, headers: { location: "http://169.254.169.254/" } };
    await begin(body.subject_request_id);
    const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);
    await runProtocols(later(1));
    answer = { status: 500 };
    await tell(later(3));
    expect(await tell(later(4))).toBe(0);
    answer = { status: 202 };
    await tell(later(30));
    await tell(later(60));
    expect(peer.heard).toHaveLength(3);
    for (const { headers, body: sent } of peer.heard) {
      const told = await requireSigned(new Response(Buffer.from(sent), { headers: headers as Record<string, string> }));
      expect(told).toMatchObject({ subject_request_id: body.subject_request_id, request_status: "in_progress", status_callback_url: url });
    }
    const rows = await admin()`select state, attempts from status_callbacks where org_id = ${mine().id} and external_id = ${body.subject_request_id}`;
    expect(rows).toEqual([{ state: "delivered", attempts: 3 }]);
  });

  test("sends what waits behind a slow controller from one worker only, and whatever is sent again has its id", async () => {
    const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);
    const other = { worker: async () => Promise.resolve(0) };
    peer = await stubServer(async () => {
      const { worker } = other;
      other.worker = async () => Promise.resolve(0);
      await worker();
      return { status: 202 };
    });
    const [slow, behind] = [submission({ status_callback_urls: [`${peer.url}/slow`] }), submission({ status_callback_urls: [`${peer.url}/behind`] })];
    for (const body of [slow, behind]) {
      await submit(body);
      await begin(body.subject_request_id);
    }
    // While the first is answered, another worker comes by, later than any try may take.
    other.worker = async () => tell(later(4));
    await tell(later(1));
    const sent = peer.heard.map(({ path, headers, body }) => [path, headers["idempotency-key"], (JSON.parse(body.toString()) as { extensions: Record<string, { callback_id: string }> }).extensions[DOMAIN]?.callback_id]);
    const [[, first] = []] = sent;
    expect(sent.map(([path]) => path)).toEqual(["/slow", "/slow", "/behind"]);
    expect(sent.map(([, id]) => id === first)).toEqual([true, true, false]);
    for (const [, inHeader, inBody] of sent) expect([inHeader, inHeader === inBody]).toEqual([expect.stringMatching(/^cbk_/), true]);
    expect(await admin()`select state, attempts from status_callbacks where org_id = ${mine().id} and external_id in ${admin()([slow.subject_request_id, behind.subject_request_id])}`).toEqual([{ state: "delivered", attempts: 1 }, { state: "delivered", attempts: 1 }]);
  });

  test("takes nothing more from a controller it no longer works for, nor while it is closed", async () => {
    const made = await ready();
    const controller = await addController(made.as(), { name: "Gone AG" });
    const call = async () => (await send(opendsr.submit, { key: controller.key, body: submission(), params: { orgSlug: made.slug } })).status;
    expect(await call()).toBe(201);
    await saveOpenDsr(made.as(), { isOpen: false, domain: DOMAIN });
    expect(await call()).toBe(404);
    await saveOpenDsr(made.as(), { isOpen: true, domain: DOMAIN });
    await endPeer(made.as(), { id: controller.id });
    expect(await call()).toBe(403);
  });

  test("signs with no certificate of another domain, or of another key, or that ran out", async () => {
    const from = new Date(Date.now() - 40 * 86_400_000);
    const [good, old] = [await issueCertificate({ domain: DOMAIN, from, days: 90 }), await issueCertificate({ domain: DOMAIN, from, days: 30 })];
    const save = async (change: object) => saveOpenDsr(mine().as(), { isOpen: true, domain: DOMAIN, certificate: good.certificate, privateKey: good.privateKey, ...change });
    await expect(save({ domain: "other.example" })).rejects.toMatchObject({ code: "INVALID", details: [{ code: "WRONG_DOMAIN" }] });
    await expect(save({ privateKey: old.privateKey })).rejects.toMatchObject({ details: [{ code: "WRONG_KEY" }] });
    await expect(save(old)).rejects.toMatchObject({ details: [{ code: "EXPIRED" }] });
    await save({});
    await requireSigned(await submit(submission()));
    const [row] = await admin()`select encode(sealed_key, 'escape') as key from opendsr_settings where org_id = ${mine().id}`;
    expect(String(row?.["key"])).not.toContain("PRIVATE KEY");
  });
});
