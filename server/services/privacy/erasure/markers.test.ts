import { createHash } from "node:crypto";

import { sql } from "drizzle-orm";
import pino from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { withOrg, withoutOrg } from "@/db/client";
import { reports } from "@/db/schema/reports";
import { dataSystems } from "@/db/schema/privacy-systems";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { restoreTest } from "@/db/testing/items";
import { markersInDatabase, markersInFolder } from "@/db/testing/marker-search";
import { OwnCluster } from "@/db/testing/own-cluster";
import { PRIVACY_SETTINGS } from "@/db/testing/privacy";
import { newId } from "@/server/domain/ids/ids";
import { env } from "@/server/env";

import type { ServiceContext } from "../../context";
import { approveErasure } from "../../erasures/approve";
import { carryOutErasures } from "../../erasures/carry-out";
import { listErasures } from "../../erasures/list";
import { replayErasures } from "../../erasures/replay";
import { pushEvidence } from "../../evidence/push";
import { findLog } from "../../ledger/find-log";
import { makeReport } from "../../reports/make";
import { privacyPart } from "../../reports/privacy-part";
import { selfCheck } from "../../ledger/self-check";
import { sequenceAllLogs } from "../../ledger/sequence-all";
import { actOnCase } from "../act";
import { fileClosedCases } from "../filed/file-closed-cases";
import { exportRegister } from "../../registers/export";
import { destroyOldFiles } from "../files/destroy";
import { keepRequestFile } from "../files/keep";
import { forgetPeople } from "../forget";
import { getCase } from "../get";
import { savePrivacySettings } from "../save-settings";
import { eraseFindings } from "./portal/erase-findings";
import { startPortalSearch } from "./portal/start-search";
import { tendPortalSearches } from "./portal/tend-searches";
import { checkSuppressions } from "./check-suppressions";
import { answerAccess, askByForm, askElsewhere, MARKERS, PERSON } from "./testing/every-door";
import { nameRecipients } from "./recipients/name";
import { tellRecipients } from "./recipients/tell";
import { listErasureOrders } from "./list-orders";
import { replayPeople } from "./replay-people";
import { reportReplay } from "./report-replay";
import { tendErasures } from "./tend";

const EMAIL = PERSON.email;
const START = new Date("2026-03-05T10:00:00Z");
const LARGE = 40_000;
const cluster = new OwnCluster();
const after = (days: number) => new Date(START.getTime() + days * 86_400_000);
const sha = (text: string) => createHash("sha256").update(text).digest("hex");

let org: TestOrg;
let secondId = "";
const anna = (days = 0): ServiceContext => ({ ...org.as(), now: after(days) });
const ben = (days = 0): ServiceContext => ({ ...anna(days), actor: { kind: "user", id: secondId, name: "Second Owner", email: "second@example.org" } });
const found = async () => markersInDatabase(cluster.url, MARKERS);
let id = "";
let crmTask = "";
let recipientIds: string[] = [];
const act = async (ctx: ServiceContext, kind: string, data: Record<string, unknown>, right?: "erasure") => actOnCase(ctx, { id, kind, data, ...(right ? { right } : {}) });

const logged: string[] = [];
const logs = globalThis as typeof globalThis & { proofroomLog?: pino.Logger };
const usual = logs.proofroomLog;

beforeAll(async () => {
  logs.proofroomLog = pino({ level: "trace" }, { write: (line) => void logged.push(line) });
  await cluster.make();
  org = await createOrg({ adopt: false, now: START });
  secondId = newId("user");
  await withoutOrg(async (tx) => tx.execute(sql`insert into users (id, email, name, created_at) values (${secondId}, 'second@example.org', 'Second Owner', now())`));
  await savePrivacySettings(anna(), PRIVACY_SETTINGS);
  await withOrg(org.id, async (tx) => tx.insert(dataSystems).values({
    orgId: org.id, id: "sys_crm", name: "CRM", description: "", holder: "own", processorId: null, categories: [], subjects: [], rights: ["erasure"], connector: { kind: "manual", assigneeId: null, instructions: "" },
    backupSets: [{ id: "daily", name: "Daily dump", expiresAfterDays: 30, beyondUse: true }], retention: "", createdAt: START, updatedAt: START,
  }));
}, 120_000);
afterAll(async () => {
  if (usual) logs.proofroomLog = usual;
  else delete logs.proofroomLog;
  await cluster.end();
});

/** What the organization has of the person before they ask: facts, a small and a large file. */
async function plant(): Promise<void> {
  await pushEvidence(anna(), { items: [
    { ...restoreTest("2026-03-01T10:00:00Z", { tester: EMAIL }), title: "Restore by Quibblemann" },
    { content: { text: `${"log line ".repeat(LARGE / 9)} customer QB-778899 called` }, title: "Support log", asDocument: true },
    { content: { text: "nothing about anybody" }, title: "Other", asDocument: true },
  ] });
}

