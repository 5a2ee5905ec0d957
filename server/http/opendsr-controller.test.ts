import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin, dumpOf } from "@/db/testing/admin";
import { send } from "@/db/testing/api";
import { addMember } from "@/db/testing/people";
import { PRIVACY_SETTINGS } from "@/db/testing/privacy";
import { beginCase, MANUAL_SYSTEM, startTasks } from "@/db/testing/systems";
import { signBody } from "@/server/domain/privacy/protocols/body-signature";
import { issueCertificate, type Issued } from "@/server/domain/privacy/protocols/issue-certificate";
import { env } from "@/server/env";
import { stubServer, type Heard, type Reply, type StubServer } from "@/server/services/anchors/testing/stub-server";
import { actOnCase } from "@/server/services/privacy/act";
import { endDrill } from "@/server/services/privacy/drills/end";
import { getDrill } from "@/server/services/privacy/drills/get";
import { setUpDrill } from "@/server/services/privacy/drills/set-up";
import { startDrill } from "@/server/services/privacy/drills/start";
import { tickPlanted } from "@/server/services/privacy/drills/tick-planted";
import { getCase } from "@/server/services/privacy/get";
import { connectProcessor } from "@/server/services/privacy/protocols/connect-processor";
import { pollSubmissions } from "@/server/services/privacy/protocols/poll-submissions";
import { savePrivacySettings } from "@/server/services/privacy/save-settings";
import { saveSystem } from "@/server/services/privacy/systems/save";
import { runDelivery } from "@/server/services/privacy/tasks/run-delivery";
import { withdrawAsRequester } from "@/server/services/privacy/withdraw";

import { callback } from "./opendsr";

const DOMAIN = "opendsr.crm.example";
const EMAIL = "petra.marker@example.org";
const KEY = "key-of-the-processor";
const now = new Date();
// Of the moment it is asked: a slow machine may take minutes to get there.
const later = (hours: number) => new Date(Date.now() + hours * 3_600_000);
type Processor = { signer: Issued; discovery: object; status: object; says: object; submit: () => Reply | undefined; signs: (body: Buffer) => string };

let org: TestOrg;
let issuers: { root: Issued; other: Issued; good: Issued; selfMade: Issued; foreign: Issued };
let peer: StubServer;
let peers: Processor;

beforeAll(async () => {
  const of = { from: later(-24), days: 30 };
  const [root, other] = await Promise.all([issueCertificate({ ...of, domain: "Root", ca: true }), issueCertificate({ ...of, domain: "Other root", ca: true })]);
  issuers = { root, other, good: await issueCertificate({ ...of, domain: DOMAIN, issuer: root }), selfMade: await issueCertificate({ ...of, domain: DOMAIN }), foreign: await issueCertificate({ ...of, domain: "evil.example", issuer: root }) };
  const file = env().PROOFROOM_OPENDSR_ROOTS ?? "";
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, root.certificate);
  org = await createOrg({ adopt: false });
  await savePrivacySettings(org.as(), PRIVACY_SETTINGS);
});
beforeEach(async () => {
  const signer = issuers.good;
  peers = { signer, discovery: {}, says: {}, status: { request_status: "pending" }, submit: () => undefined, signs: (body) => signBody(peers.signer.privateKey, body) };
  peer = await stubServer((heard) => answerOf(heard));
});
afterEach(async () => peer.stop());

/** How many processors answered. */
async function poll(at: Date): Promise<number> {
  let answered = 0;
  for await (const isAnswered of pollSubmissions(org.id, () => at)) answered += isAnswered ? 1 : 0;
  return answered;
}

/** A processor over real HTTP: what it says and how it signs is the test's. */
function answerOf({ method, path: at, body }: Heard): Reply {
  const signed = (status: number, content: object): Reply => {
    const bytes = Buffer.from(JSON.stringify({ controller_id: "us", expected_completion_time: later(240).toISOString(), received_time: now.toISOString(), ...content }));
    return { status, body: bytes, headers: { "content-type": "application/json", "X-OpenDSR-Processor-Domain": DOMAIN, "X-OpenDSR-Signature": peers.signs(bytes) } };
  };
  if (at.endsWith("/cert.pem")) return { status: 200, body: peers.signer.certificate };
  if (at.endsWith("/discovery")) {
    return { status: 200, body: JSON.stringify({ api_version: "2.0", supported_identities: [{ identity_type: "email", identity_format: "raw" }], supported_subject_request_types: ["access", "erasure"], processor_certificate: `${peer.url}/cert.pem`, ...peers.discovery }) };
  }
  if (at.endsWith("/results")) return { status: 200, body: '{"orders":2}', headers: { "content-type": "application/json" } };
  if (method === "GET") return signed(200, { subject_request_id: at.split("/").at(-1), ...peers.status });
  const asked = JSON.parse(body.toString()) as Record<string, unknown>;
  return peers.submit() ?? signed(201, { subject_request_id: asked["subject_request_id"], encoded_request: body.toString("base64"), ...peers.says });
}

