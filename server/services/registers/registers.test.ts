import { beforeAll, describe, expect, test } from "vitest";

import { withOrg } from "@/db/client";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin, countRows } from "@/db/testing/admin";
import { PRIVACY_SETTINGS } from "@/db/testing/privacy";
import { newId } from "@/server/domain/ids/ids";
import type { RegisterKey } from "@/server/domain/registers/keys";

import type { ServiceContext } from "../context";
import { savePrivacySettings } from "../privacy/save-settings";
import { addRegisterEntry } from "./add";
import { archiveRegisterEntry } from "./archive";
import { changeRegisterEntry } from "./change";
import { registerFormChoices } from "./choices";
import { exportRegister } from "./export";
import { getRegisterEntry } from "./get";
import { importRegister } from "./import";
import { listRegisterEntries } from "./list";
import { registerPersonRef } from "./person-ref";
import { previewRegisterImport } from "./preview-import";
import { listActivities, listProcessors } from "./rows";

let [mine, theirs]: TestOrg[] = [];
let ctx: ServiceContext;
beforeAll(async () => {
  [mine, theirs] = await Promise.all([createOrg({ adopt: false }), createOrg({ adopt: false })]);
  ctx = mine.as();
});

const add = async (register: RegisterKey, content: object, by: ServiceContext = ctx) => (await addRegisterEntry(by, { register, content })).id;
const processor = (name: string, over: object = {}) => add("processors", { name, kind: "processor", country: "DE", ...over });
const fileOf = async (register: RegisterKey, format: "csv" | "json", by = ctx) => ({ register, format, text: (await exportRegister(by, { register, format, archived: true })).text });
const importAsSeen = async (file: { register: RegisterKey; format: "csv" | "json"; text: string }, by = ctx) => importRegister(by, { ...file, plan: (await previewRegisterImport(by, file)).plan });

