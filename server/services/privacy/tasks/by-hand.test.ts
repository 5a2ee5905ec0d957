import { beforeAll, describe, expect, test } from "vitest";

import { withOrg } from "@/db/client";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { addMember, type TestPerson } from "@/db/testing/people";
import { PRIVACY_SETTINGS } from "@/db/testing/privacy";
import { beginCase, MANUAL_SYSTEM, startTasks } from "@/db/testing/systems";
import { ROLE_PERMISSIONS } from "@/server/domain/access/permissions";

import type { CaseContext } from "../../access/resolve-case-link";
import type { ServiceContext } from "../../context";
import { addRegisterEntry } from "../../registers/add";
import { archiveRegisterEntry } from "../../registers/archive";
import { getWork } from "../../work/get";
import { actOnCase } from "../act";
import { addIdentifier } from "../add-identifier";
import { readRequestFile } from "../files/read";
import { getCase } from "../get";
import { savePrivacySettings } from "../save-settings";
import { withdrawAsRequester } from "../withdraw";
import { archiveSystem } from "../systems/archive";
import { saveSystem } from "../systems/save";
import { assignTask } from "./assign";
import { completeOwnTask } from "./complete";
import { handInForTask } from "./hand-in";
import { raiseSilentTasks } from "./raise-silent";
import { listLedgerActions } from "./testing/actions";

const AT = new Date("2026-03-05T10:00:00Z");
const CSV = Buffer.from("order;item\r\n1;Book\r\n2;\"A; B\"\r\n");
let org: TestOrg;
let ada: TestPerson;
beforeAll(async () => {
  org = await createOrg({ adopt: false, now: AT });
  await savePrivacySettings(org.as(), PRIVACY_SETTINGS);
  ada = await addMember(org.id, "contributor");
});

const on = (day: string): Date => new Date(`${day}T09:00:00Z`);
const as = (person: TestPerson, now = AT): ServiceContext => ({ ...org.as(), now, actor: { kind: "user", ...person }, permissions: ROLE_PERMISSIONS.contributor, reach: "own" });
const stateOf = async (requestId: string) => (await getCase(org.as(), { id: requestId })).tasks.map(({ state }) => state);

async function begun(connector: object, rights: ("access" | "restriction")[] = ["access"]): Promise<{ requestId: string; taskId: string; systemId: string }> {
  const { id: systemId } = await saveSystem(org.as(), { ...MANUAL_SYSTEM, id: null, name: `Shop ${Math.random()}`, rights, connector });
  const requestId = await beginCase(org.as(), { email: "petra.marker@example.org", rights });
  const [taskId = ""] = await startTasks(org.as(), requestId, rights[0] ?? "access", [systemId]);
  return { requestId, taskId, systemId };
}
const manual = () => ({ kind: "manual", instructions: "Search by e-mail.", assigneeId: ada.id });

