import { beforeAll, describe, expect, test } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { addMember } from "@/db/testing/people";
import { PRIVACY_SETTINGS } from "@/db/testing/privacy";
import { MANUAL_SYSTEM, startTasks } from "@/db/testing/systems";

import type { ServiceContext } from "../../context";
import { evaluateControls } from "../../controls/evaluate";
import { getControl } from "../../controls/get";
import { pushEvidence } from "../../evidence/push";
import { actOnCase } from "../act";
import { getCase } from "../get";
import { recordRequest } from "../record-request";
import { savePrivacySettings } from "../save-settings";
import { saveSystem } from "../systems/save";
import { completeOwnTask } from "../tasks/complete";
import { fileCase } from "./file-case";
import { fileClosedCasesOf } from "./file-closed-cases";

const AT = new Date("2026-03-05T10:00:00Z");
const later = (days: number) => new Date(AT.getTime() + days * 86_400_000);
const PAGE_OF = { channel: "post", receivedAt: AT.toISOString(), language: "en", requester: { name: "P", email: null, address: null, identifiers: [] }, knownAddress: false, wording: "Stop it, please." };
let org: TestOrg;
let ben: Pick<ServiceContext, "actor">;
const at = (day: number, of = org): ServiceContext => ({ ...of.as(), now: later(day) });
beforeAll(async () => {
  org = await createOrg({ now: AT });
  await savePrivacySettings(org.as(), PRIVACY_SETTINGS);
  ben = { actor: { kind: "user", ...(await addMember(org.id, "officer")) } };
});

async function judged(day: number, of = org): Promise<{ state: string; titles: string[] }> {
  const [row] = await admin()<{ id: string }[]>`select id from controls where org_id = ${of.id} and key = 'PRV-06'`;
  await evaluateControls(of.id, { at: later(day), now: later(day), controlIds: [row?.id ?? ""] });
  const { state, evidence } = await getControl(at(day, of), { key: "PRV-06" });
  return { state, titles: evidence.filter(({ superseded }) => !superseded).map(({ title }) => title) };
}

/** Prepares an answer and has somebody else approve it. */
async function answered(id: string, day: number, data: object, of = org): Promise<void> {
  const second = of === org ? ben : { actor: { kind: "user" as const, ...(await addMember(of.id, "officer")) } };
  await actOnCase(at(day, of), { id, kind: "prepare_answer", right: "objection", data: { thirdPartyChecked: true, redactions: [], grounds: [], withheld: [], searched: null, ...data } });
  const prepared = (await getCase(at(day, of), { id })).case.rights[0]?.prepared;
  await actOnCase({ ...at(day, of), ...second }, { id, kind: "approve_answer", right: "objection", data: { preparedSeq: prepared?.seq, notice: { approved: { contentSha256: prepared?.contentSha256, channel: "post" } } } });
}