describe("an entry of a register", () => {
  test("has every version with what changed, by whom and where in the ledger, and is never lost to a change made at the same time", async () => {
    const id = await processor("Cloudy", { contact: "dpo@cloudy.example" });
    await changeRegisterEntry(ctx, { register: "processors", id, version: 1, content: { contractOn: "2026-01-15" }, note: "The contract was signed" });
    await expect(changeRegisterEntry(ctx, { register: "processors", id, version: 1, content: { contractOn: "2020-01-01" } })).rejects.toMatchObject({ code: "CONFLICT" });
    const both = await Promise.allSettled([1, 2].map(async (n) => changeRegisterEntry(ctx, { register: "processors", id, version: 2, content: { services: `Hosting ${n}` } })));
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await changeRegisterEntry(ctx, { register: "processors", id, version: 3, content: { contractOn: "2026-01-15" } })).toEqual({ id, version: 3 });
    const view = await getRegisterEntry(ctx, { register: "processors", id });
    expect(view).toMatchObject({ version: 3, content: { name: "Cloudy", contact: "dpo@cloudy.example", contractOn: "2026-01-15" } });
    expect(view.history.map(({ version, note, differences }) => [version, note, differences.map(({ field }) => field)])).toEqual([[3, "", ["services"]], [2, "The contract was signed", ["contractOn"]], [1, "", ["name", "kind", "contact", "country"]]]);
    const ledger = await admin()`select a.action, a.detail from audit_events a join ledger.entries l on l.org_id = a.org_id and l.id = a.entry_id where a.object_id = ${id} order by a.at, a.id`;
    expect(ledger.map((row) => row["action"])).toEqual(["register_entry.added", "register_entry.changed", "register_entry.changed"]);
    expect(ledger.map((row) => (row["detail"] as { contentSha256: string }).contentSha256)).toEqual(view.history.map(({ contentSha256 }) => contentSha256).reverse());
    expect(JSON.stringify(ledger)).not.toContain("dpo@cloudy.example");
  });

  test("names only what there is in its own organization; a refusal says which field and leaves nothing", async () => {
    const foreign = await addRegisterEntry(theirs?.as() as ServiceContext, { register: "processors", content: { name: "Theirs" } });
    const own = await processor("Own");
    const before = await countRows(mine?.id ?? "", theirs?.id ?? "");
    for (const id of [foreign.id, newId("registerEntry")]) {
      await expect(add("transfers", { name: "T", processorId: id })).rejects.toMatchObject({ code: "INVALID", details: [{ field: "content.processorId", message: "What is named here was not found." }] });
      await expect(add("activities", { name: "A", recipients: [{ name: "R", processorId: id }] })).rejects.toMatchObject({ code: "INVALID", details: [{ field: "content.recipients.0.processorId" }] });
    }
    // Of the right organization, and of the wrong register.
    await expect(add("complaints", { name: "C", breachId: own })).rejects.toMatchObject({ code: "INVALID", details: [{ field: "content.breachId" }] });
    await expect(add("activities", { name: "A", systemIds: [newId("dataSystem")] })).rejects.toMatchObject({ code: "INVALID", details: [{ field: "content.systemIds" }] });
    await expect(add("risks", { name: "R", owner: "x".repeat(400) })).rejects.toMatchObject({ code: "INVALID", details: [{ field: "content.owner" }] });
    await expect(add("risks", { name: "R", description: "a\u0000b" })).rejects.toMatchObject({ code: "INVALID" });
    await expect(getRegisterEntry(ctx, { register: "processors", id: foreign.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getRegisterEntry(ctx, { register: "risks", id: own })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await countRows(mine?.id ?? "", theirs?.id ?? "")).toEqual(before);
  });

  test("is named by others, goes away without being deleted, and comes back", async () => {
    const id = await processor("Mailer");
    const transfer = await add("transfers", { name: "Mail to the US", processorId: id, country: "US" });
    expect(await getRegisterEntry(ctx, { register: "processors", id })).toMatchObject({ usedBy: [{ id: transfer, register: "transfers", name: "Mail to the US" }] });
    await archiveRegisterEntry(ctx, { register: "processors", id, archived: true, reason: "The contract ended" });
    await expect(changeRegisterEntry(ctx, { register: "processors", id, version: 1, content: { name: "X" } })).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(archiveRegisterEntry(ctx, { register: "processors", id, archived: true, reason: "Again" })).rejects.toMatchObject({ code: "CONFLICT" });
    const names = async (archived: boolean) => (await listRegisterEntries(ctx, { register: "processors", archived })).rows.map(({ name }) => name);
    expect([await names(false), await names(true)]).toEqual([expect.not.arrayContaining(["Mailer"]), ["Mailer"]]);
    expect((await getRegisterEntry(ctx, { register: "transfers", id: transfer })).names[id]?.label).toContain("Mailer");
    expect((await registerFormChoices(ctx, { register: "transfers" })).processors?.map(({ value }) => value)).not.toContain(id);
    await archiveRegisterEntry(ctx, { register: "processors", id, archived: false, reason: "It was renewed" });
    expect(await names(true)).toEqual([]);
  });

  test("of a chain of processors never comes under itself, not even by two changes at once", async () => {
    const [a, b] = [await processor("A", { kind: "sub_processor" }), await processor("B", { kind: "sub_processor" })];
    const both = await Promise.allSettled([[a, b], [b, a]].map(async ([id, by]) => changeRegisterEntry(ctx, { register: "processors", id, version: 1, content: { engagedByIds: [by] } })));
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(changeRegisterEntry(ctx, { register: "processors", id: a, version: both[0]?.status === "fulfilled" ? 2 : 1, content: { engagedByIds: [a] } })).rejects.toMatchObject({ code: "INVALID" });
  });

  test("has its shape for those who read the register: activities and processors in use", async () => {
    const id = await add("activities", { name: "Newsletter", role: "controller", purposes: [{ purpose: "News", legalBasis: "consent" }], retention: "Until withdrawn" });
    const [activities, processors] = await withOrg(mine?.id ?? "", async (tx) => [await listActivities(tx, mine?.id ?? ""), await listProcessors(tx, mine?.id ?? "")]);
    const [activity] = activities.filter((one) => one.id === id);
    expect([activity?.role, activity?.purposes[0]?.legalBasis, activity?.automatedDecisions.exists, activity?.recipients]).toEqual(["controller", "consent", false, []]);
    expect(processors.map(({ name }) => name)).not.toContain("Theirs");
  });

  test("of a breach has its clock; of a notice its published version beside the draft; of a consent persons by a hash that says nothing", async () => {
    await savePrivacySettings(ctx, PRIVACY_SETTINGS);
    const at = { ...ctx, now: new Date("2026-03-28T10:00:00Z") };
    const breach = await add("breaches", { name: "Lost laptop", role: "controller", awareAt: "2026-03-27T10:00:00Z" }, at);
    expect(await getRegisterEntry(at, { register: "breaches", id: breach })).toMatchObject({ clock: { state: "running", hours: 48 }, zone: "Europe/Berlin" });
    const notice = await add("notices", { name: "Customers", words: "One", state: "published", publishedOn: "2026-01-01" });
    await changeRegisterEntry(ctx, { register: "notices", id: notice, version: 1, content: { words: "Two", state: "draft" } });
    expect(await getRegisterEntry(ctx, { register: "notices", id: notice })).toMatchObject({ version: 2, publishedVersion: 1 });
    const [{ ref }, again, elsewhere] = [await registerPersonRef(ctx, { address: "Petra.Marker@example.org" }), await registerPersonRef(ctx, { address: "petra.marker@example.org" }), await registerPersonRef(theirs?.as() as ServiceContext, { address: "petra.marker@example.org" })];
    expect(again.ref).toBe(ref);
    expect(elsewhere.ref).not.toBe(ref);
    await add("consents", { name: "News", persons: [{ person: ref, givenAt: "2026-01-01T00:00:00Z" }] });
    expect(JSON.stringify(await admin()`select content from register_versions where org_id = ${mine?.id ?? ""}`).toLowerCase()).not.toContain("petra");
  });
});

describe("a register as a file", () => {
  test.each(["csv", "json"] as const)("as %s changes nothing when it comes back, and another organization's lines are unknown ids", async (format) => {
    const org = await createOrg({ adopt: false });
    const by = org.as();
    const first = await add("processors", { name: "=1+1", address: "Line one\nline, two", countries: ["DE", "US"], otherSubProcessors: [{ name: 'A "b"', country: "IE", does: "Mail" }] }, by);
    await add("processors", { name: "'quoted", kind: "sub_processor", engagedByIds: [first] }, by);
    const file = await fileOf("processors", format, by);
    expect(await previewRegisterImport(by, file)).toMatchObject({ problem: null, counts: { new: 0, changed: 0, same: 2, refused: 0 } });
    const before = await countRows(org.id);
    expect(await importAsSeen(file, by)).toEqual({ added: 0, changed: 0 });
    expect(await countRows(org.id)).toEqual(before);
    expect(await fileOf("processors", format, by)).toEqual(file);
    const foreign = await previewRegisterImport(ctx, file);
    expect(foreign.lines.map(({ fate, problems }) => [fate, problems[0]?.message])).toEqual([["refused", expect.stringContaining("No entry")], ["refused", expect.stringContaining("No entry")]]);
    await expect(importAsSeen(file)).rejects.toMatchObject({ code: "INVALID" });
  });

  test("adds and changes all of its lines or none, each a version of its own, and only what the preview showed", async () => {
    const org = await createOrg({ adopt: false });
    const by = org.as();
    const id = await add("risks", { name: "Old", likelihood: "1" }, by);
    const text = `id,version,name,likelihood\r\n${id},1,Old,3\r\n,,New one,2\r\n,,New two,4\r\n`;
    const preview = await previewRegisterImport(by, { register: "risks", format: "csv", text });
    expect(preview.lines.map(({ line, fate, changes }) => [line, fate, changes])).toEqual([[2, "changed", ["How likely"]], [3, "new", []], [4, "new", []]]);
    const bad = `${text},,Bad,9\r\n`;
    const before = await countRows(org.id);
    const refused = { register: "risks", format: "csv", text: bad, plan: (await previewRegisterImport(by, { register: "risks", format: "csv", text: bad })).plan };
    await expect(importRegister(by, refused)).rejects.toMatchObject({ code: "INVALID", details: [{ item: 5, field: "likelihood" }] });
    await expect(importRegister(by, { register: "risks", format: "csv", text: bad, plan: preview.plan })).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await countRows(org.id)).toEqual(before);
    // Two at once: the second finds another register than it looked at.
    const both = await Promise.allSettled([1, 2].map(async () => importRegister(by, { register: "risks", format: "csv", text, plan: preview.plan })));
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await listRegisterEntries(by, { register: "risks" })).rows.map(({ number, name, version, content }) => [number, name, version, content["likelihood"]])).toEqual([[1, "Old", 2, "3"], [2, "New one", 1, "2"], [3, "New two", 1, "4"]]);
    expect((await getRegisterEntry(by, { register: "risks", id })).history.map(({ differences }) => differences.map(({ field }) => field))).toEqual([["likelihood"], ["name", "likelihood"]]);
  });
});
