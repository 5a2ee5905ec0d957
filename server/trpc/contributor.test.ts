import { beforeAll, describe, expect, test } from "vitest";

import { TRPCError } from "@trpc/server";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin, countRows } from "@/db/testing/admin";
import { native, restoreTest } from "@/db/testing/items";
import { runEvaluations } from "@/db/testing/jobs";
import { makeObjects, nobodys, type Objects } from "@/db/testing/objects";
import { addMember, newIp, type TestPerson } from "@/db/testing/people";
import { PROCEDURE_CASES } from "@/db/testing/procedures";
import { updateControl } from "@/server/services/controls/update";
import { linkEvidence } from "@/server/services/evidence/link";
import { pushEvidence } from "@/server/services/evidence/push";
import { saveMapping } from "@/server/services/evidence/save-mapping";
import { unlinkEvidence } from "@/server/services/evidence/unlink";

import { createCaller } from "./root";

type Answer = { ok: true; value: unknown } | { ok: false; code: string; message: string };

const callerOf = (person: TestPerson, slug: string) => createCaller({ user: person, facts: { now: new Date(), requestId: "r", ip: newIp(), userAgent: "test" }, orgSlug: slug });

async function answerOf(work: Promise<unknown>): Promise<Answer> {
  return work.then((value) => ({ ok: true as const, value }), (error: unknown) => (error instanceof TRPCError ? { ok: false, code: error.code, message: error.message } : Promise.reject(error as Error)));
}

async function call(person: TestPerson, slug: string, path: string, input: unknown): Promise<Answer> {
  const procedure = path.split(".").reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], callerOf(person, slug)) as (given: unknown) => Promise<unknown>;
  return answerOf(procedure(input));
}

const channelCheck = (title: string) => ({ ...native({ kind: "channel_check", facts: { channel_key: title, tested_at: "2026-03-05T10:00:00Z", reachable: true } }), title });
const paths = Object.keys(PROCEDURE_CASES).filter((path) => PROCEDURE_CASES[path]?.for === "org");

let org: TestOrg;
let others: Objects;
/** Owns no control and has sent nothing. */
let stranger: TestPerson;
beforeAll(async () => {
  org = await createOrg();
  others = await makeObjects(org, "OTHERS");
  stranger = await addMember(org.id, "contributor");
  await runEvaluations(org.id);
}, 60_000);

describe("a contributor, on what is not theirs", () => {
  test.each(paths)("%s says nothing of it and changes nothing of it", async (path) => {
    const { input, naming = {}, changes } = PROCEDURE_CASES[path] ?? {};
    // What a contributor may put in is new and theirs: it is looked at below.
    if (path === "evidence.saveMapping") return;
    const before = await countRows(org.id);
    const asked = changes && path === "evidence.push" ? Object.values(naming) : [...(input ? [input] : [() => undefined]), ...Object.values(naming)];
    for (const make of asked) {
      const answer = await call(stranger, org.slug, path, make(others));
      // What one names oneself comes back with the refusal; nothing else does.
      const said = [others.mappingName, others.marker + "-source"].reduce((text, named) => text.replaceAll(named, ""), JSON.stringify(answer));
      expect(said).not.toContain(others.marker);
      if (!answer.ok) expect(["FORBIDDEN", "NOT_FOUND"], `${path}: ${answer.message}`).toContain(answer.code);
    }
    if (path !== "evidence.push") expect(await countRows(org.id)).toEqual(before);
  });

  test("what there is and is out of reach is answered as what never was", async () => {
    for (const path of ["evidence.get", "evidence.records", "evidence.ofRecord", "evidence.supply", "ledger.standing", "ledger.verify"]) {
      const input = PROCEDURE_CASES[path]?.input;
      const there = await call(stranger, org.slug, path, input?.(others));
      expect(there, path).toMatchObject({ ok: false, code: "NOT_FOUND" });
      expect(there, path).toEqual(await call(stranger, org.slug, path, input?.(nobodys())));
    }
    const control = await call(stranger, org.slug, "controls.get", { key: "BCP-03" });
    expect(control).toMatchObject({ ok: false, code: "NOT_FOUND" });
    expect(JSON.stringify(await call(stranger, org.slug, "controls.get", { key: "XXX-99" })).replace("XXX-99", "BCP-03")).toBe(JSON.stringify(control));
  });

  test("lists and counts are empty, and so is my work", async () => {
    const mine = callerOf(stranger, org.slug);
    expect(await mine.controls.list({})).toEqual([]);
    expect(await mine.evidence.list({})).toEqual({ rows: [], nextCursor: null });
    expect(await mine.evidence.counts()).toMatchObject({ total: 0, unreviewed: null, questions: 0, late: 0, kinds: [], sources: [] });
    expect(await mine.evidence.mappings()).toEqual([]);
    expect(await mine.work.get()).toMatchObject({ now: [], next: [], settled: [], questions: { rows: [], more: false } });
  });

  test("Home, activity, ledger, reports, packs, members, keys and the register are closed", async () => {
    for (const path of ["home.get", "activity.list", "ledger.get", "ledger.checkpoints", "anchors.list", "reports.list", "packs.list", "members.list", "apiKeys.list", "register.list", "erasures.list"]) {
      expect(await call(stranger, org.slug, path, PROCEDURE_CASES[path]?.input?.(others)), path).toMatchObject({ ok: false, code: "FORBIDDEN" });
    }
  });
});

