import { afterEach, beforeAll, describe, expect, test } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin, dumpOf } from "@/db/testing/admin";
import { PRIVACY_SETTINGS } from "@/db/testing/privacy";
import { beginCase, MANUAL_SYSTEM, startTasks } from "@/db/testing/systems";
import { sign, verify } from "@/server/domain/webhooks/standard-webhooks";

import { stubServer, type Reply, type StubServer } from "../../anchors/testing/stub-server";
import { listLedgerActions } from "./testing/actions";
import { getCase } from "../get";
import { savePrivacySettings } from "../save-settings";
import { rotateSystemSecret } from "../systems/rotate-secret";
import { saveSystem } from "../systems/save";
import { withdrawAsRequester } from "../withdraw";
import { receiveReceipt } from "./receive-receipt";
import { runDelivery, runDueDeliveries } from "./run-delivery";

const AT = new Date("2026-03-05T10:00:00Z");
const EMAIL = "petra.marker@example.org";
const minutes = (count: number) => new Date(AT.getTime() + count * 60_000);
const headersOf = (headers: Record<string, string>) => ({ get: (name: string) => headers[name] ?? null });

let org: TestOrg;
let peer: StubServer | undefined;
beforeAll(async () => {
  org = await createOrg({ adopt: false, now: AT });
  await savePrivacySettings(org.as(), PRIVACY_SETTINGS);
});
afterEach(async () => {
  await peer?.stop();
  peer = undefined;
});

type Asked = { requestId: string; systemId: string; secret: string; taskId: string; deliveryId: string };

/** A webhook of a fresh system, asked for a fresh case, and not tried yet. */
async function asked(reply: (body: string) => Reply | Promise<Reply>, of: TestOrg = org): Promise<Asked> {
  peer ??= await stubServer(({ body }) => reply(body.toString()));
  const system = await saveSystem(of.as(), { ...MANUAL_SYSTEM, id: null, name: `Hook ${Math.random()}`, connector: { kind: "webhook", url: `${peer.url}/privacy` } });
  const requestId = await beginCase(of.as(), { email: EMAIL });
  const [taskId = ""] = await startTasks(of.as(), requestId, "access", [system.id]);
  const [row] = await admin()<{ id: string }[]>`select id from system_deliveries where org_id = ${of.id} and task_id = ${taskId}`;
  return { requestId, systemId: system.id, secret: system.secret ?? "", taskId, deliveryId: row?.id ?? "" };
}

const tryAt = async (of: Asked, at = AT) => runDelivery(org.id, of.deliveryId, () => at);
const taskOf = async (of: Asked, at = AT) => (await getCase({ ...org.as(), now: at }, { id: of.requestId })).tasks[0];

type Forged = { secret?: string; to?: string; sentAt?: Date; now?: Date };
async function receipt(of: Asked, body: object | string, { secret = of.secret, to = of.taskId, sentAt = AT, now = AT }: Forged = {}) {
  const bytes = Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  return receiveReceipt({ taskId: to, headers: headersOf(sign({ id: `msg_${of.taskId}`, sentAt, body: bytes }, [secret])), body: bytes, now });
}

