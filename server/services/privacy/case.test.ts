import { beforeAll, describe, expect, test } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin, dumpOf, trailOf } from "@/db/testing/admin";
import { addMember } from "@/db/testing/people";
import { PRIVACY_SETTINGS as SETTINGS } from "@/db/testing/privacy";

import { resolveCaseLink } from "../access/resolve-case-link";
import { resolvePrivacyCentre } from "../access/resolve-privacy-centre";
import type { ServiceContext } from "../context";
import { openKeys } from "../ledger/open-keys";
import { actOnCase } from "./act";
import { personOfCase } from "./case-texts";
import { confirmAddress } from "./confirm-address";
import { fileRequest } from "./file-request";
import { forgetPeople } from "./forget";
import { getCase } from "./get";
import { getOwnCase } from "./get-own-case";
import { listCases } from "./list";
import { recordRequest } from "./record-request";
import { savePrivacySettings } from "./save-settings";
import { withdrawAsRequester } from "./withdraw";
import { writeAsRequester } from "./write-message";

const AT = new Date("2026-03-05T10:00:00Z");
const facts = (now = AT) => ({ now, requestId: "req_1" });
const FORM = { language: "en", rights: ["access"], name: "Petra Marker", email: "petra.marker@example.org", wording: "Tell me what MARKERWORD you hold." };

async function open(): Promise<TestOrg> {
  const org = await createOrg({ adopt: false });
  await savePrivacySettings(at(org), SETTINGS);
  return org;
}
const at = (org: TestOrg, now = AT): ServiceContext => ({ ...org.as(), now });
const mailsTo = async (address: string) => admin()<{ subject: string; plain: string }[]>`select subject, plain from outbox where recipient = ${address} order by created_at, id`;
const linkIn = (plain: string) => /\/privacy\/[^/\s]+\/case\/([\w-]+)/.exec(plain)?.[1] ?? "";
async function filed(org: TestOrg, form: object = FORM) {
  await fileRequest(await resolvePrivacyCentre(org.slug, facts()), form);
  const [line] = (await listCases(at(org), { show: "all" })).rows;
  return { id: line?.id ?? "", line };
}

