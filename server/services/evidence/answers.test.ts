import { describe, expect, test } from "vitest";

import { createOrg } from "@/db/seed/factories";
import { admin, countRows } from "@/db/testing/admin";
import { native, restoreTest } from "@/db/testing/items";
import { runEvaluations } from "@/db/testing/jobs";
import { addMember } from "@/db/testing/people";
import { ROLE_PERMISSIONS } from "@/server/domain/access/permissions";
import { getControl } from "@/server/services/controls/get";

import { updateControl } from "@/server/services/controls/update";

import { getEvidence } from "./get";
import { pushEvidence } from "./push";
import { supplyFacts } from "./supply-facts";

const NOW = new Date("2026-03-06T09:00:00Z");
const untested = (system = "db-main", at = "2026-03-05T10:00:00Z") => native({ kind: "restore_test", facts: { executed_at: at, system_id: system, outcome: "success", rto_minutes: 20, rpo_minutes: 5, integrity_verified: true } });
const tester = (value: unknown, recordIds?: string[]) => [{ kind: "restore_test", fact: "tester", value, ...(recordIds ? { recordIds } : {}) }];

async function factOf(ctx: Parameters<typeof getEvidence>[0], id: string | null | undefined, name = "tester", record = 0) {
  return (await getEvidence(ctx, { id })).records[record]?.facts.find((fact) => fact.name === name);
}