type Of = { requestId: string; taskId: string; systemId: string; deliveryId: string };
async function task(right: "access" | "erasure" = "access", resultHosts: string[] = []): Promise<Of> {
  const { id: systemId } = await saveSystem(org.as(), { ...MANUAL_SYSTEM, id: null, rights: ["access", "erasure"], name: `CRM ${Math.random()}`, connector: { kind: "opendsr", baseUrl: `${peer.url}/v2/`, domain: DOMAIN, assigneeId: null } });
  await connectProcessor(org.as(), { systemId, authorization: { kind: "bearer", token: KEY }, resultHosts }).catch(() => undefined);
  const requestId = await beginCase(org.as(), { email: EMAIL, rights: [right] });
  const [taskId = ""] = right === "erasure" ? await startErasure(requestId, systemId) : await startTasks(org.as(), requestId, right, [systemId]);
  const [row] = await admin()<{ id: string }[]>`select id from system_deliveries where org_id = ${org.id} and task_id = ${taskId}`;
  return { requestId, taskId, systemId, deliveryId: row?.id ?? "" };
}

/** Planned by one and approved by another, as the rules of a case want it. */
async function startErasure(id: string, systemId: string): Promise<string[]> {
  await actOnCase(org.as(), { id, kind: "plan_erasure", right: "erasure", data: { plan: { text: "Everything the processor holds." }, itemCount: 1, tasks: { systems: [systemId] } } });
  const planned = (await getCase(org.as(), { id })).case.rights[0]?.plan;
  await actOnCase({ ...org.as(), actor: { ...(await addMember(org.id, "officer")), kind: "user" } }, { id, kind: "start_fulfilment", right: "erasure", data: { planSeq: planned?.seq ?? 0, tasks: [] } });
  return planned?.tasks.map(({ taskId }) => taskId) ?? [];
}
const tryAt = async (of: Of, at = later(0.01)) => runDelivery(org.id, of.deliveryId, () => at);
const taskOf = async (of: Of) => (await getCase(org.as(), { id: of.requestId })).tasks[0];
const submissionOf = async (of: Of) => (await admin()<{ id: string; status: string | null; problem: string | null }[]>`select id, status, problem from opendsr_submissions where org_id = ${org.id} and task_id = ${of.taskId}`)[0] ?? expect.fail("none");
const submits = () => peer.heard.filter(({ method }) => method === "POST");

async function callBack(of: Of, content: object, { signer = issuers.good, domain = DOMAIN, change = (body: Buffer) => body, at = "" } = {}): Promise<number> {
  const { id } = await submissionOf(of);
  const body = Buffer.from(JSON.stringify({ controller_id: "us", expected_completion_time: later(240).toISOString(), subject_request_id: id, request_status: "completed", status_callback_url: `${env().PROOFROOM_URL}/api/opendsr/v2/${org.slug}/callbacks/${id}`, ...content }));
  const headers = { "x-opendsr-processor-domain": domain, "x-opendsr-signature": signBody(signer.privateKey, body) };
  return (await send(callback, { body: change(body).toString(), headers, params: { orgSlug: org.slug, id: at || id } })).status;
}

