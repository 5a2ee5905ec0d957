import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { withOrg } from "@/db/client";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { database } from "@/db/testing/database";
import { addMember } from "@/db/testing/people";
import { PRIVACY_SETTINGS } from "@/db/testing/privacy";
import { MANUAL_SYSTEM } from "@/db/testing/systems";
import { sign } from "@/server/domain/webhooks/standard-webhooks";
import { snapshotSay } from "@/server/domain/reports/say";
import type { DrillView } from "@/server/domain/privacy/drills/view";

import { stubServer, type StubServer } from "../../anchors/testing/stub-server";
import type { ServiceContext } from "../../context";
import { evaluateControls } from "../../controls/evaluate";
import { getControl } from "../../controls/get";
import { approveErasure } from "../../erasures/approve";
import { carryOutErasures } from "../../erasures/carry-out";
import { listErasures } from "../../erasures/list";
import { deletionProof } from "../../reports/deletion-proof";
import { actOnCase } from "../act";
import { addIdentifier } from "../add-identifier";
import { eraseFindings } from "../erasure/portal/erase-findings";
import { tendPortalSearches } from "../erasure/portal/tend-searches";
import { nameRecipients } from "../erasure/recipients/name";
import { tellRecipients } from "../erasure/recipients/tell";
import { reportReplay } from "../erasure/report-replay";
import { tendErasures } from "../erasure/tend";
import { fileClosedCasesOf } from "../filed/file-closed-cases";
import { getCase } from "../get";
import { listCases } from "../list";
import { getPrivacyNumbers } from "../numbers/get-numbers";
import { savePrivacySettings } from "../save-settings";
import { archiveSystem } from "../systems/archive";
import { saveSystem } from "../systems/save";
import { completeOwnTask } from "../tasks/complete";
import { handInForTask } from "../tasks/hand-in";
import { receiveReceipt } from "../tasks/receive-receipt";
import { runDueDeliveries } from "../tasks/run-delivery";
import { approveDrillErasure } from "./approve-erasure";
import { checkDrill } from "./check";
import { endDrill } from "./end";
import { getDrill } from "./get";
import { listDrills } from "./list";
import { planDrillErasure } from "./plan-erasure";
import { plantInPortal } from "./plant-in-portal";
import { setUpDrill } from "./set-up";
import { startDrill } from "./start";
import { tendDrillsOf } from "./tend";
import { tickPlanted } from "./tick-planted";

const AT = new Date("2026-07-06T10:00:00Z");
const later = (days: number) => new Date(AT.getTime() + days * 86_400_000);
const SCHEMA = `drill_${Date.now().toString(36)}`;
const heard: { right: string; drill: unknown; taskId: string; identifiers: { value: string }[] }[] = [];
let peer: StubServer;
beforeAll(async () => {
  peer = await stubServer(({ body }) => {
    heard.push((JSON.parse(body.toString()) as { data: (typeof heard)[number] }).data);
    return { status: 202 };
  });
  const shop = postgres(database.adminUrl, { max: 1, onnotice: () => undefined });
  await shop.unsafe(`create schema ${SCHEMA}; create table ${SCHEMA}.people (email text, note text)`);
  await shop.end();
});
afterAll(async () => {
  await peer.stop();
  await admin().unsafe(`drop schema ${SCHEMA} cascade`);
});

const at = (org: TestOrg, now = AT): ServiceContext => ({ ...org.as(), now });
async function open(adopt = false): Promise<TestOrg> {
  const org = await createOrg({ adopt, now: AT });
  await savePrivacySettings(org.as(), PRIVACY_SETTINGS);
  return org;
}

type Made = { id: string; secret: string | null };
const add = async (org: TestOrg, name: string, connector: object, rights: string[], more: object = {}): Promise<Made> => saveSystem(org.as(), { ...MANUAL_SYSTEM, id: null, name, rights, connector, ...more });
const byHand = { kind: "manual", instructions: "", assigneeId: null };

async function begun(org: TestOrg): Promise<DrillView> {
  const { id } = await setUpDrill(at(org));
  for (const { systemId, connector } of (await getDrill(at(org), { id })).systemRows) if (connector !== "portal") await tickPlanted(at(org), { id, systemId, planted: true });
  await startDrill(at(org), { id });
  return getDrill(at(org), { id });
}

