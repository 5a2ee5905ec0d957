import { beforeAll, describe, expect, test } from "vitest";

import { withOrg } from "@/db/client";
import { admin } from "@/db/testing/admin";
import { asSuperuser } from "@/db/testing/superuser";
import { PERMISSIONS } from "@/server/domain/access/permissions";
import { keyedHashes } from "@/server/domain/privacy/erasure/identifiers";
import { checkPastedCertificate, ownCertificateFile, showCertificate } from "@/server/http/privacy/certificate";

import type { ServiceContext } from "../../context";
import { openKeys } from "../../ledger/open-keys";
import { getCase } from "../get";
import { withdrawAsRequester } from "../withdraw";
import { checkSuppressions } from "./check-suppressions";
import { getErasure } from "./get-erasure";
import { suppressionKey } from "./hashes";
import { listErasureOrders } from "./list-orders";
import { startPortalSearch } from "./portal/start-search";
import { getCertificate } from "./read-certificate";
import { nameRecipients } from "./recipients/name";
import { tellRecipients } from "./recipients/tell";
import { rememberSuppressions } from "./remember";
import { replayPeople } from "./replay-people";
import { reportReplay } from "./report-replay";
import { suppress } from "./suppress";
import { tendErasures } from "./tend";
import { EMAIL, Erasing, later } from "./testing/erasing";

const SHA = "a".repeat(64);