describe("a system asked by webhook", () => {
  test("hears who, what, until when and where to report, signed, and 2xx makes its task accepted and never done", async () => {
    const of = await asked(() => ({ status: 200, body: "erased everything, done" }));
    await tryAt(of);
    const [heard] = peer?.heard ?? [];
    const said = JSON.parse(heard?.body.toString() ?? "{}") as { type: string; data: Record<string, unknown> };
    expect(said).toMatchObject({ type: "privacy.task.requested", data: { taskId: of.taskId, requestId: of.requestId, right: "access", dueOn: "2026-04-07", identifiers: [{ type: "email", value: EMAIL, source: "stated" }] } });
    expect(said.data["receiptUrl"]).toMatch(new RegExp(`/api/v1/privacy/tasks/${of.taskId}/receipt$`));
    expect(verify(headersOf(heard?.headers as Record<string, string>), heard?.body ?? Buffer.alloc(0), [of.secret], { now: AT }).ok).toBe(true);
    expect(await taskOf(of)).toMatchObject({ state: "accepted", method: null, delivery: { status: "delivered", attempts: [{ status: 200, problem: null }] } });
    // Neither what was sent nor what was answered is kept where it can be read.
    const dump = await dumpOf(org.id, "system_tasks", "system_deliveries", "system_secrets", "data_systems", "request_identifiers", "audit_events");
    for (const marker of [EMAIL, "erased everything", of.secret]) expect(dump).not.toContain(marker);
  });

  test("is done by its signed receipt, once: repeated it is answered the same, contradicted it is refused", async () => {
    const of = await asked(() => ({ status: 202 }));
    await tryAt(of);
    const body = { taskId: of.taskId, method: "extracted", records: 3, collected: [{ order: 1 }, { order: 2 }, { order: 3 }] };
    const first = await receipt(of, body);
    expect(first).toMatchObject({ status: "done", method: "extracted", records: 3, repeated: false });
    const actions = await listLedgerActions(org.id, of.taskId);
    expect(await receipt(of, body, { sentAt: minutes(30), now: minutes(30) })).toEqual({ ...first, repeated: true });
    for (const other of [{ ...body, records: 4 }, { ...body, collected: [{ order: 9 }] }, { taskId: of.taskId, method: "none_found", records: 0 }]) await expect(receipt(of, other)).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await listLedgerActions(org.id, of.taskId)).toEqual(actions);
    expect(actions).toEqual(["system_task.opened", "system_task.accepted", "system_task.done"]);
    expect(await admin()`select kind, task_id, system_id from request_files where org_id = ${org.id} and request_id = ${of.requestId}`).toEqual([{ kind: "collected", task_id: of.taskId, system_id: of.systemId }]);
    expect((await getCase(org.as(), { id: of.requestId })).case.rights[0]?.tasks).toEqual([{ taskId: of.taskId, systemId: of.systemId, method: "extracted", records: 3 }]);
  });

  test("two receipts at once are one", async () => {
    const of = await asked(() => ({ status: 202 }));
    const body = { taskId: of.taskId, method: "none_found", records: 0 };
    const answers = await Promise.all([receipt(of, body), receipt(of, body), receipt(of, body)]);
    expect(answers.map(({ repeated }) => repeated).toSorted()).toEqual([false, true, true]);
    expect((await listLedgerActions(org.id, of.taskId)).filter((action) => action === "system_task.done")).toHaveLength(1);
  });

  test("that lies is not believed: wrong key, wrong time, another task, another system's, another organization's, nobody's", async () => {
    const of = await asked(() => ({ status: 200 }));
    const other = await asked(() => ({ status: 200 }));
    const elsewhere = await createOrg({ adopt: false, now: AT });
    await savePrivacySettings(elsewhere.as(), PRIVACY_SETTINGS);
    const foreign = await asked(() => ({ status: 200 }), elsewhere);
    const body = { taskId: of.taskId, method: "none_found", records: 0 };
    const unsigned = { code: "UNAUTHORIZED", message: expect.stringMatching(/takes this signature/) as string };
    await expect(receipt(of, body, { secret: other.secret })).rejects.toMatchObject(unsigned);
    await expect(receipt(of, body, { sentAt: minutes(-10) })).rejects.toMatchObject(unsigned);
    await expect(receipt(of, { ...body, taskId: foreign.taskId }, { to: foreign.taskId })).rejects.toMatchObject(unsigned);
    await expect(receipt(of, body, { to: "tsk_01k8r4m0e7q2v9x3c5b6n7d8fz" })).rejects.toMatchObject(unsigned);
    await expect(receipt(of, body, { to: "' or 1=1 --" })).rejects.toMatchObject(unsigned);
    await expect(receipt(of, { ...body, taskId: other.taskId })).rejects.toMatchObject({ code: "INVALID", details: [{ field: "taskId" }] });
    await expect(receipt(of, "{")).rejects.toMatchObject({ code: "INVALID" });
    await expect(receipt(of, { ...body, records: -1 })).rejects.toMatchObject({ code: "INVALID" });
    // The case's own rules judge a signed receipt like anybody's word.
    await expect(receipt(of, { ...body, method: "deleted", records: 2 })).rejects.toMatchObject({ code: "UNPROCESSABLE", details: [{ code: "NOT_ASKED_TO_ERASE" }] });
    await expect(receipt(of, { ...body, records: 2 })).rejects.toMatchObject({ code: "UNPROCESSABLE", details: [{ code: "RECORDS_FOUND" }] });
    for (const one of [of, other]) expect((await taskOf(one))?.state).toBe("open");
  });

  test("that counts nothing and sends data, or counts data and sends none, is not believed, nor one that comes when nobody asks any more", async () => {
    const of = await asked(() => ({ status: 200 }));
    const contradicting = [{ method: "none_found", records: 0, collected: [{ order: 1 }] }, { method: "extracted", records: 0, collected: { order: 1 } }, { method: "extracted", records: 3, collected: [] }, { method: "extracted", records: 3, collected: null }];
    for (const body of contradicting) await expect(receipt(of, { taskId: of.taskId, ...body }), JSON.stringify(body)).rejects.toMatchObject({ code: "INVALID", details: [{ field: "collected" }] });
    expect((await taskOf(of))?.state).toBe("open");
    expect(await admin()`select 1 from request_files where org_id = ${org.id} and request_id = ${of.requestId}`).toHaveLength(0);
    await withdrawAsRequester({ ...org.as(), now: AT, caseId: of.requestId, actor: { kind: "subject", id: of.requestId }, permissions: new Set(["case:own"]) }, { rights: ["access"] });
    await expect(receipt(of, { taskId: of.taskId, method: "extracted", records: 1, collected: [{ order: 1 }] })).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await admin()`select 1 from request_files where org_id = ${org.id} and request_id = ${of.requestId}`).toHaveLength(0);
  });

  test("that answers anything but 2xx is asked again later, by the same id, and for days; then a person is", async () => {
    const of = await asked(() => ({ status: 503, body: EMAIL }));
    await tryAt(of);
    await tryAt(of, AT);
    expect(peer?.heard).toHaveLength(1);
    const waiting = await taskOf(of);
    expect(waiting).toMatchObject({ state: "sent", delivery: { status: "pending", attempts: [{ status: 503, problem: "The system answered 503." }], nextTryAt: minutes(1).toISOString() } });
    for (let day = 0.05; day < 12; day *= 1.6) await tryAt(of, minutes(day * 24 * 60));
    for (let day = 12; day < 24; day += 1) await tryAt(of, minutes(day * 24 * 60));
    const given = await taskOf(of);
    expect(given).toMatchObject({ state: "failed", assigneeId: org.owner.id, problem: "The system answered 503.", delivery: { status: "given_up", nextTryAt: null } });
    expect(new Set(peer?.heard.map(({ headers }) => headers["webhook-id"]))).toEqual(new Set([of.deliveryId]));
    expect(await admin()`select 1 from outbox where recipient = ${org.owner.email} and subject like 'R-%'`).toHaveLength(1);
    // Late, but it came: the person has nothing left to do.
    await receipt(of, { taskId: of.taskId, method: "none_found", records: 0 });
    expect((await taskOf(of))?.state).toBe("done");
  });

  test("that reports after the person took their request back is put on record, once, and nothing follows", async () => {
    const of = await asked(() => ({ status: 202 }));
    await tryAt(of);
    await withdrawAsRequester({ ...org.as(), caseId: of.requestId, actor: { kind: "subject", id: of.requestId }, permissions: new Set(["case:own"]) }, { rights: ["access"] });
    const before = (await getCase(org.as(), { id: of.requestId })).case;
    const body = { taskId: of.taskId, method: "extracted", records: 3, collected: [{ order: "marker-late" }] };
    for (const at of [minutes(5), minutes(6)]) await expect(receipt(of, body, { sentAt: at, now: at })).rejects.toMatchObject({ code: "CONFLICT", message: expect.stringContaining("on record") as string });
    await expect(receipt(of, body, { secret: `whsec_${Buffer.alloc(32, 7).toString("base64")}` })).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    expect(await taskOf(of)).toMatchObject({ state: "dropped", late: [{ at: minutes(5).toISOString(), method: "extracted", records: 3 }] });
    expect((await listLedgerActions(org.id, of.taskId)).slice(-1)).toEqual(["system_task.late_receipt"]);
    expect((await getCase(org.as(), { id: of.requestId })).case).toEqual(before);
    expect(await admin()`select 1 from request_files where org_id = ${org.id} and request_id = ${of.requestId}`).toEqual([]);
  });

  test("is never followed elsewhere, and never aimed inwards", async () => {
    const trap = await stubServer(() => ({ status: 200 }));
    const of = await asked(() => ({ status: 307, headers: { location: trap.url } }));
    await tryAt(of);
    expect(trap.heard).toHaveLength(0);
    await trap.stop();
    expect(await taskOf(of)).toMatchObject({ state: "sent", delivery: { attempts: [{ status: 307, problem: expect.stringMatching(/Redirects are not followed/) as string }] } });
    for (const url of ["https://169.254.169.254/latest", "http://example.com/", "https://10.0.0.5/", "https://[::1]/", "https://user:pw@example.com/"]) {
      await expect(saveSystem(org.as(), { ...MANUAL_SYSTEM, id: null, name: "Inward", connector: { kind: "webhook", url } })).rejects.toMatchObject({ code: "INVALID", details: [{ field: "connector.url" }] });
    }
  });

  test("that hangs up without an answer is asked again, and may have done it after all", async () => {
    let hungUp: Promise<void> | undefined;
    const of = await asked(() => {
      hungUp = peer?.stop();
      return null;
    });
    await tryAt(of);
    await hungUp;
    peer = undefined;
    expect(await taskOf(of)).toMatchObject({ state: "open", delivery: { status: "pending", attempts: [{ status: null, problem: expect.stringMatching(/connection failed/) as string }] } });
    expect(await receipt(of, { taskId: of.taskId, method: "none_found", records: 0 })).toMatchObject({ status: "done" });
    expect(await tryAt(of, minutes(60))).toBe(true);
    expect(await taskOf(of)).toMatchObject({ state: "done", delivery: { status: "given_up" } });
  });

  test("is tried by one worker at a time", async () => {
    const of = await asked(() => ({ status: 200 }));
    const results = await Promise.all([tryAt(of), tryAt(of), tryAt(of)]);
    expect(results.filter(Boolean)).toHaveLength(1);
    expect(peer?.heard).toHaveLength(1);
  });

  test("is asked again, by the same id, where a worker died while asking", async () => {
    const of = await asked(() => ({ status: 200 }));
    await admin()`update system_deliveries set claimed_until = ${minutes(3)} where id = ${of.deliveryId}`;
    expect(await tryAt(of)).toBe(false);
    await runDueDeliveries(() => minutes(4));
    expect((await taskOf(of))?.state).toBe("accepted");
    expect(peer?.heard.filter(({ headers }) => headers["webhook-id"] === of.deliveryId)).toHaveLength(1);
  });

  test("keeps its old secret valid beside the new one, and no third", async () => {
    const of = await asked(() => ({ status: 200 }));
    const second = await rotateSystemSecret({ ...org.as(), now: minutes(1) }, { id: of.systemId });
    await tryAt(of, minutes(2));
    const [heard] = peer?.heard ?? [];
    for (const key of [of.secret, second.secret]) expect(verify(headersOf(heard?.headers as Record<string, string>), heard?.body ?? Buffer.alloc(0), [key], { now: minutes(2) }).ok).toBe(true);
    const third = await rotateSystemSecret({ ...org.as(), now: minutes(3) }, { id: of.systemId });
    const body = { taskId: of.taskId, method: "none_found", records: 0 };
    await expect(receipt(of, body)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    expect(await receipt(of, body, { secret: second.secret })).toMatchObject({ repeated: false });
    expect(await receipt(of, body, { secret: third.secret })).toMatchObject({ repeated: true });
  });
});