describe("a contributor, on what is theirs", () => {
  test("sees the controls they own and no other, of evidence what bears on those and what they sent", async () => {
    const fresh = await createOrg();
    const ada = await addMember(fresh.id, "contributor");
    const [linked] = await pushEvidence(fresh.as(), { items: [restoreTest("2026-03-05T10:00:00Z", { tester: "grace" })] });
    const [foreign] = await pushEvidence(fresh.as(), { items: [channelCheck("Not Ada's")] });
    await updateControl(fresh.as(), { key: "BCP-03", ownerId: ada.id });
    const mine = callerOf(ada, fresh.slug);
    const [sent] = await mine.evidence.push({ items: [channelCheck("Ada's own")] });

    expect((await mine.controls.list({})).map(({ key }) => key)).toEqual(["BCP-03"]);
    expect((await mine.evidence.list({})).rows.map(({ id }) => id).sort()).toEqual([linked?.id, sent?.id].sort());
    expect(await mine.evidence.counts()).toMatchObject({ total: 2, kinds: ["channel_check", "restore_test"] });
    expect((await mine.controls.get({ key: "BCP-03" })).evidence.map(({ id }) => id)).toEqual([linked?.id]);
    expect((await mine.evidence.get({ id: linked?.id ?? "" })).controls.map(({ key }) => key)).toEqual(["BCP-03"]);
    // Her own file bears on a control of somebody else's: that it does, and how that one stands, is not hers.
    expect(sent?.controls).toEqual([]);
    expect(await mine.evidence.get({ id: sent?.id ?? "" })).toMatchObject({ controls: [], controlKeys: [] });
    expect((await mine.evidence.list({ control: "COM-01" })).rows).toEqual([]);
    expect(await call(ada, fresh.slug, "evidence.get", { id: foreign?.id })).toMatchObject({ ok: false, code: "NOT_FOUND" });
  });

  test("the lists go on page by page, each item once, the newest first, with filters", async () => {
    const fresh = await createOrg();
    const ada = await addMember(fresh.id, "contributor");
    await updateControl(fresh.as(), { key: "BCP-03", ownerId: ada.id });
    const mine = callerOf(ada, fresh.slug);
    for (const n of [1, 2, 3]) {
      await pushEvidence(fresh.as(), { items: [restoreTest(`2026-03-0${n}T10:00:00Z`), channelCheck(`Another's ${n}`)] });
      await mine.evidence.push({ items: [restoreTest(`2026-03-0${n}T11:00:00Z`), { ...channelCheck(`Ada's ${n}`), provenance: { sourceSystem: "mailbox" } }] });
    }
    const seen: { id: string; receivedAt: string }[] = [];
    for (let cursor: string | undefined, page = 0; page < 10; page++) {
      const { rows, nextCursor } = await mine.evidence.list({ limit: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...rows);
      if (!nextCursor) break;
      cursor = nextCursor;
    }
    expect(seen).toHaveLength(9);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(9);
    expect(seen.map(({ receivedAt }) => receivedAt)).toEqual(seen.map(({ receivedAt }) => receivedAt).toSorted().toReversed());
    expect((await mine.evidence.list({ sourceSystem: "mailbox" })).rows).toHaveLength(3);
    expect((await mine.evidence.list({ kind: "channel_check" })).rows).toHaveLength(3);
  });

  test("loses a control and its evidence with the ownership, and evidence with the link", async () => {
    const fresh = await createOrg();
    const ada = await addMember(fresh.id, "contributor");
    const [item] = await pushEvidence(fresh.as(), { items: [channelCheck("Minutes of a board meeting")] });
    await updateControl(fresh.as(), { key: "GOV-04", ownerId: ada.id });
    const open = async () => call(ada, fresh.slug, "evidence.get", { id: item?.id });
    expect(await open()).toMatchObject({ ok: false, code: "NOT_FOUND" });
    await linkEvidence(fresh.as(), { id: item?.id, controlKey: "GOV-04" });
    expect(await open()).toMatchObject({ ok: true });
    await unlinkEvidence(fresh.as(), { id: item?.id, controlKey: "GOV-04", reason: "belongs elsewhere" });
    expect(await open()).toMatchObject({ ok: false, code: "NOT_FOUND" });
    await linkEvidence(fresh.as(), { id: item?.id, controlKey: "GOV-04" });
    await updateControl(fresh.as(), { key: "GOV-04", ownerId: null });
    expect(await open()).toMatchObject({ ok: false, code: "NOT_FOUND" });
    expect(await call(ada, fresh.slug, "controls.get", { key: "GOV-04" })).toMatchObject({ ok: false, code: "NOT_FOUND" });
  });

  test("attaches to controls they own and corrects what they sent, and nothing else", async () => {
    const fresh = await createOrg();
    const ada = await addMember(fresh.id, "contributor");
    await updateControl(fresh.as(), { key: "BCP-03", ownerId: ada.id });
    const mine = callerOf(ada, fresh.slug);
    const document = (text: string) => ({ content: { text }, asDocument: true });
    expect(await mine.evidence.push({ items: [{ ...document("for mine"), controls: ["BCP-03"] }] })).toMatchObject([{ status: "created", controls: ["BCP-03"] }]);
    const refused = async (given: object, code: string) => expect(await mine.evidence.push({ items: [{ ...document("refused"), ...given }] })).toMatchObject([{ status: "refused", issues: expect.arrayContaining([expect.objectContaining({ code })]) as unknown }]);
    await refused({ controls: ["GOV-04"] }, "UNKNOWN_CONTROL");
    const [collected] = await pushEvidence(fresh.as(), { items: [restoreTest("2026-03-05T10:00:00Z")] });
    await refused({ supersedes: collected?.id }, "UNKNOWN_EVIDENCE");
    expect((await mine.evidence.get({ id: collected?.id ?? "" })).may).toEqual({ answer: true, correct: false });
    const [sent] = await mine.evidence.push({ items: [document("first")] });
    expect((await mine.evidence.get({ id: sent?.id ?? "" })).may).toEqual({ answer: true, correct: true });
    expect(await mine.evidence.push({ items: [{ ...document("second"), supersedes: sent?.id ?? "" }] })).toMatchObject([{ status: "created" }]);
  });

  test("who sends what somebody else has sent learns that it is there, and not which item it is", async () => {
    const fresh = await createOrg();
    const ada = await addMember(fresh.id, "contributor");
    const item = { content: { text: "the same minutes" }, asDocument: true };
    const [first] = await pushEvidence(fresh.as(), { items: [item] });
    const mine = callerOf(ada, fresh.slug);
    expect(await mine.evidence.push({ items: [item] })).toMatchObject([{ status: "duplicate", id: null, number: null }]);
    await updateControl(fresh.as(), { key: "GOV-04", ownerId: ada.id });
    expect(await mine.evidence.push({ items: [{ ...item, controls: ["GOV-04"] }] })).toMatchObject([{ status: "duplicate", id: first?.id }]);
  });

  test("uses the mappings of their kinds and their own, and replaces nobody else's", async () => {
    const fresh = await createOrg();
    const ada = await addMember(fresh.id, "contributor");
    await saveMapping(fresh.as(), { name: "accounts", mapping: { kind: "account", columns: { user: "account_id" } } });
    await saveMapping(fresh.as(), { name: "restores", mapping: { kind: "restore_test", columns: { when: "executed_at" } } });
    await updateControl(fresh.as(), { key: "BCP-03", ownerId: ada.id });
    const mine = callerOf(ada, fresh.slug);
    const own = { name: "mine", mapping: { kind: "account", columns: { login: "account_id" } } };
    await mine.evidence.saveMapping(own);
    await mine.evidence.saveMapping(own);
    expect((await mine.evidence.mappings()).map(({ name }) => name)).toEqual(["mine", "restores"]);
    expect(await call(ada, fresh.slug, "evidence.saveMapping", { ...own, name: "accounts" })).toMatchObject({ ok: false, code: "CONFLICT" });
    expect(await admin()`select mapping->'columns' as columns from csv_mappings where org_id = ${fresh.id} and name = 'accounts'`).toEqual([{ columns: { user: "account_id" } }]);
    expect(await mine.evidence.push({ items: [{ content: { text: "user\nada\n" }, mappingName: "accounts" }] })).toMatchObject([{ status: "refused", issues: expect.arrayContaining([expect.objectContaining({ code: "UNKNOWN_MAPPING" })]) as unknown }]);
  });

  test("my work has every owned control once with the verdict's sentence, and the questions that wait for an answer", async () => {
    const fresh = await createOrg();
    const ada = await addMember(fresh.id, "contributor");
    for (const key of ["BCP-03", "GOV-04"]) await updateControl(fresh.as(), { key, ownerId: ada.id });
    const asking = (system: string) => native({ kind: "restore_test", facts: { executed_at: new Date().toISOString(), system_id: system, outcome: "success", rpo_minutes: 5 } });
    const [collected] = await pushEvidence(fresh.as(), { items: [asking("db-1")] });
    const mine = callerOf(ada, fresh.slug);
    const [sent] = await mine.evidence.push({ items: [asking("db-2")] });
    await runEvaluations(fresh.id);
    const work = await mine.work.get();
    const listed = [...work.now, ...work.next, ...work.settled];
    expect(listed.map(({ key }) => key).sort()).toEqual(["BCP-03", "GOV-04"]);
    for (const { key, state, sentence } of listed) expect(await mine.controls.get({ key })).toMatchObject({ state, sentence });
    expect(work.questions.rows.map(({ evidenceId, sentByMe }) => [evidenceId, sentByMe]).sort()).toEqual([[collected?.id, false], [sent?.id, true]].sort());
    const questions = (await mine.evidence.get({ id: sent?.id ?? "" })).questions;
    await mine.evidence.supply({ id: sent?.id ?? "", answers: questions.map(({ kind, fact, type }) => ({ kind, fact, value: type === "boolean" ? true : type === "number" ? 5 : "ada" })) });
    expect((await mine.work.get()).questions.rows.map(({ evidenceId }) => evidenceId)).toEqual([collected?.id]);
  });
});