describe("a case taken up again and closed anew", () => {
  test("replaces what it was filed as, and the privacy control is judged by the newer end; the older one still shows what was then", async () => {
    const { id } = await recordRequest(at(0), { ...PAGE_OF, rights: ["objection"], objectsTo: ["legitimate_interest"] });
    await actOnCase(at(0), { id, kind: "start_assessing", data: { why: null } });
    // Refused for what anybody may be told: nobody settled who asked.
    await answered(id, 1, { outcome: "refused", contentSha256: { draft: { kind: "refusal", said: { reasons: "It is the same letter that four hundred firms received." } } }, grounds: [{ ground: "manifestly_unfounded", facts: [{ fact: "objective_circumstances", text: { text: "The same letter to four hundred firms." } }] }] });
    await actOnCase(at(2), { id, kind: "close", data: {} });
    expect(await fileClosedCasesOf(org.id, later(3))).toBe(1);
    const first = await judged(4);
    expect(first).toEqual({ state: "fail", titles: ["Rights request R-1, ended"] });

    await actOnCase(at(5), { id, kind: "reopen", data: { cause: "complaint", linkId: "C-1", rights: ["objection"], dueOn: null } });
    expect(await fileClosedCasesOf(org.id, later(5))).toBe(0);
    await actOnCase(at(5), { id, kind: "settle_identity", data: { method: "no_doubt", reason: { text: "She wrote from the address we know." }, mandate: null } });
    const system = await saveSystem(at(5), { ...MANUAL_SYSTEM, id: null, name: "Mailing list", rights: ["objection"] });
    const [taskId] = await startTasks(at(5), id, "objection", [system.id]);
    await completeOwnTask(at(6), { id: taskId, method: "stopped", records: 1 });
    await answered(id, 6, { outcome: "full", contentSha256: { draft: { kind: "answer_full", said: { result: "We stopped it.", effective_date: "Today." } } } });
    await actOnCase(at(7), { id, kind: "close", data: {} });
    expect(await fileClosedCasesOf(org.id, later(8))).toBe(1);
    expect(await fileClosedCasesOf(org.id, later(8))).toBe(0);

    // Nothing fails any more; that nothing was ever extended is for the catalog "not occurring".
    expect(await judged(9)).toEqual({ state: "not_occurring", titles: ["Rights request R-1, ended"] });
    const items = await admin()<{ id: string; supersedes: string | null }[]>`select id, supersedes_id as supersedes from evidence where org_id = ${org.id} order by number`;
    expect(items).toMatchObject([{ supersedes: null }, { supersedes: items[0]?.id }]);
    expect((await getCase(at(9), { id })).filed.map(({ evidenceId }) => evidenceId)).toEqual([items[1]?.id, items[0]?.id]);
    expect((await getControl(at(9), { key: "PRV-06", asOf: later(4).toISOString() })).state).toBe("fail");
  });
});

describe("an open case past its last day", () => {
  test("is filed as open once, fails the privacy control as its days go on, follows what is answered, and is replaced by its end", async () => {
    const other = await createOrg({ now: AT });
    await savePrivacySettings(other.as(), PRIVACY_SETTINGS);
    const { id } = await recordRequest(at(0, other), { ...PAGE_OF, rights: ["access"] });
    // The last day is 7 April, in Berlin.
    expect(await fileClosedCasesOf(other.id, new Date("2026-04-07T21:30:00Z"))).toBe(0);
    expect(await fileClosedCasesOf(other.id, new Date("2026-04-07T22:30:00Z"))).toBe(1);
    for (const day of [34, 35, 60]) expect(await fileClosedCasesOf(other.id, later(day))).toBe(0);
    expect(await judged(35, other)).toEqual({ state: "fail", titles: ["Rights request R-1, overdue"] });
    const facts = await admin()<{ facts: Record<string, unknown> }[]>`select facts from records where org_id = ${other.id}`;
    expect(facts).toMatchObject([{ facts: { status: "open", days_open: 34, identity_decided: false } }]);
    expect(JSON.stringify(facts)).not.toContain("Stop it");

    await actOnCase(at(61, other), { id, kind: "start_assessing", data: { why: null } });
    await actOnCase(at(61, other), { id, kind: "settle_identity", data: { method: "no_doubt", reason: { text: "She wrote from the address we know." }, mandate: null } });
    expect(await fileClosedCasesOf(other.id, later(62))).toBe(1);
    const person = { ...at(63, other), actor: { kind: "subject" as const, id } };
    await actOnCase(person, { id, kind: "withdraw", data: { rights: ["access"], proofSha256: "ab".repeat(32) } });
    expect(await fileClosedCasesOf(other.id, later(64))).toBe(1);
    expect((await judged(65, other)).titles).toEqual(["Rights request R-1, ended"]);
    expect(await admin()`select 1 from evidence where org_id = ${other.id}`).toHaveLength(3);
  });
});