describe("a processor asked by OpenDSR", () => {
  test("is asked with what it supports, and its signed answer makes the task accepted, never done", async () => {
    const of = await task();
    await tryAt(of);
    const asked = JSON.parse(submits()[0]?.body.toString() ?? "{}") as Record<string, unknown>;
    expect(asked).toMatchObject({ regulation: "gdpr", subject_request_type: "access", subject_identities: [{ identity_type: "email", identity_value: EMAIL, identity_format: "raw" }], subject_request_id: (await submissionOf(of)).id });
    expect(asked["status_callback_urls"]).toEqual([`${env().PROOFROOM_URL}/api/opendsr/v2/${org.slug}/callbacks/${(await submissionOf(of)).id}`]);
    expect(submits()[0]?.headers["authorization"]).toBe(`Bearer ${KEY}`);
    expect(await taskOf(of)).toMatchObject({ state: "accepted", method: null });
    const dump = await dumpOf(org.id, "opendsr_submissions", "opendsr_processors", "system_deliveries", "system_tasks", "audit_events");
    for (const marker of [EMAIL, KEY, Buffer.from(JSON.stringify(asked)).toString("base64").slice(40, 90)]) expect(dump).not.toContain(marker);
  });

  test("hears of a drill in the extension that is for it, and of a person's request nothing of the kind", async () => {
    const of = await task();
    await tryAt(of);
    const { id } = await setUpDrill(org.as());
    await tickPlanted(org.as(), { id, systemId: of.systemId, planted: true });
    await startDrill(org.as(), { id });
    const [row] = await admin()<{ id: string }[]>`select d.id from system_deliveries d join drills on drills.org_id = d.org_id and drills.finding_id = d.request_id where drills.id = ${id}`;
    await tryAt({ ...of, deliveryId: row?.id ?? "" });
    const [real, drill] = submits().map(({ body }) => JSON.parse(body.toString()) as { extensions?: unknown; subject_identities: { identity_value: string }[] });
    expect(real).not.toHaveProperty("extensions");
    expect(drill).toMatchObject({ extensions: { [DOMAIN]: { drill: true } }, subject_identities: [{ identity_value: (await getDrill(org.as(), { id })).person?.email }] });
    await endDrill(org.as(), { id });
  });

  test("is done by its signed callback, once however often it comes, with the count it gives", async () => {
    const of = await task("erasure");
    await tryAt(of);
    expect(await callBack(of, { request_status: "in_progress" })).toBe(202);
    expect(await taskOf(of)).toMatchObject({ state: "accepted" });
    expect([await callBack(of, { results_count: 7 }), await callBack(of, { results_count: 7 }), await callBack(of, { results_count: 9 })]).toEqual([202, 202, 202]);
    expect(await taskOf(of)).toMatchObject({ state: "done", method: "deleted", records: 7 });
  });

  test("that does not know by when and sends a zero time is heard all the same, and what it once expected stays", async () => {
    const zero = { expected_completion_time: "0001-01-01T00:00:00Z", received_time: "0000-01-01T00:00:00Z" };
    const expected = async (of: Of) => (await admin()<{ at: Date | null }[]>`select expected_at at from opendsr_submissions where org_id = ${org.id} and task_id = ${of.taskId}`)[0]?.at;
    peers.says = zero;
    const of = await task("erasure");
    await tryAt(of);
    expect([(await taskOf(of))?.state, await expected(of)]).toEqual(["accepted", null]);
    await callBack(of, { request_status: "in_progress" });
    const said = await expected(of);
    expect([await callBack(of, { ...zero, results_count: 7 }), await expected(of)]).toEqual([202, said]);
    expect(said).toBeInstanceOf(Date);
    expect(await taskOf(of)).toMatchObject({ state: "done", method: "deleted", records: 7 });
  });

  test("is believed in nothing that another signed, that was changed, or that is for another address or request", async () => {
    const [of, other] = [await task("erasure"), await task("erasure")];
    await Promise.all([tryAt(of), tryAt(other)]);
    const refused = [
      await callBack(of, {}, { signer: issuers.selfMade }), await callBack(of, {}, { signer: issuers.foreign, domain: "evil.example" }), await callBack(of, {}, { domain: "evil.example" }),
      await callBack(of, {}, { change: (body) => Buffer.concat([body, Buffer.from(" ")]) }), await callBack(of, {}, { at: "a7551968-d5d6-44b2-9831-815ac9017798" }),
    ];
    expect(refused).toEqual([403, 403, 403, 403, 403]);
    expect(await callBack(of, { status_callback_url: "https://elsewhere.example/" })).toBe(400);
    expect(await callBack(of, {}, { at: (await submissionOf(other)).id })).toBe(400);
    expect(await callBack(of, { request_status: "all done" })).toBe(400);
    expect([(await taskOf(of))?.state, (await taskOf(other))?.state]).toEqual(["accepted", "accepted"]);
  });

  test("that says how it ended is taken at its word: no data is done, a refusal is somebody's to see to", async () => {
    const [none, refused] = [await task("erasure"), await task("erasure")];
    await Promise.all([tryAt(none), tryAt(refused)]);
    await callBack(none, { extensions: { [DOMAIN]: { outcome: "no_data" } } });
    await callBack(refused, { extensions: { [DOMAIN]: { outcome: "refused" } } });
    expect(await taskOf(none)).toMatchObject({ state: "done", method: "none_found", records: 0 });
    expect(await taskOf(refused)).toMatchObject({ state: "failed", problem: expect.stringContaining("refused") as string, assigneeId: org.owner.id });
  });

  test("that is done after the person took their request back is put on record, and nothing is fetched or done for it", async () => {
    const of = await task("access");
    await tryAt(of);
    await withdrawAsRequester({ ...org.as(), caseId: of.requestId, actor: { kind: "subject", id: of.requestId }, permissions: new Set(["case:own"]) }, { rights: ["access"] });
    const asked = peer.heard.length;
    expect(await callBack(of, { results_count: 2, results_url: `${peer.url}/results` })).toBe(202);
    expect(peer.heard.length).toBe(asked);
    expect(await taskOf(of)).toMatchObject({ state: "dropped", late: [{ method: "extracted" }] });
  });

  test("that stays silent is asked, and what it then says counts if it is signed", async () => {
    const of = await task("erasure");
    await tryAt(of);
    peers.signs = () => "AAAA";
    peers.status = { request_status: "completed", results_count: 1 };
    await poll(later(2));
    expect([(await taskOf(of))?.state, (await submissionOf(of)).problem]).toEqual(["accepted", expect.stringContaining("not signed")]);
    peers.signs = (body) => signBody(peers.signer.privateKey, body);
    await poll(later(4));
    expect(await taskOf(of)).toMatchObject({ state: "done", records: 1 });
    expect(await poll(later(100))).toBe(0);
  });

  test("may change its certificate meanwhile for another of the same authority, and for no other", async () => {
    const of = await task("erasure");
    await tryAt(of);
    peers.status = { request_status: "completed" };
    peers.signer = issuers.selfMade;
    await poll(later(2));
    expect((await taskOf(of))?.state).toBe("accepted");
    peers.signer = await issueCertificate({ domain: DOMAIN, from: later(-1), days: 20, issuer: issuers.root });
    await poll(later(4));
    expect((await taskOf(of))?.state).toBe("done");
  });

  test("has its results fetched from agreed hosts only; else a person does it", async () => {
    const [own, elsewhere, inward] = [await task(), await task(), await task("access", ["169.254.169.254"])];
    for (const each of [own, elsewhere, inward]) await tryAt(each);
    await callBack(own, { results_count: 2, results_url: `${peer.url}/results` });
    await callBack(elsewhere, { results_url: "https://files.elsewhere.example/results" });
    await callBack(inward, { results_url: "http://169.254.169.254/latest" });
    expect(await taskOf(own)).toMatchObject({ state: "done", method: "extracted", records: 2 });
    expect(await admin()`select kind, task_id from request_files where org_id = ${org.id} and task_id = ${own.taskId}`).toEqual([{ kind: "collected", task_id: own.taskId }]);
    expect([(await taskOf(elsewhere))?.problem, (await taskOf(inward))?.problem]).toEqual([expect.stringContaining("not agreed on"), expect.stringContaining("could not be fetched")]);
  });

  test.each([
    ["issued its certificate itself", () => { peers.signer = issuers.selfMade; }, "open"],
    ["shows one of another domain", () => { peers.signer = issuers.foreign; }, "open"],
    ["has it at another host", () => { peers.discovery = { processor_certificate: "https://evil.example/cert.pem" }; }, "open"],
    ["answers unsigned", () => { peers.signs = () => "AAAA"; }, "sent"],
    ["answers about another request", () => { peers.says = { subject_request_id: "a7551968-d5d6-44b2-9831-815ac9017798" }; }, "sent"],
    ["redirects", () => { peers.submit = () => ({ status: 307, headers: { location: "http://169.254.169.254/" } }); }, "sent"],
    ["does not take the right", () => { peers.discovery = { supported_subject_request_types: ["erasure"] }; }, "failed"],
    ["knows nobody by what the case has", () => { peers.discovery = { supported_identities: [{ identity_type: "roku_publisher_id", identity_format: "raw" }] }; }, "failed"],
    ["refuses", () => { peers.submit = () => ({ status: 400, body: "{}" }); }, "failed"],
  ])("that %s is not believed", async (_what, lie, state) => {
    lie();
    const of = await task();
    await tryAt(of);
    expect(await taskOf(of)).toMatchObject({ state, delivery: { attempts: [{ problem: expect.any(String) as string }] } });
    expect(peer.heard.every(({ path: at }) => at.startsWith("/v2/") || at === "/cert.pem")).toBe(true);
  });

  test("whose answer was lost is asked for the same again, under the same id", async () => {
    const of = await task();
    peers.submit = () => ({ status: 503 });
    await tryAt(of);
    peers.submit = () => undefined;
    await tryAt(of, later(1));
    const ids = submits().map(({ body }) => (JSON.parse(body.toString()) as { subject_request_id: string }).subject_request_id);
    expect([ids.length, new Set(ids).size, (await taskOf(of))?.state]).toEqual([2, 1, "accepted"]);
  });
});