describe("answers to what a source cannot know", () => {
  test("a missing fact is asked for, shown as missing, and is neither false nor zero", async () => {
    const org = await createOrg({ now: NOW });
    const [answer] = await pushEvidence(org.as(), { items: [untested()] });
    expect(answer?.issues).toContainEqual(expect.objectContaining({ level: "question", code: "FACT_UNKNOWN", kind: "restore_test", field: "tester" }));
    expect(await factOf(org.as(), answer?.id)).toEqual({ name: "tester", type: "string", value: undefined, source: "missing" });
    await runEvaluations(org.id);
    const control = await getControl(org.as(), { key: "BCP-03" });
    expect(control.state).not.toBe("pass");
    expect(JSON.stringify(control.rules)).toContain("tester");
  });

  test("each answer is marked with where it came from: the source, the upload, the review, the register", async () => {
    const org = await createOrg({ adopt: false, now: NOW });
    const [uploaded] = await pushEvidence(org.as(), { items: [{ ...untested("a"), answers: [{ kind: "restore_test", fact: "tester", value: "up" }] }] });
    const [reviewed] = await pushEvidence(org.as(), { items: [untested("b")] });
    await supplyFacts(org.at("2026-03-07T00:00:00Z"), { id: reviewed?.id, answers: tester("rev"), remember: true });
    const [registered] = await pushEvidence(org.at("2026-03-08T00:00:00Z"), { items: [untested("c", "2026-03-07T10:00:00Z")] });
    expect(await factOf(org.as(), uploaded?.id)).toMatchObject({ value: "up", source: "upload", by: org.owner.name });
    expect(await factOf(org.as(), reviewed?.id)).toMatchObject({ value: "rev", source: "review", at: "2026-03-07T00:00:00.000Z" });
    expect(await factOf(org.as(), registered?.id)).toMatchObject({ value: "rev", source: "register" });
    expect(await factOf(org.as(), registered?.id, "outcome")).toMatchObject({ value: "success", source: "source" });
    expect((await getEvidence(org.as(), { id: registered?.id })).openQuestions).toBe(0);
  });

  test("a contributor answers for what they pushed and for controls they own, and for nothing else", async () => {
    const org = await createOrg({ now: NOW });
    const person = await addMember(org.id, "contributor");
    const contributor = { ...org.as(...ROLE_PERMISSIONS.contributor), reach: "own" as const, actor: { kind: "user" as const, id: person.id, name: person.name, email: person.email } };
    const [own] = await pushEvidence(contributor, { items: [untested("own")] });
    const [others] = await pushEvidence(org.as(), { items: [untested("others")] });
    expect(await supplyFacts(contributor, { id: own?.id, answers: tester("ada") })).toEqual({ filled: 1 });
    const before = await countRows(org.id);
    await expect(supplyFacts(contributor, { id: others?.id, answers: tester("ada") })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(supplyFacts(contributor, { id: own?.id, answers: tester("ada"), remember: true })).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await countRows(org.id)).toEqual(before);
    await updateControl(org.as(), { key: "BCP-03", ownerId: person.id });
    expect(await supplyFacts(contributor, { id: others?.id, answers: tester("ada") })).toEqual({ filled: 1 });
    const officer = org.as(...ROLE_PERMISSIONS.officer);
    expect(await supplyFacts(officer, { id: others?.id, answers: tester("grace"), remember: true })).toEqual({ filled: 1 });
  });

  test("an answer that is remembered anew ends the one in force, and leaves when earlier ones ended as it was", async () => {
    const org = await createOrg({ adopt: false, now: NOW });
    const [item] = await pushEvidence(org.as(), { items: [untested()] });
    for (const [at, who] of [["2026-03-07T00:00:00Z", "ada"], ["2026-03-08T00:00:00Z", "grace"], ["2026-03-09T00:00:00Z", "mary"]] as const) await supplyFacts(org.at(at), { id: item?.id, answers: tester(who), remember: true });
    const rows = await admin()<{ value: string; ended: Date | null }[]>`select value, ended_at as ended from standing_answers where org_id = ${org.id} order by at`;
    expect(rows.map(({ value, ended }) => [value, ended?.toISOString() ?? null])).toEqual([["ada", "2026-03-08T00:00:00.000Z"], ["grace", "2026-03-09T00:00:00.000Z"], ["mary", null]]);
  });

  test("what the source said is never overwritten, by no door", async () => {
    const org = await createOrg({ adopt: false, now: NOW });
    const [first] = await pushEvidence(org.as(), { items: [{ ...restoreTest("2026-03-05T10:00:00Z", { integrity_verified: false, rto_minutes: 0 }), answers: [{ kind: "restore_test", fact: "integrity_verified", value: true }, { kind: "restore_test", fact: "rto_minutes", value: 5 }] }] });
    expect(await supplyFacts(org.as(), { id: first?.id, answers: [...tester("mallory"), { kind: "restore_test", fact: "integrity_verified", value: true }], remember: true })).toEqual({ filled: 0 });
    const [second] = await pushEvidence(org.as(), { items: [restoreTest("2026-03-05T11:00:00Z", { integrity_verified: false })] });
    expect(await factOf(org.as(), first?.id, "integrity_verified")).toMatchObject({ value: false, source: "source" });
    expect(await factOf(org.as(), first?.id, "rto_minutes")).toMatchObject({ value: 0, source: "source" });
    expect(await factOf(org.as(), second?.id, "integrity_verified")).toMatchObject({ value: false, source: "source" });
    expect(await factOf(org.as(), second?.id)).toMatchObject({ value: "ada", source: "source" });
  });

  test("an answer counts from when it was given, and the newest of two counts", async () => {
    const org = await createOrg({ now: NOW });
    const [item] = await pushEvidence(org.as(), { items: [native({ kind: "restore_test", facts: { executed_at: "2026-03-05T10:00:00Z", system_id: "a", outcome: "success", rpo_minutes: 5, integrity_verified: true, tester: "ada" } })] });
    const answer = (value: number) => [{ kind: "restore_test", fact: "rto_minutes", value }];
    await runEvaluations(org.id);
    await supplyFacts(org.at("2026-03-08T00:00:00Z"), { id: item?.id, answers: answer(600) });
    await runEvaluations(org.id);
    await supplyFacts(org.at("2026-03-10T00:00:00Z"), { id: item?.id, answers: answer(30) });
    await runEvaluations(org.id);
    const stateAt = async (asOf: string) => (await getControl(org.at("2026-03-20T00:00:00Z"), { key: "BCP-03", asOf })).state;
    expect(await stateAt("2026-03-07T00:00:00Z")).not.toBe("pass");
    expect([await stateAt("2026-03-09T00:00:00Z"), await stateAt("2026-03-10T00:00:00Z")]).toEqual(["fail", "pass"]);
    expect((await getControl(org.at("2026-03-20T00:00:00Z"), { key: "BCP-03" })).history.at(-1)).toMatchObject({ state: "pass", from: "2026-03-10T00:00:00.000Z" });
  });

  test("only the records named get it, only of this evidence, and an answer that does not fit is refused whole", async () => {
    const org = await createOrg({ adopt: false, now: NOW });
    const two = native(...["a", "b"].map((system) => untested(system).content.json.records[0] ?? { kind: "", facts: {} }));
    const [item] = await pushEvidence(org.as(), { items: [two] });
    const [other] = await pushEvidence(org.as(), { items: [untested("c")] });
    const ids = (await getEvidence(org.as(), { id: item?.id })).records.map((record) => record.id);
    const foreign = (await getEvidence(org.as(), { id: other?.id })).records.map((record) => record.id);
    expect(await supplyFacts(org.as(), { id: item?.id, answers: tester("ada", [ids[1] ?? "", ...foreign]) })).toEqual({ filled: 1 });
    expect([await factOf(org.as(), item?.id), await factOf(org.as(), item?.id, "tester", 1), await factOf(org.as(), other?.id)]).toMatchObject([{ source: "missing" }, { source: "review" }, { source: "missing" }]);
    const before = await countRows(org.id);
    for (const wrong of [tester(5), tester(""), tester(null), [{ kind: "restore_test", fact: "nonsense", value: 1 }], [{ kind: "nonsense", fact: "tester", value: "a" }], [...tester("fits"), ...tester(true)]]) {
      await expect(supplyFacts(org.as(), { id: item?.id, answers: wrong }), JSON.stringify(wrong)).rejects.toMatchObject({ code: "INVALID" });
    }
    expect(await countRows(org.id)).toEqual(before);
  });

  test("a standing answer is not given to records that came before it", async () => {
    const org = await createOrg({ adopt: false, now: NOW });
    const [before] = await pushEvidence(org.as(), { items: [untested("a")] });
    const [other] = await pushEvidence(org.as(), { items: [untested("b")] });
    await supplyFacts(org.as(), { id: other?.id, answers: tester("ada"), remember: true });
    expect(await factOf(org.as(), before?.id)).toMatchObject({ source: "missing" });
  });
});