describe("an erasure of a person", () => {
  let erasing: Erasing;
  beforeAll(async () => {
    erasing = await (await Erasing.start()).approved();
  });

  test("that was approved and then killed is remembered outside the database by the next run, once", async () => {
    const stones = async () => (await openKeys(erasing.org.id)).people.filter(({ kind }) => kind === "person_erased");
    expect(await stones()).toEqual([]);
    await tendErasures(later(0));
    await tendErasures(later(0));
    expect(await stones()).toMatchObject([{ requestId: erasing.id, taskId: erasing.taskId, systemId: "sys_crm", by: erasing.ben().actor.id }]);
    expect(JSON.stringify(await stones())).not.toMatch(/petra|4711/i);
  });

  test("tells each recipient by a letter that names the person and not their link, or says why not", async () => {
    await erasing.act(erasing.anna(), "grant_exception", { itemId: "sys_crm:invoices", ground: "legal_obligation", facts: [{ fact: "law_cited", text: { text: "Sec. 147 AO" } }, { fact: "why_necessary", text: { text: "Kept for the tax audit." } }], endsOn: "2026-04-20", whyNoEnd: null }, "erasure");
    await erasing.act(erasing.anna(1), "complete_task", { taskId: erasing.taskId, method: "deleted", records: 3, receiptSha256: SHA }, "erasure");
    const { ids } = await nameRecipients(erasing.anna(1), { id: erasing.id, right: "erasure", recipients: [{ name: "Mailer Ltd", email: "privacy@mailer.example" }, { name: "Old shop", email: null }] });
    await tendErasures(later(1));
    await erasing.answered(2, "partial", "answer_partial");
    await tendErasures(later(2));
    const byAct = async (kind: string, data: Record<string, unknown>) => erasing.act(erasing.anna(2), kind, data, "erasure");
    await expect(byAct("settle_recipient", { recipientId: ids[0], result: "notified", reason: null, notice: { letter: { kind: "recipients", said: { action_asked: "Erase them." } } } })).rejects.toMatchObject({ code: "INVALID", details: [{ code: "TELL_RECIPIENTS" }] });
    await expect(byAct("list_recipients", { recipientIds: ["mailer"], whyNone: null, publicSteps: null })).rejects.toMatchObject({ details: [{ code: "NAME_RECIPIENTS" }] });
    expect(await tellRecipients(erasing.anna(2), { id: erasing.id, right: "erasure", recipientIds: ids.slice(0, 1), result: "notified" })).toEqual({ mailed: 1, toSend: 0 });
    await tellRecipients(erasing.anna(2), { id: erasing.id, right: "erasure", recipientIds: ids.slice(1), result: "impossible", reason: "The shop was dissolved in 2020." });
    const [mail] = await admin()<{ plain: string; html: string }[]>`select plain, html from outbox where recipient = 'privacy@mailer.example'`;
    expect(mail?.plain).toContain("C-4711");
    expect(`${mail?.plain} ${mail?.html}`).not.toContain("/case/");
    expect((await getErasure(erasing.anna(2), { id: erasing.id })).recipients.map(({ name, result, delivery }) => [name, result, delivery])).toEqual([["Mailer Ltd", "notified", "kept here"], ["Old shop", "impossible", null]]);
  });

  test("goes on by itself on the day an exception ends, and the person is written to", async () => {
    await tendErasures(later(31));
    expect((await erasing.process(31))?.backups).toMatchObject([{ backupSetId: "sys_crm:daily", expiresOn: "2026-04-05", expired: true }]);
    await erasing.act(erasing.anna(32), "close", {});
    await tendErasures(later(45));
    expect((await erasing.process(45))?.exceptions[0]?.ended).toBe(false);
    await tendErasures(later(46));
    const process = await erasing.process(46);
    expect(process).toMatchObject({ state: "fulfilling", outcome: null, exceptions: [{ ended: true }] });
    expect(process?.tasks.at(-1)).toMatchObject({ systemId: "sys_crm", method: null });
    const mails = await admin()<{ subject: string; plain: string }[]>`select subject, plain from outbox where recipient = ${EMAIL} order by created_at, id`;
    expect(mails.at(-1)?.plain).toContain("Wir löschen diese Daten jetzt");
    const orders = await admin()<{ task_id: string }[]>`select task_id from person_erasures where org_id = ${erasing.org.id} order by ordered_at`;
    expect(orders.map((row) => row.task_id)).toEqual([erasing.taskId, process?.tasks.at(-1)?.taskId]);
  });

  test("has a new version of its certificate when what was kept is erased, and anybody can check it without learning who", async () => {
    const task = (await erasing.process(46))?.tasks.at(-1)?.taskId;
    await erasing.act(erasing.anna(47), "complete_task", { taskId: task, method: "deleted", records: 2, receiptSha256: SHA }, "erasure");
    await tendErasures(later(47));
    await erasing.answered(47, "full", "answer_full");
    await tendErasures(later(47));
    const { certificates } = await getErasure(erasing.anna(47), { id: erasing.id });
    expect(certificates.map(({ version }) => version)).toEqual([3, 2, 1]);
    const number = certificates[0]?.number ?? "";
    const shown = await showCertificate(new Request("http://localhost/x"), { params: Promise.resolve({ orgSlug: erasing.org.slug, number }) });
    expect(shown).toMatchObject({ name: "certificate", status: 200, checked: { ok: true, certificate: { because: "exception_ended", outcome: "full" }, standing: { newestVersion: 3, backupsLeft: ["2026-05-21"] } } });
    expect(JSON.stringify(shown)).not.toMatch(/petra|4711|dsr_/i);
    const missing = await showCertificate(new Request("http://localhost/x"), { params: Promise.resolve({ orgSlug: erasing.org.slug, number: "crt_00000000000000000000000000" }) });
    expect(missing).toMatchObject({ name: "certificate", status: 404, missing: true });
  });

  test("gives whoever asked the certificate as JSON and PDF, and a changed one is refused when it is checked", async () => {
    const [mail] = await admin()<{ plain: string }[]>`select plain from outbox where recipient = ${EMAIL} order by created_at, id limit 1`;
    const token = /\/case\/([\w-]+)/.exec(mail?.plain ?? "")?.[1] ?? "";
    const file = async (query: string) => ownCertificateFile(new Request(`http://localhost/x${query}`), { params: Promise.resolve({ orgSlug: erasing.org.slug, token }) });
    const text = await (await file("")).text();
    expect(Buffer.from(await (await file("?as=pdf")).arrayBuffer()).subarray(0, 5).toString()).toBe("%PDF-");
    const paste = async (pasted: string) => checkPastedCertificate(new Request("http://localhost/x", { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" }, body: new URLSearchParams({ text: pasted }).toString() }), { params: Promise.resolve({ orgSlug: erasing.org.slug }) });
    expect(await paste(text)).toMatchObject({ status: 200, checked: { ok: true } });
    expect(await paste(text.replace('"records": 3', '"records": 4'))).toMatchObject({ status: 422, checked: { ok: false, problem: "bad_signature" } });
    const theirs = await Erasing.start(null);
    expect(await checkPastedCertificate(new Request("http://localhost/x", { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" }, body: new URLSearchParams({ text }).toString() }), { params: Promise.resolve({ orgSlug: theirs.org.slug }) })).toMatchObject({ status: 422, checked: { problem: "foreign_key" } });
  });
});

test("a later certificate says of somebody who accepted their invitation meanwhile that they did", async () => {
  const erasing = await (await Erasing.start()).approved();
  await admin()`insert into invitations (org_id, id, email, role, token_sha256, invited_by, created_at, expires_at) values (${erasing.org.id}, 'inv_1', ${EMAIL}, 'officer', 'inv_1', ${erasing.anna().actor.id}, ${later(0)}, ${later(7)})`;
  await startPortalSearch(erasing.anna(), { id: erasing.id });
  await erasing.act(erasing.anna(1), "complete_task", { taskId: erasing.taskId, method: "deleted", records: 3, receiptSha256: SHA }, "erasure");
  await erasing.act(erasing.anna(1), "list_recipients", { recipientIds: [], whyNone: { text: "Nobody received them." }, publicSteps: null }, "erasure");
  await tendErasures(later(1));
  await erasing.answered(2, "full", "answer_full");
  await tendErasures(later(2));
  const said = async (days: number) => (await getCertificate(erasing.anna(days), { id: erasing.id })).certificate;
  expect(await said(2)).toMatchObject({ version: 1, proof: { items: ["case", "invitation_record"] } });
  await admin()`update invitations set accepted_at = ${later(3)} where org_id = ${erasing.org.id}`;
  await tendErasures(later(33));
  expect(await said(33)).toMatchObject({ version: 2, because: "tail_ended", proof: { items: ["case", "access_record"] } });
});

test("whoever plans an erasure names systems; the id of each task is chosen here, whatever they think up", async () => {
  const erasing = await Erasing.start(null);
  await erasing.act(erasing.anna(), "start_assessing", { why: null });
  const plan = async (tasks: unknown) => erasing.act(erasing.anna(), "plan_erasure", { plan: { text: "All in the CRM." }, itemCount: 1, tasks }, "erasure");
  for (const tasks of [[{ taskId: "tsk_1", systemId: "sys_crm" }], [{ systemId: "sys_crm", taskId: "tsk_1", more: 1 }], { systems: [{ taskId: "tsk_1", systemId: "sys_crm" }] }]) {
    await expect(plan(tasks)).rejects.toMatchObject({ code: "INVALID", details: [{ code: "TASK_ID_MADE_HERE" }] });
  }
  const planned = await plan({ systems: ["sys_crm"] });
  expect(planned.rights[0]?.plan?.tasks).toEqual([{ taskId: expect.stringMatching(/^tsk_[0-9a-z]{26}$/) as string, systemId: "sys_crm" }]);
});

test("an erasure that was ordered and then withdrawn is asked of no restored system", async () => {
  const erasing = await (await Erasing.start(null)).approved();
  const orders = async () => (await listErasureOrders(erasing.anna(), { since: later(-1).toISOString() })).rows.map(({ taskId }) => taskId);
  expect(await orders()).toEqual([erasing.taskId]);
  await withdrawAsRequester({ ...erasing.anna(), caseId: erasing.id, actor: { kind: "subject", id: erasing.id }, permissions: new Set(["case:own"]) }, { rights: ["erasure"] });
  expect(await orders()).toEqual([]);
  expect(await reportReplay(erasing.anna(), { system: "sys_crm", since: later(-1).toISOString(), done: [] })).toMatchObject({ missing: 0 });
});

describe("an erasure that its person took back", () => {
  const withdrawn = async (): Promise<{ erasing: Erasing; withdrawnAs: number }> => {
    const erasing = await (await Erasing.start(null)).approved();
    await tendErasures(later(0));
    await withdrawAsRequester({ ...erasing.anna(1), caseId: erasing.id, actor: { kind: "subject", id: erasing.id }, permissions: new Set(["case:own"]) }, { rights: ["erasure"] });
    await tendErasures(later(1));
    return { erasing, withdrawnAs: (await getCase(erasing.anna(1), { id: erasing.id })).case.seq };
  };
  /** Puts the database back to before an event of a case, as a restored copy has it; the key store stays. */
  const putBackTo = async ({ org, id }: Erasing, seq: number, { ordered }: { ordered: boolean }) => asSuperuser(async (sql) => {
    await sql`delete from request_events where org_id = ${org.id} and request_id = ${id} and seq >= ${seq}`;
    await sql`update rights_requests set state = 'open', closed_at = null, forget_at = null, rights = '[{"right":"erasure","state":"assessing"}]' where org_id = ${org.id} and id = ${id}`;
    await sql`update person_erasures set withdrawn_at = null where org_id = ${org.id}`;
    await sql`update system_tasks set state = 'open' where org_id = ${org.id}`;
    if (!ordered) for (const table of ["system_tasks", "person_erasures", "right_progress"]) await sql.unsafe(`delete from ${table} where org_id = $1`, [org.id] as never[]);
  });
  const orders = async ({ anna }: Erasing) => (await listErasureOrders(anna(3), { since: later(-1).toISOString() })).rows;

  test.each([["before the order", 3, false], ["between order and withdrawal", 0, true]])("is not erased after a database was put back to %s: the case and every system hear that they did", async (_, back, ordered) => {
    const { erasing, withdrawnAs } = await withdrawn();
    await putBackTo(erasing, ordered ? withdrawnAs : withdrawnAs - back, { ordered });
    expect((await erasing.process())?.outcome).toBeNull();
    const mine = (all: Awaited<ReturnType<typeof replayPeople>>) => all.filter(({ requestId }) => requestId === erasing.id).map(({ how }) => how);
    expect(mine(await replayPeople(later(-1), later(3)))).toEqual(ordered ? ["withdrawn"] : ["recorded", "withdrawn"]);
    expect(await orders(erasing)).toEqual([]);
    expect(await erasing.process(3)).toMatchObject({ outcome: "withdrawn" });
    const [order] = await admin()`select task_id, withdrawn_at is not null as "isWithdrawn" from person_erasures where org_id = ${erasing.org.id}`;
    expect(order).toEqual({ task_id: erasing.taskId, isWithdrawn: true });
    expect(mine(await replayPeople(later(-1), later(4)))).toEqual([]);
  });

  test("without its case, as after a database from before the request, is known to be taken back", async () => {
    const { erasing } = await withdrawn();
    await putBackTo(erasing, 1, { ordered: false });
    await asSuperuser(async (sql) => { for (const table of ["request_identifiers", "request_texts", "request_messages", "rights_requests"]) await sql.unsafe(`delete from ${table} where org_id = $1`, [erasing.org.id] as never[]); });
    await replayPeople(later(-1), later(3));
    expect(await orders(erasing)).toEqual([]);
    expect(await reportReplay(erasing.anna(3), { system: "sys_crm", since: later(-1).toISOString(), done: [] })).toMatchObject({ missing: 0 });
    expect(await admin()`select withdrawn_at is not null as is from person_erasures where org_id = ${erasing.org.id}`).toEqual([{ is: true }]);
  });

  test("and was erased all the same by who went on with the case before the replay is said to be for somebody to look at", async () => {
    const { erasing, withdrawnAs } = await withdrawn();
    await putBackTo(erasing, withdrawnAs, { ordered: true });
    await erasing.act(erasing.anna(2), "complete_task", { taskId: erasing.taskId, method: "deleted", records: 3, receiptSha256: SHA }, "erasure");
    expect(await replayPeople(later(-1), later(3))).toContainEqual({ orgId: erasing.org.id, requestId: erasing.id, how: "withdrawn_late" });
    expect(await replayPeople(later(-1), later(4))).not.toContainEqual(expect.objectContaining({ how: "withdrawn_late" }));
    expect(await admin()`select detail ->> 'proofSha256' is not null as proof from audit_events where org_id = ${erasing.org.id} and action = 'rights_request.withdrawal_not_taken'`).toEqual([{ proof: true }]);
    await replayPeople(later(-1), later(4));
    expect(await admin()`select 1 from audit_events where org_id = ${erasing.org.id} and action = 'rights_request.withdrawal_not_taken'`).toHaveLength(1);
  });

  test("is told to a key store that does not know of it, on the proof that was given", async () => {
    const erasing = await (await Erasing.start(null)).approved();
    await withdrawAsRequester({ ...erasing.anna(1), caseId: erasing.id, actor: { kind: "subject", id: erasing.id }, permissions: new Set(["case:own"]) }, { rights: ["erasure"] });
    expect(await replayPeople(later(-1), later(3))).toContainEqual({ orgId: erasing.org.id, requestId: erasing.id, how: "remembered" });
    const taken = (await openKeys(erasing.org.id)).people.filter(({ kind }) => kind === "person_withdrawn");
    expect(taken).toEqual([{ kind: "person_withdrawn", requestId: erasing.id, at: later(1).toISOString(), rights: ["erasure"], proofSha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string }]);
  });
});

test("what is kept by days is kept by those of the organization: half past midnight there is the next day, whatever it is in Greenwich", async () => {
  const { org, anna, id } = await Erasing.start(null);
  const at = (iso: string): ServiceContext => ({ ...anna(), permissions: new Set(PERMISSIONS), now: new Date(iso) });
  const identifier = { type: "email" as const, value: "kept@person.example" };
  const hashes = keyedHashes(await suppressionKey(org.id), [identifier]);
  await withOrg(org.id, async (tx) => suppress(tx, anna(), { kind: "rights_request", id }, hashes, "erased", "2026-07-01"));
  const isKept = async (iso: string) => (await checkSuppressions(at(iso), { identifiers: [identifier] })).matches;
  expect([await isKept("2026-06-30T21:59:59Z"), await isKept("2026-06-30T22:00:00Z")]).toEqual([[true], [false]]);
  const rows = async () => Number((await admin()`select count(*) from privacy_suppressions where org_id = ${org.id}`)[0]?.["count"]);
  await tendErasures(new Date("2026-06-30T21:59:59Z"));
  expect(await rows()).toBe(1);
  await tendErasures(new Date("2026-06-30T22:00:00Z"));
  expect(await rows()).toBe(0);
  await withdrawAsRequester({ ...at("2026-12-31T23:30:00Z"), caseId: id, actor: { kind: "subject", id }, permissions: new Set(["case:own"]) }, { rights: ["erasure"] });
  expect(await admin()`select forget_at as at from rights_requests where org_id = ${org.id}`).toEqual([{ at: new Date("2030-01-01T22:59:59.999Z") }]);
});

test("a suppression that was prolonged is as long again after an older database was put back", async () => {
  const { org, anna } = await Erasing.start(null);
  const hash = [{ type: "email" as const, hash: "h1" }];
  for (const [day, until] of [[0, "2027-03-05"], [100, "2029-03-05"]] as const) {
    await withOrg(org.id, async (tx) => suppress(tx, anna(day), { kind: "rights_request", id: "dsr_1" }, hash, "erased", until));
    await rememberSuppressions(org.id, later(day));
  }
  await admin()`update privacy_suppressions set until = '2027-03-05' where org_id = ${org.id}`;
  await replayPeople(later(50), later(101));
  expect(await admin()`select until::text from privacy_suppressions where org_id = ${org.id}`).toEqual([{ until: "2029-03-05" }]);
});