describe("the one chain of what a case was filed as", () => {
  const versionsOf = async ({ id }: TestOrg) => (await admin()<{ number: number; version: number; title: string }[]>`select number, version, title from evidence where org_id = ${id} order by number, version`).map(({ number, version, title }) => `${number}.${version} ${title.split(", ")[1] ?? title}`);
  /** A run that was killed between the push and its note. */
  const cutOff = async ({ id }: TestOrg) => admin()`delete from case_evidence where org_id = ${id} and closed_seq = (select max(closed_seq) from case_evidence where org_id = ${id})`;
  const filed = async (of: TestOrg, day: number) => { for (const again of [day, day]) await fileClosedCasesOf(of.id, later(again)); };
  async function overdue(rights: string[] = ["access"]) {
    const of = await createOrg({ now: AT });
    await savePrivacySettings(of.as(), PRIVACY_SETTINGS);
    return { of, id: (await recordRequest(at(0, of), { ...PAGE_OF, rights, objectsTo: rights.includes("objection") ? ["legitimate_interest"] : [] })).id };
  }
  const withdraw = async (of: TestOrg, id: string, day: number) => actOnCase({ ...at(day, of), actor: { kind: "subject" as const, id } }, { id, kind: "withdraw", data: { rights: ["access"], proofSha256: "ab".repeat(32) } });

  test("goes on after a run was cut off behind its push, first or later, and after somebody corrected it by hand", async () => {
    const { of, id } = await overdue();
    await filed(of, 34);
    await cutOff(of);
    await filed(of, 34);
    expect([await versionsOf(of), (await getCase(at(34, of), { id })).filed.length]).toEqual([["1.1 overdue"], 1]);
    await cutOff(of);
    await actOnCase(at(35, of), { id, kind: "start_assessing", data: { why: null } });
    await actOnCase(at(35, of), { id, kind: "settle_identity", data: { method: "no_doubt", reason: { text: "She wrote from the address we know." }, mandate: null } });
    await filed(of, 36);
    await cutOff(of);
    await filed(of, 36);
    expect(await versionsOf(of)).toEqual(["1.1 overdue", "1.2 overdue"]);
    const [last] = await admin()<{ id: string }[]>`select id from evidence where org_id = ${of.id} and version = 2`;
    await pushEvidence(at(37, of), { items: [{ title: "R-1, by hand", content: { text: "See the case." }, asDocument: true, supersedes: last?.id }] });
    await withdraw(of, id, 38);
    await cutOff(of);
    await filed(of, 39);
    await filed(of, 40);
    expect(await versionsOf(of)).toEqual(["1.1 overdue", "1.2 overdue", "1.3 by hand", "1.4 ended"]);
  });

  test("is neither set back by a worker that looked before the case ended, nor split by two at once", async () => {
    const { of, id } = await overdue();
    const open = { id, number: 1, seq: 1, at: later(34), as: "overdue" as const };
    await withdraw(of, id, 35);
    await Promise.allSettled([fileCase(of.id, open, later(36)), fileClosedCasesOf(of.id, later(36))]);
    await filed(of, 36);
    await fileCase(of.id, open, later(36));
    const versions = await versionsOf(of);
    expect([versions.at(-1), new Set(versions.map((one) => one[0]))]).toEqual([expect.stringContaining("ended"), new Set(["1"])]);
  });

  test("says that nothing is open any more when the overdue right was answered, the other one withdrawn, and the case is not closed yet", async () => {
    const { of, id } = await overdue(["objection"]);
    await actOnCase(at(30, of), { id, kind: "start_assessing", data: { why: null } });
    await actOnCase(at(30, of), { id, kind: "add_right", data: { claim: { right: "access", objectsTo: [] }, receivedAt: later(30).toISOString(), because: "asked_later" } });
    await filed(of, 34);
    await answered(id, 35, { outcome: "refused", contentSha256: { draft: { kind: "refusal", said: { reasons: "It is the same letter that four hundred firms received." } } }, grounds: [{ ground: "manifestly_unfounded", facts: [{ fact: "objective_circumstances", text: { text: "The same letter to four hundred firms." } }] }] }, of);
    await withdraw(of, id, 36);
    await filed(of, 37);
    const open = await admin()`select 1 from records r join evidence e on e.org_id = r.org_id and e.id = r.evidence_id where r.org_id = ${of.id} and r.facts ->> 'status' = 'open' and not exists (select 1 from evidence n where n.supersedes_id = e.id)`;
    expect(open).toEqual([]);
    expect((await getCase(at(37, of), { id })).case.state).toBe("open");
  });
});