/** They ask by the public form, by their account and by a shop; what is held of them comes in, is given to them and may not stay. */
async function ask(): Promise<void> {
  const scene = { org, anna: anna(), ben: ben() };
  const asked = await askByForm(scene);
  ({ id } = asked);
  await act(anna(), "start_assessing", { why: { text: `She is ${PERSON.name}, ${PERSON.words}.` } });
  await act(anna(), "settle_identity", { method: "no_doubt", reason: { text: `She wrote from ${EMAIL}.` }, mandate: null });
  await answerAccess(scene, asked);
  await askElsewhere(scene);
  await withOrg(org.id, async (tx) => keepRequestFile(tx, { orgId: org.id, requestId: id, now: START }, { kind: "collected", taskId: null, systemId: null, name: "export.csv", mediaType: "text/csv" }, Buffer.from(`${EMAIL},QB-778899\n`.repeat(3000))));
}

async function order(): Promise<void> {
  await act(anna(), "plan_erasure", { plan: { text: `Everything of ${PERSON.name} in the CRM and in the portal.` }, itemCount: 4, tasks: { systems: ["sys_crm", "portal"] } }, "erasure");
  const plan = (await getCase(anna(), { id })).case.rights.find(({ right }) => right === "erasure")?.plan;
  crmTask = plan?.tasks.find(({ systemId }) => systemId === "sys_crm")?.taskId ?? "";
  await act(ben(), "start_fulfilment", { planSeq: plan?.seq, tasks: [] }, "erasure");
}

async function carryOut(): Promise<void> {
  await startPortalSearch(anna(), { id });
  await tendPortalSearches(START);
  expect(await eraseFindings(anna(), { id, basis: "gdpr.17.1.b" })).toEqual({ asked: 2 });
  for (const { id: erasureId } of (await listErasures(anna())).waiting) await approveErasure(ben(), { id: erasureId });
  await carryOutErasures(after(1));
  await act(anna(1), "complete_task", { taskId: crmTask, method: "deleted", records: 3, receiptSha256: sha("receipt") }, "erasure");
  await tendErasures(after(1));
  const { ids } = await nameRecipients(anna(1), { id, right: "erasure", recipients: [{ name: "Mailer Ltd", email: "desk@mailer.example" }, { name: "Old shop", email: null }], publicSteps: `Asked the search engines about ${PERSON.name}.` });
  recipientIds = ids;
}

async function answer(): Promise<void> {
  const said = { what_was_erased: `All of ${PERSON.name} in the CRM and the portal.`, what_stays: "Nothing.", backups: "Until 5 April.", recipients: "None." };
  const prepared = await act(anna(2), "prepare_answer", { outcome: "full", contentSha256: { draft: { kind: "answer_full", said } }, thirdPartyChecked: true, redactions: [], grounds: [], withheld: [], searched: null }, "erasure");
  const { seq, contentSha256 } = prepared.rights.find(({ right }) => right === "erasure")?.prepared ?? { seq: 0, contentSha256: "" };
  await act(ben(2), "approve_answer", { preparedSeq: seq, notice: { approved: { contentSha256 } } }, "erasure");
  await tellRecipients(anna(2), { id, right: "erasure", recipientIds: recipientIds.slice(0, 1), result: "notified" });
  await tellRecipients(anna(2), { id, right: "erasure", recipientIds: recipientIds.slice(1), result: "impossible", reason: `It is gone, and knew her as ${PERSON.customer}.` });
  await tendErasures(after(2));
}

const certificates = async () => withOrg(org.id, async (tx) => [...(await tx.execute<{ version: number; body: string }>(sql`select version, body from erasure_certificates order by version`))]);
const identifiers = [{ type: "email" as const, value: " Petra.QUIBBLE@example.org" }, { type: "customer_id" as const, value: "QB-778899" }, { type: "email" as const, value: "else@example.org" }];

/** The whole ledger against the database, as the weekly check does it. */
async function ledgerFindings(): Promise<unknown> {
  await sequenceAllLogs(new Date());
  const logId = await withOrg(org.id, async (tx) => findLog(tx, org.id));
  return (await selfCheck(org.id, logId.id, "full", () => new Date()))?.findings;
}