describe("a request from the public form", () => {
  let org: TestOrg;
  beforeAll(async () => {
    org = await open();
  });

  test("is a case with the date the law gives, confirmed by mail with that date and a link", async () => {
    const { line } = await filed(org);
    // Easter Sunday, Easter Monday: dsar.md vector 8.
    expect(line).toMatchObject({ name: "R-1", state: "received", dueOn: "2026-04-07", refusalDueOn: "2026-04-07", daysLeft: 33, isIdentified: false, addressConfirmed: false });
    const [mail] = await mailsTo(FORM.email);
    expect(mail?.subject).toBe("We have received your request (R-1)");
    expect(mail?.plain).toContain("7 April 2026");
    expect(linkIn(mail?.plain ?? "")).toHaveLength(43);
  });

  test("stores neither name, address nor words where they can be read or found", async () => {
    const dump = await dumpOf(org.id, "rights_requests", "request_events", "request_texts", "request_messages", "audit_events");
    expect(dump).toContain("R-1");
    for (const marker of ["Petra", "petra.marker", "MARKERWORD"]) expect(dump).not.toContain(marker);
  });

  test("is on the ledger: receipt and acknowledgement", async () => {
    const actions = await admin()<{ action: string; actor_kind: string; ip: string | null }[]>`select action, actor_kind, ip from audit_events where org_id = ${org.id} and object_kind = 'rights_request' order by id`;
    expect(actions).toEqual([
      { action: "rights_request.received", actor_kind: "subject", ip: null }, { action: "rights_request.acknowledged", actor_kind: "subject", ip: null },
    ]);
  });

  test("answers the same for every address, and a closed centre is not there", async () => {
    const visitor = await resolvePrivacyCentre(org.slug, facts());
    expect(await fileRequest(visitor, { ...FORM, email: "nobody@example.org" })).toBeUndefined();
    await savePrivacySettings(at(org), { ...SETTINGS, isOpen: false });
    await expect(resolvePrivacyCentre(org.slug, facts())).rejects.toMatchObject({ code: "NOT_FOUND" });
    await savePrivacySettings(at(org), SETTINGS);
    await expect(listCases(visitor, {})).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("from one address is a case however many come, and five mails a day: nobody is flooded, nobody shut out", async () => {
    const visitor = await resolvePrivacyCentre(org.slug, facts());
    const before = (await listCases(at(org), { show: "all" })).total;
    await Promise.all(Array.from({ length: 7 }, async () => fileRequest(visitor, { ...FORM, email: "many@example.org" })));
    expect((await listCases(at(org), { show: "all" })).total).toBe(before + 7);
    expect(await mailsTo("many@example.org")).toHaveLength(5);
  });
});

describe("the link of a case", () => {
  test("opens that case alone, shows its dates, and confirms the address once", async () => {
    const [org, other] = [await open(), await open()];
    await filed(org);
    const token = linkIn((await mailsTo(FORM.email)).at(-1)?.plain ?? "");
    const ctx = await resolveCaseLink(org.slug, token, facts());
    await expect(resolveCaseLink(other.slug, token, facts())).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(resolveCaseLink(org.slug, `${token.slice(1)}A`, facts())).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await getOwnCase(ctx)).toMatchObject({ name: "R-1", addressConfirmed: false, email: FORM.email, wording: FORM.wording, dates: [{ right: "access", due: "2026-04-07" }] });
    const before = await trailOf(org.id);
    await Promise.all([confirmAddress(ctx), confirmAddress(ctx)]);
    expect((await trailOf(org.id)).audit).toBe(before.audit + 1);
    expect(await getOwnCase(ctx)).toMatchObject({ addressConfirmed: true });
    await expect(getCase(ctx, { id: ctx.caseId })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("takes messages, which the organization reads, and withdraws only what the person says", async () => {
    const org = await open();
    const { id } = await filed(org, { ...FORM, rights: ["access", "erasure"] });
    const ctx = await resolveCaseLink(org.slug, linkIn((await mailsTo(FORM.email)).at(-1)?.plain ?? ""), facts());
    await writeAsRequester(ctx, { text: "One more thing" });
    await withdrawAsRequester(ctx, { rights: ["erasure"] });
    const seen = await getCase(at(org), { id });
    expect(seen.messages.map(({ direction, text }) => [direction, text?.slice(0, 14)])).toEqual([["out", "We have receiv"], ["in", "One more thing"]]);
    expect(seen.case.rights.map(({ right, outcome }) => [right, outcome])).toEqual([["access", null], ["erasure", "withdrawn"]]);
    expect((await getCase(at(org, new Date(AT.getTime() + 60 * 86_400_000)), { id })).dates.map(({ right, isTakenBack, isOverdue }) => [right, isTakenBack, isOverdue])).toEqual([["access", false, true], ["erasure", true, false]]);
  });
});

describe("acts of the organization", () => {
  test("a refusal needs ground, facts, reasons and both remedies, and another person's approval; the letter goes with it", async () => {
    const org = await open();
    const { id } = await recordRequest(at(org), { channel: "post", receivedAt: "2026-03-05T10:00:00Z", language: "en", rights: ["erasure"], requester: { name: "Petra", email: "post@example.org", address: null, identifiers: [] }, knownAddress: true, wording: "Erase me" });
    const act = async (ctx: ServiceContext, kind: string, right: string | undefined, data: object) => actOnCase(ctx, { id, kind, ...(right ? { right } : {}), data });
    await act(at(org), "settle_identity", undefined, { method: "no_doubt", reason: { text: "A letter with the customer number" }, mandate: null });
    const answer = { outcome: "refused", thirdPartyChecked: true, redactions: [], withheld: [], searched: null };
    const grounds = [{ ground: "legal_obligation", facts: [{ fact: "law_cited", text: { text: "s. 147 AO, ten years" } }, { fact: "why_necessary", text: { text: "The invoices name the buyer." } }] }];
    const draft = { draft: { kind: "refusal", said: { reasons: "We must keep invoices." } } };
    await expect(act(at(org), "prepare_answer", "erasure", { ...answer, contentSha256: draft, grounds: [] })).rejects.toMatchObject({ code: "UNPROCESSABLE" });
    const sendBack = { ...at(org), actor: { kind: "user" as const, ...(await addMember(org.id, "officer")) } };
    const mute = await act(at(org), "prepare_answer", "erasure", { ...answer, grounds, contentSha256: { draft: { kind: "refusal", said: {} } } });
    const mails = await mailsTo("post@example.org");
    const approve = (prepared: typeof mute) => ({ preparedSeq: prepared.rights[0]?.prepared?.seq, notice: { approved: { contentSha256: prepared.rights[0]?.prepared?.contentSha256 } } });
    await expect(act(sendBack, "approve_answer", "erasure", approve(mute))).rejects.toThrow(/reasons/);
    expect(await mailsTo("post@example.org")).toHaveLength(mails.length);
    await act(sendBack, "return_answer", "erasure", { reasons: { text: "Say why, in words." } });
    const prepared = await act(at(org), "prepare_answer", "erasure", { ...answer, grounds, contentSha256: draft });
    await expect(act(at(org), "approve_answer", "erasure", approve(prepared))).rejects.toMatchObject({ code: "UNPROCESSABLE" });
    await expect(act(sendBack, "approve_answer", "erasure", { ...approve(prepared), notice: { letter: { kind: "refusal", said: { reasons: "Other words than those prepared." } } } })).rejects.toMatchObject({ details: [{ code: "ANSWER_CHANGED" }] });
    const forged = { noticeId: "msg_1", kind: "refusal", language: "en", channel: "post", sentAt: AT.toISOString(), contentSha256: prepared.rights[0]?.prepared?.contentSha256, parts: ["reasons", "authority", "court"] };
    await expect(act(sendBack, "approve_answer", "erasure", { ...approve(prepared), notice: forged })).rejects.toMatchObject({ code: "INVALID", details: [{ code: "MADE_HERE" }] });
    await expect(act(sendBack, "return_answer", "erasure", { reasons: { textId: "txt_1", length: 200 } })).rejects.toMatchObject({ code: "INVALID" });
    const after = await act(sendBack, "approve_answer", "erasure", approve(prepared));
    expect(after.rights[0]).toMatchObject({ outcome: "refused" });
    const sent = (await mailsTo("post@example.org")).at(-1);
    expect(sent?.plain).toMatch(/Berlin Commissioner[\s\S]*court/);
  });

  test("two at once about one case are one after the other: none is lost, none is doubled", async () => {
    const org = await open();
    const { id } = await filed(org);
    const results = await Promise.allSettled([1, 2, 3].map(async () => actOnCase(at(org), { id, kind: "start_assessing", data: { why: null } })));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const seen = await getCase(at(org), { id });
    expect(seen.steps.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  test("another organization finds no case by any verb", async () => {
    const [org, other] = [await open(), await open()];
    const { id } = await filed(org);
    await expect(getCase(at(other), { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(actOnCase(at(other), { id, kind: "start_assessing", data: { why: null } })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await listCases(at(other), { show: "all" })).total).toBe(0);
  });
});

describe("when the time of a case is over", () => {
  test("who asked is destroyed, in keys, rows and mails; what was done stays and the ledger tells of it; before, nothing is touched", async () => {
    const org = await open();
    const { id } = await filed(org, { ...FORM, email: "gone@example.org" });
    const ctx = await resolveCaseLink(org.slug, linkIn((await mailsTo("gone@example.org"))[0]?.plain ?? ""), facts());
    await withdrawAsRequester(ctx, { rights: ["access"] });
    await forgetPeople(new Date("2029-03-04T00:00:00Z"));
    expect(await getCase(at(org), { id })).toMatchObject({ requester: { email: "gone@example.org" }, wording: FORM.wording });
    for (let time = 0; time < 2; time++) await forgetPeople(new Date("2029-03-07T00:00:00Z"));
    const after = await getCase(at(org), { id });
    expect(after).toMatchObject({ requester: null, wording: null, state: "withdrawn" });
    expect(after.steps.map(({ kind }) => kind)).toEqual(["received", "acknowledged", "withdrawn"]);
    expect(after.messages.map(({ text, contentSha256 }) => [text, contentSha256.length])).toEqual([[null, 64]]);
    expect(await admin()`select count(*)::int as count from request_texts where org_id = ${org.id}`).toEqual([{ count: 0 }]);
    expect(await mailsTo("gone@example.org")).toHaveLength(0);
    expect((await admin()`select 1 from outbox where plain like ${`%${FORM.email}%`} or plain like '%gone@%'`)).toHaveLength(0);
    expect(await admin()`select action from audit_events where org_id = ${org.id} and action = 'rights_request.forgotten'`).toHaveLength(1);
    await expect(resolveCaseLink(org.slug, linkIn(after.messages[0]?.text ?? "/privacy/x/case/none"), facts())).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await openKeys(org.id)).has(personOfCase(id))).toBe(false);
  });
});