const markerOf = (drill: DrillView, systemId: string) => drill.systemRows.find((row) => row.systemId === systemId)?.marker ?? "";
async function taskOf(org: TestOrg, drillId: string, step: string, systemId: string): Promise<string> {
  const found = (await getDrill(at(org), { id: drillId })).cases.find((each) => each.step === step);
  return (await getCase(at(org), { id: found?.id })).tasks.find((task) => task.systemId === systemId)?.id ?? "";
}
async function receipt(taskId: string, secret: string | null, now: Date, body: object): Promise<void> {
  const bytes = Buffer.from(JSON.stringify({ taskId, ...body }));
  const headers: Record<string, string> = sign({ id: `msg_${taskId}`, sentAt: now, body: bytes }, [secret ?? ""]);
  await receiveReceipt({ taskId, headers: { get: (name) => headers[name] ?? null }, body: bytes, now });
}
async function handIn(org: TestOrg, taskId: string, now: Date, text: string): Promise<void> {
  await handInForTask(at(org, now), { id: taskId, name: "found.csv", mediaType: "text/csv" }, Buffer.from(text));
  await completeOwnTask(at(org, now), { id: taskId, method: "extracted", records: 1 });
}
const planSeqOf = async (org: TestOrg, id: string) => (await getDrill(at(org), { id })).planSeq;
const verdicts = async (org: TestOrg, id: string, step: "found" | "handedOver" | "erased" | "gone") => Object.fromEntries((await getDrill(at(org), { id })).systemRows.map(({ name, verdict }) => [name, verdict[step]]));
/** How a control is judged of what was known then. */
async function stateOf(org: TestOrg, control: string, now: Date): Promise<string> {
  const [row] = await admin()<{ id: string }[]>`select id from controls where org_id = ${org.id} and key = ${control}`;
  await evaluateControls(org.id, { at: now, now, controlIds: [row?.id ?? ""] });
  return (await getControl(at(org, now), { key: control })).state;
}