describe("a task by hand", () => {
  test("stands in its assignee's work, a contributor's too, with how, until when and by what the person is known", async () => {
    const { requestId, taskId } = await begun(manual());
    await addIdentifier(org.as(), { requestId, type: "customer_id", value: "4711", source: "derived" });
    const task = (await getWork(as(ada))).tasks.find(({ id }) => id === taskId);
    expect(task).toMatchObject({ instructions: "Search by e-mail.", right: "access", state: "open", dueOn: "2026-04-07", daysLeft: 33, identifiers: [{ type: "customer_id", value: "4711", source: "derived" }, { type: "email", value: "petra.marker@example.org", source: "stated" }] });
    expect((await getWork(as(await addMember(org.id, "contributor")))).tasks).toEqual([]);
  });

  test("is done by its assignee with what was extracted, sealed in the case, and leaves their work", async () => {
    const { requestId, taskId } = await begun(manual());
    const kept = await handInForTask(as(ada), { id: taskId, name: "orders.pdf", mediaType: "application/pdf" }, Buffer.from("%PDF MARKERORDER"));
    await completeOwnTask(as(ada), { id: taskId, method: "extracted", records: 12 });
    expect(Buffer.from(await withOrg(org.id, async (tx) => readRequestFile(tx, { orgId: org.id, requestId }, kept.id))).toString()).toBe("%PDF MARKERORDER");
    expect((await getWork(as(ada))).tasks.map(({ id }) => id)).not.toContain(taskId);
    expect((await getCase(org.as(), { id: requestId })).case.rights[0]?.tasks[0]).toMatchObject({ method: "extracted", records: 12 });
    expect(await listLedgerActions(org.id, taskId)).toEqual(["system_task.opened", "system_task.file_handed_in", "system_task.done"]);
    await expect(completeOwnTask(as(ada), { id: taskId, method: "none_found", records: 0 })).rejects.toMatchObject({ code: "CONFLICT" });
  });

  test("of somebody else is not there, for reading, filing or reporting", async () => {
    const { taskId } = await begun(manual());
    const eve = as(await addMember(org.id, "contributor"));
    await expect(completeOwnTask(eve, { id: taskId, method: "none_found", records: 0 })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(handInForTask(eve, { id: taskId, name: "x", mediaType: "text/plain" }, Buffer.from("x"))).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(assignTask(eve, { id: taskId, userId: eve.actor.id })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await assignTask(org.as(), { id: taskId, userId: eve.actor.id });
    await completeOwnTask(eve, { id: taskId, method: "none_found", records: 0 });
  });

  test("of a CSV system takes the person's rows and counts them itself, and refuses what is no table", async () => {
    const { requestId, taskId } = await begun({ kind: "csv", instructions: "", assigneeId: ada.id });
    await expect(completeOwnTask(as(ada), { id: taskId, method: "extracted", records: 9 })).rejects.toMatchObject({ code: "INVALID" });
    for (const bytes of [Buffer.from([0xff, 0xfe, 0x00]), Buffer.from('a,b\n1,"open'), Buffer.from("a,b\n1\n2,3\n")]) await expect(handInForTask(as(ada), { id: taskId, name: "rows.csv", mediaType: "text/csv" }, bytes)).rejects.toMatchObject({ code: "INVALID" });
    expect(await handInForTask(as(ada), { id: taskId, name: "rows.csv", mediaType: "text/csv" }, CSV)).toMatchObject({ rows: 2 });
    await completeOwnTask(as(ada), { id: taskId, method: "extracted", records: 9 });
    expect((await getCase(org.as(), { id: requestId })).tasks[0]).toMatchObject({ state: "done", records: 2 });
  });

  test("takes no copy of data where the right asks for none", async () => {
    const { taskId } = await begun(manual(), ["restriction"]);
    await expect(handInForTask(as(ada), { id: taskId, name: "x.txt", mediaType: "text/plain" }, Buffer.from("x"))).rejects.toMatchObject({ code: "CONFLICT" });
  });
});

describe("what begins with a right", () => {
  test("is only asked of systems of the register that take part in it and are in use", async () => {
    const { id: systemId } = await saveSystem(org.as(), { ...MANUAL_SYSTEM, id: null, name: "Archive", rights: ["access"] });
    const requestId = await beginCase(org.as(), { email: "a@example.org", rights: ["restriction"] });
    await expect(startTasks(org.as(), requestId, "restriction", [systemId])).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(startTasks(org.as(), requestId, "restriction", ["sys_01k8r4m0e7q2v9x3c5b6n7d8fz"])).rejects.toMatchObject({ code: "NOT_FOUND" });
    const access = await beginCase(org.as(), { email: "a@example.org" });
    await archiveSystem(org.as(), { id: systemId, archived: true });
    await expect(startTasks(org.as(), access, "access", [systemId])).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await stateOf(access)).toEqual([]);
  });

  test("moves its tasks' due dates with the clock, and drops them when nobody asks any more", async () => {
    const { requestId, taskId } = await begun(manual());
    const letter = { kind: "extension", said: { reasons: "Your data lie in eleven systems." }, channel: "post" };
    await actOnCase(org.as(), { id: requestId, kind: "extend", right: "access", data: { because: "complexity", reasons: { text: "Your data lie in eleven systems." }, notice: { letter } } });
    expect((await getCase(org.as(), { id: requestId })).tasks[0]).toMatchObject({ dueOn: "2026-06-05", state: "open" });
    const person: CaseContext = { ...org.as(), caseId: requestId, actor: { kind: "subject", id: requestId }, permissions: new Set(["case:own"]), reach: "own" };
    await withdrawAsRequester(person, { rights: ["access"] });
    expect(await stateOf(requestId)).toEqual(["dropped"]);
    expect((await getWork(as(ada))).tasks.map(({ id }) => id)).not.toContain(taskId);
  });
});

describe("silence", () => {
  test("becomes a person's task a week before the date, once, with one mail and nobody's data in it", async () => {
    const fresh = await createOrg({ adopt: false, now: AT });
    await savePrivacySettings(fresh.as(), PRIVACY_SETTINGS);
    const { id: systemId } = await saveSystem(fresh.as(), { ...MANUAL_SYSTEM, id: null, name: "Hook", connector: { kind: "webhook", url: "https://example.com/hook" } });
    const requestId = await beginCase(fresh.as(), { email: "petra.marker@example.org" });
    const [taskId = ""] = await startTasks(fresh.as(), requestId, "access", [systemId]);
    const at = (day: string): ServiceContext => ({ ...fresh.as(), now: on(day) });
    await raiseSilentTasks(on("2026-03-30"));
    expect((await getWork(at("2026-03-30"))).tasks).toEqual([]);
    await raiseSilentTasks(on("2026-03-31"));
    await Promise.all([raiseSilentTasks(on("2026-03-31")), raiseSilentTasks(on("2026-04-01"))]);
    expect((await getWork(at("2026-03-31"))).tasks).toMatchObject([{ id: taskId, state: "silent", daysLeft: 7 }]);
    const mails = await admin()<{ subject: string; plain: string }[]>`select subject, plain from outbox where recipient = ${fresh.owner.email}`;
    expect(mails).toMatchObject([{ subject: "R-1: Hook needs you" }]);
    expect(mails[0]?.plain).not.toMatch(/petra/i);
    expect(await listLedgerActions(fresh.id, taskId)).toEqual(["system_task.opened", "system_task.silent"]);
  });

  test("falls to the system's assignee before the case's, and to nobody who left", async () => {
    const fresh = await createOrg({ adopt: false, now: AT });
    await savePrivacySettings(fresh.as(), PRIVACY_SETTINGS);
    const [bob, gone] = [await addMember(fresh.id, "contributor"), await addMember(fresh.id, "contributor")];
    const hook = async (name: string, assigneeId: string) => saveSystem(fresh.as(), { ...MANUAL_SYSTEM, id: null, name, connector: { kind: "webhook", url: "https://example.com/hook", assigneeId } });
    const systems = [(await hook("Bob's", bob.id)).id, (await hook("Nobody's", gone.id)).id];
    const requestId = await beginCase(fresh.as(), { email: "petra.marker@example.org" });
    await startTasks(fresh.as(), requestId, "access", systems);
    await admin()`delete from memberships where org_id = ${fresh.id} and user_id = ${gone.id}`;
    await raiseSilentTasks(on("2026-04-02"));
    const tasks = (await getCase(fresh.as(), { id: requestId })).tasks;
    expect(Object.fromEntries(tasks.map(({ system, assigneeId }) => [system, assigneeId]))).toEqual({ "Bob's": bob.id, "Nobody's": fresh.owner.id });
  });
});

test("a system names a processor of its own organization's register, and no other", async () => {
  const theirs = await createOrg({ adopt: false, now: AT });
  const [mine, foreign] = [await addRegisterEntry(org.as(), { register: "processors", content: { name: "Host AG" } }), await addRegisterEntry(theirs.as(), { register: "processors", content: { name: "Theirs" } })];
  const activity = await addRegisterEntry(org.as(), { register: "activities", content: { name: "Shop" } });
  const held = (processorId: string | null, holder = "processor", id: string | null = null) => saveSystem(org.as(), { ...MANUAL_SYSTEM, id, name: "Held elsewhere", holder, processorId });
  for (const id of [foreign.id, activity.id, "reg_nobody"]) await expect(held(id)).rejects.toMatchObject({ code: "INVALID", details: [{ field: "processorId" }] });
  await expect(held(mine.id, "own")).rejects.toMatchObject({ code: "INVALID" });
  const { id } = await held(mine.id);
  await archiveRegisterEntry(org.as(), { register: "processors", id: mine.id, archived: true, reason: "The contract ended." });
  // What the register no longer uses stays where it is named, and is named nowhere else.
  await held(mine.id, "processor", id);
  await expect(saveSystem(org.as(), { ...MANUAL_SYSTEM, id: null, name: "Another", holder: "processor", processorId: mine.id })).rejects.toMatchObject({ code: "INVALID" });
  expect(await admin()`select processor_id from data_systems where org_id = ${org.id} and id = ${id}`).toEqual([{ processor_id: mine.id }]);
});