describe("a person who is erased", () => {
  test("is found everywhere before, and nothing is destroyed before the approval is on the ledger", async () => {
    await plant();
    await cluster.backUp("before-request");
    await ask();
    await order();
    expect(await found()).toEqual(expect.arrayContaining(["public.records.facts", "public.evidence.title", "public.outbox.recipient"]));
    const trail = await withOrg(org.id, async (tx) => [...(await tx.execute<{ action: string }>(sql`select action from audit_events where action in ('rights_request.fulfilment_started', 'person_erasure.ordered', 'content.erased') order by id`))].map(({ action }) => action));
    // The first is of access.
    expect(trail).toEqual(["rights_request.fulfilment_started", "rights_request.fulfilment_started", "person_erasure.ordered", "person_erasure.ordered"]);
    await cluster.backUp("approved");
  }, 180_000);

  test("is gone from evidence once it is carried out; what stays is the case, which the certificate says, until it is forgotten", async () => {
    await carryOut();
    await answer();
    // Sealed with the case are who asked and what was written; the mails alone can be read, and the certificate says that both stay.
    expect((await found()).filter((place) => !place.startsWith("public.outbox."))).toEqual([]);
    await destroyOldFiles(after(2));
    expect(markersInFolder(env().PROOFROOM_DATA_DIR, MARKERS)).toEqual([]);
    const [first] = await certificates();
    expect(JSON.parse(first?.body ?? "{}")).toMatchObject({ certificate: { version: 1, because: "answered", outcome: "full", systems: [{ name: "CRM", records: 3 }, { name: "This compliance portal", records: 2 }], backups: [{ name: "CRM: Daily dump", expiresOn: "2026-04-05", expired: false }], proof: { items: ["case"], years: 3 } } });
    for (const marker of MARKERS) expect(first?.body).not.toContain(marker);
    expect(await checkSuppressions(anna(3), { identifiers })).toEqual({ matches: [true, true, false], unreadable: [] });
  }, 180_000);

  test("has a tail of backups that ends on its day, with a new version of the certificate", async () => {
    await tendErasures(after(30));
    expect(await certificates()).toHaveLength(1);
    await tendErasures(after(31));
    const [, second] = await certificates();
    expect(JSON.parse(second?.body ?? "{}")).toMatchObject({ certificate: { version: 2, because: "tail_ended", backups: [{ expired: true }] } });
    expect((await getCase(anna(31), { id })).case.rights.map(({ right, state }) => [right, state])).toEqual([["access", "responded_full"], ["erasure", "done"]]);
  }, 60_000);

  test("is in nothing that is made afterwards: evidence of the closed cases, reports, exports, logs", async () => {
    await act(anna(32), "close", {});
    await fileClosedCases(after(33));
    const made: unknown[] = [logged];
    for (const kind of ["dsar_register", "gdpr_accountability"]) {
      const { id: reportId } = await makeReport(anna(33), { kind, from: "2026-03-01", to: "2026-04-30" });
      const [row] = await withOrg(org.id, async (tx) => tx.select().from(reports).where(sql`${reports.id} = ${reportId}`));
      if (row) made.push(await withOrg(org.id, async (tx) => privacyPart(tx, org.id, row)));
    }
    made.push(await exportRegister(anna(33), { register: "processors", format: "json" }), await listErasureOrders({ ...anna(33) }, { since: after(30).toISOString() }));
    expect(made).toHaveLength(5);
    for (const marker of MARKERS) expect(JSON.stringify(made).toLowerCase()).not.toContain(marker.toLowerCase());
    expect(JSON.stringify(made)).toContain("R-1");
    expect((await found()).filter((place) => !place.startsWith("public.outbox."))).toEqual([]);
  }, 60_000);

  test("is nowhere when the case is forgotten: not in the database, its mails and texts, nor in any file", async () => {
    await forgetPeople(after(32 + 4 * 366));
    expect(await found()).toEqual([]);
    expect(markersInFolder(env().PROOFROOM_DATA_DIR, MARKERS)).toEqual([]);
    expect(await ledgerFindings()).toEqual([]);
  }, 60_000);

  test.each(["before-request", "approved"])("is nowhere after an older database (%s) was put back and replayed, and systems are told of them by keyed hash", async (copy) => {
    await cluster.restore(copy);
    expect(await found()).not.toEqual([]);
    const now = after(33 + 4 * 366);
    await replayErasures(new Date(0), now);
    await replayPeople(new Date(0), now);
    expect(await found()).toEqual([]);
    expect(await checkSuppressions({ ...anna(), now: after(40) }, { identifiers })).toMatchObject({ matches: [true, true, false] });
    const orders = await listErasureOrders(anna(), { since: START.toISOString(), system: "sys_crm" });
    expect(orders.rows).toMatchObject([{ taskId: crmTask, system: "sys_crm", identifiers: null }]);
    expect(orders.rows[0]?.hashes.map(({ type }) => type).toSorted()).toEqual(["customer_id", "email", "phone"]);
    const told = await reportReplay(anna(), { system: "sys_crm", since: START.toISOString(), done: [{ requestId: id, taskId: crmTask, records: 1, method: "deleted" }, { requestId: id, taskId: "tsk_other", records: 9, method: "deleted" }] });
    expect(told).toMatchObject({ missing: 0, unknown: 1 });
  }, 180_000);
});