describe("a drill through every connector", () => {
  let org: TestOrg;
  let ben: ServiceContext;
  let id: string;
  let [desk, sheet, shop, hook]: [Made, Made, Made, Made] = [{ id: "", secret: null }, { id: "", secret: null }, { id: "", secret: null }, { id: "", secret: null }];
  beforeAll(async () => {
    org = await open(true);
    ben = { ...at(org), actor: { kind: "user", ...(await addMember(org.id, "owner")) } };
    desk = await add(org, "Help desk", byHand, ["access", "erasure"], { backupSets: [] });
    sheet = await add(org, "Price list", { kind: "csv", instructions: "", assigneeId: null }, ["access"]);
    shop = await add(org, "Shop", { kind: "sql", template: `select email, note from ${SCHEMA}.people where email = any(:email)`, rowLimit: 10, timeoutSeconds: 5 }, ["access"], { databaseUrl: database.adminUrl });
    hook = await add(org, "Mailer", { kind: "webhook", url: `${peer.url}/privacy` }, ["access", "erasure"]);
    ({ id } = await setUpDrill(at(org)));
    await expect(startDrill(at(org), { id })).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(setUpDrill(at(org))).rejects.toMatchObject({ code: "CONFLICT" });
    for (const { id: systemId } of [desk, sheet, shop, hook]) await tickPlanted(at(org), { id, systemId, planted: true });
    await plantInPortal(at(org), { id });
    await plantInPortal(at(org), { id });
    const drill = await getDrill(at(org), { id });
    await admin().unsafe(`insert into ${SCHEMA}.people values ($1, $2), ('else@example.org', 'x')`, [drill.person?.email ?? "", markerOf(drill, shop.id)]);
    await startDrill(at(org), { id });
  });

  test("asks every system for the planted person; a peer is told that it is a drill, and each marker is looked for", async () => {
    const drill = await getDrill(at(org), { id });
    expect(drill).toMatchObject({ quarter: "2026-Q3", state: "finding", planted: 5, systems: 5 });
    await expect(addIdentifier(at(org), { requestId: drill.cases[0]?.id, type: "email", value: "petra@example.org", source: "derived" })).rejects.toMatchObject({ code: "CONFLICT" });
    await runDueDeliveries(() => AT);
    await tendPortalSearches(AT);
    expect(heard.at(-1)).toMatchObject({ right: "access", drill: true, identifiers: [{ value: drill.person?.email }, { value: drill.person?.customerId }, { value: drill.person?.userId }] });
    await receipt(await taskOf(org, id, "finding", hook.id), hook.secret, AT, { method: "extracted", records: 1, collected: [{ note: markerOf(drill, hook.id) }] });
    await handIn(org, await taskOf(org, id, "finding", desk.id), later(1), `note\n${markerOf(drill, desk.id)}\n`);
    await handIn(org, await taskOf(org, id, "finding", sheet.id), later(1), `note\n${markerOf(drill, sheet.id)}\n`);
    await tendDrillsOf(org.id, later(1));
    expect(new Set([...Object.values(await verdicts(org, id, "found")), ...Object.values(await verdicts(org, id, "handedOver"))])).toEqual(new Set(["good"]));
  });

  test("erases by the rules of every erasure: planned by one, approved by another, the portal's evidence by its own four eyes", async () => {
    await planDrillErasure(at(org, later(1)), { id });
    await expect(approveDrillErasure(at(org, later(1)), { id, planSeq: await planSeqOf(org, id) })).rejects.toMatchObject({ code: "UNPROCESSABLE" });
    await expect(checkDrill(at(org, later(1)), { id })).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(approveDrillErasure({ ...ben, now: later(1) }, { id, planSeq: 1 })).rejects.toMatchObject({ code: "UNPROCESSABLE" });
    await approveDrillErasure({ ...ben, now: later(1) }, { id, planSeq: await planSeqOf(org, id) });
    const erasing = (await getDrill(at(org), { id })).cases.find(({ step }) => step === "erasing")?.id;
    const recipient = { name: "Real Ltd", email: null, country: null, source: "stated", sourceId: null };
    await expect(nameRecipients(at(org, later(1)), { id: erasing, right: "erasure", recipients: [recipient], whyNone: null, publicSteps: null })).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(tellRecipients(at(org, later(1)), { id: erasing, right: "erasure", recipientIds: ["rcp_x"], result: "notified", reason: null, said: null })).rejects.toMatchObject({ code: "CONFLICT" });
    await tendPortalSearches(later(1));
    expect(await eraseFindings(at(org, later(1)), { id: erasing, basis: "gdpr.17.1.b" })).toEqual({ asked: 1 });
    for (const each of (await listErasures(at(org))).waiting) await approveErasure({ ...ben, now: later(1) }, { id: each.id });
    await carryOutErasures(later(1));
    await receipt(await taskOf(org, id, "erasing", hook.id), hook.secret, later(1), { method: "deleted", records: 1 });
    await completeOwnTask(at(org, later(1)), { id: await taskOf(org, id, "erasing", desk.id), method: "deleted", records: 1 });
    // The shop's own people erase what our reader may not.
    await admin().unsafe(`delete from ${SCHEMA}.people where email like 'drill-%'`);
    await tendPortalSearches(later(2));
    await tendErasures(later(2));
    expect(await verdicts(org, id, "erased")).toEqual({ "Help desk": "good", Mailer: "good", "Price list": "not_asked", Shop: "not_asked", "This portal’s own evidence": "good" });
  });

  test("asks once more, finds nobody, and ends as passed, on the ledger and as evidence", async () => {
    await checkDrill({ ...ben, now: later(2) }, { id });
    await runDueDeliveries(() => later(2));
    await tendPortalSearches(later(2));
    await receipt(await taskOf(org, id, "checking", hook.id), hook.secret, later(2), { method: "none_found", records: 0 });
    for (const { id: systemId } of [desk, sheet]) await completeOwnTask(at(org, later(2)), { id: await taskOf(org, id, "checking", systemId), method: "none_found", records: 0 });
    await tendDrillsOf(org.id, later(2));
    const drill = await getDrill(at(org, later(3)), { id });
    expect(drill.systemRows.flatMap(({ name, verdict }) => verdict.faults.map((fault) => [name, fault]))).toEqual([]);
    expect(drill).toMatchObject({ state: "ended", result: "passed", failing: 0, offered: [] });
    const records = await admin()<{ kind: string; facts: object }[]>`select kind, facts from records where org_id = ${org.id} and evidence_id = ${drill.evidenceId}`;
    expect(records).toMatchObject([{ kind: "rights_drill", facts: { drill: "Drill 1", quarter: "2026-Q3", passed: true } }]);
    // It stands beside the requests, and no control passes on it: neither theirs nor that of the channels.
    expect(await stateOf(org, "COM-01", later(4))).toBe("no_evidence");
    expect((await getControl(at(org, later(4)), { key: "PRV-06" })).state).toBe("no_evidence");
    const actions = (await admin()<{ action: string }[]>`select action from audit_events where org_id = ${org.id} and object_kind = 'drill' order by at, id`).map(({ action }) => action);
    for (const action of ["drill.made", "drill.planted", "drill.started", "drill.erasure_planned", "drill.checked", "drill.ended"]) expect(actions).toContain(action);
  });

  test("counts as nobody's request: in no list, number, register, evidence of cases, certificate or suppression, and writes to nobody", async () => {
    const drill = await getDrill(at(org, later(3)), { id });
    const states = await Promise.all(drill.cases.map(async (each) => (await getCase(at(org, later(3)), { id: each.id })).state));
    expect(states).toEqual(["withdrawn", "closed", "withdrawn"]);
    expect(drill.cases.map(({ name }) => name)).toEqual(["DRILL-1", "DRILL-2", "DRILL-3"]);
    expect((await listCases(at(org, later(3)), { show: "all" })).total).toBe(0);
    const numbers = await getPrivacyNumbers(at(org, later(3)), { from: "2026-01-01", to: "2026-12-31" });
    expect([numbers.total.received, numbers.ages.reduce((sum, { open: count }) => sum + count, 0)]).toEqual([0, 0]);
    expect(await fileClosedCasesOf(org.id, later(3))).toBe(0);
    for (const table of ["right_progress", "privacy_suppressions", "erasure_certificates"]) expect(await admin().unsafe(`select 1 from ${table} where org_id = $1`, [org.id]), table).toHaveLength(0);
    const [order] = await admin()<{ taskId: string; requestId: string }[]>`select task_id as "taskId", request_id as "requestId" from person_erasures where org_id = ${org.id} and system_id = ${desk.id}`;
    await reportReplay(at(org, later(3)), { system: desk.id, since: AT.toISOString(), done: [{ ...order, records: 1, method: "deleted" }] });
    await reportReplay(at(org, later(3)), { system: hook.id, since: AT.toISOString(), done: [] });
    const proof = await withOrg(org.id, async (tx) => deletionProof(tx, org.id, { from: later(-30), to: later(30) }, snapshotSay("en")));
    expect(proof).toMatchObject({ ordered: 0, done: 0, takenBack: 0, waiting: 0, methods: [], evidenceErased: 0, replays: [{ tasks: 0, missing: 0 }, { tasks: 0, missing: 0 }] });
    expect(await admin()`select 1 from outbox where recipient like 'drill-%'`).toHaveLength(0);
    expect(await admin()`select 1 from records where org_id = ${org.id} and kind in ('dsar', 'deletion_record', 'disclosure_record')`).toHaveLength(0);
  });
});

describe("a drill that goes wrong", () => {
  test("names what failed in which system, and whom it concerns, and stands as evidence that it failed", async () => {
    const org = await open(true);
    const assignee = await addMember(org.id, "contributor");
    await add(org, "Silent", { kind: "webhook", url: `${peer.url}/privacy` }, ["access"]);
    const [poor, sticky] = [await add(org, "Poor", { ...byHand, assigneeId: assignee.id }, ["access", "erasure"]), await add(org, "Sticky", byHand, ["access"])];
    const { id, ...drill } = await begun(org);
    await runDueDeliveries(() => AT);
    await handIn(org, await taskOf(org, id, "finding", poor.id), later(40), "note\nnothing of it\n");
    await handIn(org, await taskOf(org, id, "finding", sticky.id), later(1), `note\n${markerOf({ id, ...drill }, sticky.id)}\n`);
    await planDrillErasure(at(org, later(41)), { id });
    await approveDrillErasure({ ...at(org, later(41)), actor: { kind: "user", ...(await addMember(org.id, "officer")) } }, { id, planSeq: await planSeqOf(org, id) });
    await completeOwnTask(at(org, later(41)), { id: await taskOf(org, id, "erasing", poor.id), method: "none_found", records: 0 });
    await checkDrill(at(org, later(42)), { id });
    await completeOwnTask(at(org, later(42)), { id: await taskOf(org, id, "checking", poor.id), method: "none_found", records: 0 });
    await completeOwnTask(at(org, later(42)), { id: await taskOf(org, id, "checking", sticky.id), method: "reviewed", records: 1 });
    await tendDrillsOf(org.id, later(43));
    expect((await getDrill(at(org), { id })).state).toBe("checking");
    await endDrill(at(org, later(43)), { id });
    await tendDrillsOf(org.id, later(43));
    const ended = await getDrill(at(org, later(44)), { id });
    expect(Object.fromEntries(ended.systemRows.map(({ name, verdict }) => [name, verdict.faults]))).toEqual({
      Silent: ["not_answered", "not_checked"], Poor: ["late", "marker_missing", "nothing_erased"], Sticky: ["still_found"], "This portal’s own evidence": ["not_planted"],
    });
    expect(ended.systemRows.find(({ systemId }) => systemId === poor.id)).toMatchObject({ seesToIt: assignee.name, days: { found: 40 } });
    expect(ended).toMatchObject({ result: "failed", failing: 4 });
    await tendDrillsOf(org.id, later(45));
    const { evidenceId } = await getDrill(at(org, later(45)), { id });
    expect(await admin()`select facts ->> 'passed' as passed from records where org_id = ${org.id} and evidence_id = ${evidenceId}`).toEqual([{ passed: "false" }]);
    await expect(endDrill(at(org, later(44)), { id })).rejects.toMatchObject({ code: "CONFLICT" });
  });

  test("ends on its last day though something is kept of the planted person, and is asked once more before", async () => {
    const org = await open();
    const desk = await add(org, "Desk", byHand, ["access", "erasure"]);
    const { id } = await begun(org);
    await handIn(org, await taskOf(org, id, "finding", desk.id), later(1), "note\nx\n");
    await planDrillErasure(at(org, later(1)), { id });
    await approveDrillErasure({ ...at(org, later(1)), actor: { kind: "user", ...(await addMember(org.id, "officer")) } }, { id, planSeq: await planSeqOf(org, id) });
    const erasing = (await getDrill(at(org), { id })).cases.find(({ step }) => step === "erasing")?.id;
    const kept = { itemId: "one", ground: "legal_obligation", facts: [{ fact: "law_cited", text: { text: "Sec. 147 of a tax code" } }, { fact: "why_necessary", text: { text: "Kept for the tax audit." } }], endsOn: "2027-01-01", whyNoEnd: null };
    await actOnCase(at(org, later(1)), { id: erasing, kind: "grant_exception", right: "erasure", data: kept });
    await completeOwnTask(at(org, later(1)), { id: await taskOf(org, id, "erasing", desk.id), method: "deleted", records: 1 });
    await tendDrillsOf(org.id, later(2));
    await checkDrill(at(org, later(2)), { id });
    expect((await getDrill(at(org), { id })).state).toBe("checking");
    await tendDrillsOf(org.id, later(91));
    expect(await getDrill(at(org, later(91)), { id })).toMatchObject({ state: "ended", result: "failed", waitsFor: expect.stringContaining("exception") as string });
  });

  test("does not pass because a system that fails is unticked or put out of use meanwhile", async () => {
    const org = await open();
    const [desk, old] = [await add(org, "Desk", byHand, ["access", "erasure"]), await add(org, "Old", byHand, ["access", "erasure"])];
    const { id } = await setUpDrill(at(org));
    for (const { id: systemId } of [desk, old]) await tickPlanted(at(org), { id, systemId, planted: true });
    await archiveSystem(at(org), { id: old.id, archived: true });
    await startDrill(at(org), { id });
    await saveSystem(at(org), { ...MANUAL_SYSTEM, id: desk.id, name: "Desk", rights: ["rectification"], connector: byHand });
    await endDrill(at(org, later(1)), { id });
    const ended = await getDrill(at(org, later(1)), { id });
    expect(Object.fromEntries(ended.systemRows.map(({ name, verdict }) => [name, verdict.faults]))).toMatchObject({ Desk: ["not_answered", "not_checked"], Old: ["not_answered", "not_erased", "not_checked"] });
  });

  test("is another organization's like nobody's, and no contributor's", async () => {
    const [org, other] = [await open(), await open()];
    await add(org, "Desk", byHand, ["access", "erasure"]);
    const { id, systemRows } = await begun(org);
    const systemId = systemRows.find(({ connector }) => connector !== "portal")?.systemId;
    await expect(approveDrillErasure(at(other), { id, planSeq: 1 })).rejects.toMatchObject({ code: "NOT_FOUND" });
    for (const verb of [getDrill, startDrill, planDrillErasure, checkDrill, endDrill, plantInPortal]) await expect(verb(at(other), { id }), verb.name).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(tickPlanted(at(other), { id, systemId, planted: true })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await listDrills(at(other))).rows).toEqual([]);
    for (const verb of [startDrill, planDrillErasure, endDrill]) await expect(verb({ ...at(org), permissions: new Set(["privacy:read"]) }, { id }), verb.name).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(tickPlanted(at(org), { id, systemId, planted: false })).rejects.toMatchObject({ code: "CONFLICT" });
    // Two at once: one goes on, the other is told.
    const both = await Promise.allSettled([planDrillErasure(at(org), { id }), planDrillErasure(at(org), { id })]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });
});
