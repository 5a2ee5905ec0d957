import { randomBytes } from "node:crypto";

import { beforeAll, describe, expect, test } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin, dumpOf } from "@/db/testing/admin";
import { addMember } from "@/db/testing/people";
import { PRIVACY_SETTINGS as SETTINGS } from "@/db/testing/privacy";
import { PERMISSIONS } from "@/server/domain/access/permissions";

import { resolveCaseLink } from "../access/resolve-case-link";
import { resolvePrivacyCentre } from "../access/resolve-privacy-centre";
import type { ServiceContext } from "../context";
import { actOnCase } from "./act";
import { answerIdentity } from "./answer-identity";
import { assignCase } from "./assign";
import { tendCasesOf } from "./care/tend-cases";
import { fileRequest } from "./file-request";
import { fileClosedCasesOf } from "./filed/file-closed-cases";
import { getCase } from "./get";
import { getOwnCase } from "./get-own-case";
import { createHandOverKey } from "./hand-over/create-key";
import { getHandOverSettings } from "./hand-over/get-settings";
import { revokeHandOverKey } from "./hand-over/revoke-key";
import { takeHandOver } from "./hand-over/take";
import { handOverToken } from "./hand-over/testing/hand-over-token";
import { listCases } from "./list";
import { getPrivacyNumbers } from "./numbers/get-numbers";
import { recordRequest } from "./record-request";
import { savePrivacySettings } from "./save-settings";

const AT = new Date("2026-03-05T10:00:00Z");
const later = (days: number) => new Date(AT.getTime() + days * 86_400_000);
const facts = (now = AT) => ({ now, requestId: "req_1" });
const FORM = { language: "en", rights: ["access"], name: "Petra Marker", email: "petra.marker@example.org", wording: "Tell me what you hold." };
const at = (org: TestOrg, now = AT): ServiceContext => ({ ...org.as(), now });
const mailsTo = async (address: string) => admin()<{ subject: string; plain: string }[]>`select subject, plain from outbox where recipient = ${address} order by created_at, id`;
const linkIn = (plain: string) => /\/privacy\/[^/\s]+\/case\/([\w-]+)/.exec(plain)?.[1] ?? "";
const all = async (org: TestOrg) => (await listCases(at(org), { show: "all", size: 100 })).rows;

async function open(): Promise<TestOrg> {
  const org = await createOrg();
  await savePrivacySettings(at(org), SETTINGS);
  return org;
}

describe("the same form sent twice", () => {
  let org: TestOrg;
  let visitor: ServiceContext;
  beforeAll(async () => {
    org = await open();
    visitor = await resolvePrivacyCentre(org.slug, facts());
  });

  test("is one case and one mail, one after the other as both at once; changed in between it is two", async () => {
    const form = randomBytes(16).toString("base64url");
    const email = `twice@${org.slug}.example`;
    await Promise.all([1, 2, 3].map(async () => fileRequest(visitor, { ...FORM, email, form })));
    await fileRequest(visitor, { ...FORM, email, form });
    expect([(await all(org)).length, (await mailsTo(email)).length]).toEqual([1, 1]);
    await fileRequest(visitor, { ...FORM, email, form, rights: ["access", "erasure"] });
    await fileRequest(visitor, { ...FORM, email });
    await fileRequest(visitor, { ...FORM, email, form: "<not a token>" });
    expect((await all(org)).length).toBe(4);
  });

  test("keeps nothing by which the form could be told, and finds no other organization's case", async () => {
    const form = randomBytes(16).toString("base64url");
    await fileRequest(visitor, { ...FORM, form });
    expect(await dumpOf(org.id, "rights_requests")).not.toContain(form);
    const other = await open();
    await fileRequest(await resolvePrivacyCentre(other.slug, facts()), { ...FORM, form });
    expect(await all(other)).toHaveLength(1);
  });
});

describe("a hand-over from the organization's own application", () => {
  let org: TestOrg;
  let visitor: ServiceContext;
  let key: { id: string; secret: string };
  let address: string;
  beforeAll(async () => {
    org = await open();
    visitor = await resolvePrivacyCentre(org.slug, facts());
    key = await createHandOverKey(at(org));
    ({ address } = await getHandOverSettings(at(org)));
  });
  const token = (user: object = {}, of = key) => handOverToken({ audience: address, key: of, now: AT, sub: "u-17", email: `petra@${org.slug}.example`, ...user });
  const visit = async (user: object = {}) => (await takeHandOver(visitor, token(user))).visit;

  test("settles who asks, whatever the form says of address and person, and finds their other cases", async () => {
    await fileRequest(visitor, { ...FORM, email: "somebody@else.example", visit: await visit({ name: "Petra P." }) });
    const [line] = await all(org);
    expect(line).toMatchObject({ channel: "login", isIdentified: true, addressConfirmed: true, state: "open" });
    const view = await getCase(at(org), { id: line?.id });
    expect(view.requester).toEqual({ name: "Petra P.", email: `petra@${org.slug}.example`, address: null, identifiers: [{ kind: "user_id", value: "u-17" }] });
    expect(view.case.identity.settled).toMatchObject({ method: "login" });
    expect(view.steps.map(({ kind }) => kind)).toEqual(["received", "identity_settled", "acknowledged"]);
    expect(view.offered.map(({ command }) => command)).not.toContain("ask_identity");
    expect(await mailsTo("somebody@else.example")).toEqual([]);
  });

  test("is good once, and only for this centre, by a key that counts: everything else is refused with the same words", async () => {
    const [once, other] = [token(), await open()];
    await takeHandOver(visitor, once);
    const elsewhere = await resolvePrivacyCentre(other.slug, facts());
    const words = new Set<string>();
    for (const [ctx, text] of [[visitor, once], [elsewhere, token()], [visitor, token({ audience: `${address}/x` })], [visitor, token({}, { id: key.id, secret: randomBytes(32).toString("base64url") })], [{ ...visitor, now: later(1) }, token()], [visitor, "x.y.z"], [visitor, ""]] as const) {
      const error = await takeHandOver(ctx, text).then(() => undefined, (refused: unknown) => refused);
      expect(error).toMatchObject({ code: "GONE" });
      words.add((error as Error).message);
    }
    expect(words.size).toBe(1);
    const both = token();
    expect((await Promise.allSettled([takeHandOver(visitor, both), takeHandOver(visitor, both)])).filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("no request in somebody's name stands in the way of their own, nor uses up its mail", async () => {
    const email = `victim@${org.slug}.example`;
    for (let i = 0; i < 7; i++) await fileRequest(visitor, { ...FORM, email });
    const before = (await mailsTo(email)).length;
    expect(before).toBe(5);
    await fileRequest(visitor, { ...FORM, wording: "", visit: await visit({ email }) });
    const mine = (await all(org)).find(({ channel, isIdentified, receivedAt }) => channel === "login" && isIdentified && receivedAt === AT.toISOString());
    expect(mine?.dueOn).toBe("2026-04-07");
    expect((await mailsTo(email)).length).toBe(before + 1);
  });

  test("keys are shown once, are two at most while one takes over from the other, and an ended one hands nobody over, nor lets them finish", async () => {
    const second = await createHandOverKey(at(org));
    await expect(createHandOverKey(at(org))).rejects.toMatchObject({ code: "CONFLICT" });
    const begun = (await takeHandOver(visitor, token({}, second))).visit;
    await revokeHandOverKey(at(org), { id: second.id });
    await expect(fileRequest(visitor, { ...FORM, visit: begun })).rejects.toMatchObject({ code: "GONE" });
    await expect(takeHandOver(visitor, token({}, second))).rejects.toMatchObject({ code: "GONE" });
    await expect(revokeHandOverKey(at(org), { id: second.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(revokeHandOverKey(at(await open()), { id: key.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await getHandOverSettings(at(org))).keys).toMatchObject([{ id: key.id, lastUsedAt: AT.toISOString() }]);
    const events = await dumpOf(org.id, "audit_events");
    for (const action of ["hand_over_key.created", "hand_over_key.revoked"]) expect(events).toContain(action);
    const dump = await dumpOf(org.id, "hand_over_keys", "hand_over_uses", "audit_events");
    for (const secret of [key.secret, Buffer.from(key.secret, "base64url").toString("hex"), "u-17"]) expect(dump).not.toContain(secret);
  });

  test("an hour later the visit is over; an officer without the right makes no key", async () => {
    const late = await visit();
    await expect(fileRequest({ ...visitor, now: new Date(AT.getTime() + 3_600_001) }, { ...FORM, visit: late })).rejects.toMatchObject({ code: "GONE" });
    await expect(createHandOverKey({ ...at(org), permissions: new Set(["privacy:read", "privacy:handle"]) })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

async function askWho(org: TestOrg, id: string): Promise<void> {
  await actOnCase(at(org), { id, kind: "ask_identity", data: {
    asks: ["known_detail"], doubt: { text: "The address is new to us." }, whatFor: { text: "It shows that it is her account." }, whyNotLess: { text: "There is no known address." }, emailLoop: "no_known_address", harm: "medium",
    notice: { letter: { kind: "identity_asked", said: { reasons: "Die Adresse ist uns neu.", what_is_asked: "Bitte nennen Sie Ihre Kundennummer.", less_was_not_enough: "Wir kennen keine andere Adresse." } } },
  } });
}

describe("what the desk does by itself", () => {
  let org: TestOrg;
  let id: string;
  beforeAll(async () => {
    org = await open();
    ({ id } = await recordRequest(at(org), { channel: "post", receivedAt: AT.toISOString(), language: "de", rights: ["access"], requester: { name: "Petra", email: `care@${org.slug}.example`, address: null, identifiers: [] }, knownAddress: false, wording: "Auskunft bitte." }));
    await actOnCase(at(org), { id, kind: "start_assessing", data: { why: null } });
    await askWho(org, id);
  });

  test("reminds the person in the letter's own words, twice, however often it runs, and then proposes the end", async () => {
    const days: number[] = [];
    for (const day of [6, 7, 7, 13, 14, 15, 27, 28, 29]) if ((await tendCasesOf(org.id, later(day))) > 0) days.push(day);
    const view = await getCase(at(org, later(30)), { id });
    expect(view.steps.filter(({ kind }) => ["acknowledged", "identity_reminded", "lapse_proposed"].includes(kind)).map(({ kind, at: when }) => [kind, when.slice(0, 10)])).toEqual([["acknowledged", "2026-03-05"], ["identity_reminded", "2026-03-12"], ["identity_reminded", "2026-03-19"], ["lapse_proposed", "2026-04-02"]]);
    expect(days).toEqual([7, 14, 27, 28]);
    const reminders = (await mailsTo(`care@${org.slug}.example`)).filter(({ plain }) => plain.includes("Kundennummer"));
    expect(reminders).toHaveLength(3);
    expect(view.state).toBe("identity_pending");
  });

  test("reminds whoever sees to the case once of each date, two runs at once too, and the case shows it", async () => {
    const colleague = await addMember(org.id, "officer");
    await assignCase(at(org), { id, userId: colleague.id });
    await Promise.all([tendCasesOf(org.id, later(34)), tendCasesOf(org.id, later(34))]);
    await tendCasesOf(org.id, later(34));
    const view = await getCase(at(org, later(34)), { id });
    expect(view.nudges.filter(({ kind }) => kind === "overdue")).toMatchObject([{ dueOn: "2026-04-07", to: [colleague.name] }]);
    const mails = await mailsTo(colleague.email);
    expect(mails.map(({ subject }) => subject)).toEqual(["R-1 is overdue since 2026-04-07"]);
    expect(mails[0]?.plain).not.toMatch(/Petra|care@/);
    expect((await dumpOf(org.id, "audit_events")).match(/rights_request\.people_reminded/g)).toHaveLength(view.nudges.length);
  });

  test("the person reads what is asked on their page and answers it there; it is a message, and the question is answered once", async () => {
    const [mail] = await mailsTo(`care@${org.slug}.example`);
    const own = await resolveCaseLink(org.slug, linkIn(mail?.plain ?? ""), facts(later(34)));
    expect((await getOwnCase(own)).question).toEqual({ asks: ["known_detail"], text: "Bitte nennen Sie Ihre Kundennummer." });
    await answerIdentity(own, { text: "K-123" });
    await answerIdentity(own, { text: "K-123" });
    const view = await getCase(at(org, later(34)), { id });
    expect(view.steps.filter(({ kind }) => kind === "identity_answered")).toHaveLength(1);
    expect(view.messages.filter(({ direction }) => direction === "in")).toHaveLength(2);
    expect((await getOwnCase(own)).question).toBeNull();
    expect(await dumpOf(org.id, "request_events", "audit_events")).not.toContain("K-123");
  });
});

describe("a case that has ended", () => {
  test("is filed as evidence once, also after a run that was cut off, and says nothing of the person", async () => {
    const org = await open();
    const visitor = await resolvePrivacyCentre(org.slug, facts());
    const email = `filed@${org.slug}.example`;
    await fileRequest(visitor, { ...FORM, email });
    const id = (await all(org))[0]?.id ?? "";
    expect(await fileClosedCasesOf(org.id, later(1))).toBe(0);
    const [mail] = await mailsTo(email);
    const own = await resolveCaseLink(org.slug, linkIn(mail?.plain ?? ""), facts(later(2)));
    await actOnCase({ ...own, permissions: new Set(PERMISSIONS) }, { id, kind: "withdraw", data: { rights: ["access"], proofSha256: "ab".repeat(32) } });
    expect(await fileClosedCasesOf(org.id, later(3))).toBe(1);
    // Cut off after the push: the row that remembers it is gone, the evidence is there.
    await admin()`delete from case_evidence where org_id = ${org.id}`;
    expect(await fileClosedCasesOf(org.id, later(4))).toBe(1);
    expect(await fileClosedCasesOf(org.id, later(5))).toBe(0);
    const evidence = await admin()<{ id: string; title: string; pushed_by_kind: string }[]>`select id, title, pushed_by_kind from evidence where org_id = ${org.id}`;
    expect(evidence).toMatchObject([{ title: "Rights request R-1, ended", pushed_by_kind: "system" }]);
    expect((await getCase(at(org), { id })).filed).toMatchObject([{ evidenceId: evidence[0]?.id }]);
    const records = await admin()<{ kind: string; facts: unknown }[]>`select kind, facts from records where org_id = ${org.id}`;
    expect(records).toMatchObject([{ kind: "dsar" }]);
    expect(JSON.stringify(records)).not.toMatch(/Petra|@/);
  });
});

describe("the numbers", () => {
  const WINDOW = { from: "2026-01-01", to: "2026-12-31" };

  test("follow every act of a case, count by the database however many there are, and are of one organization only", async () => {
    const org = await open();
    const given = { channel: "post", receivedAt: AT.toISOString(), language: "en", rights: ["objection", "access"], objectsTo: ["legitimate_interest"], requester: { name: "P", email: null, address: null, identifiers: [] }, knownAddress: false, wording: "Stop it." };
    const { id } = await recordRequest(at(org), given);
    await recordRequest(at(org), { ...given, rights: ["access"] });
    await actOnCase(at(org), { id, kind: "start_assessing", data: { why: null } });
    const ground = { ground: "manifestly_unfounded", facts: [{ fact: "objective_circumstances", text: { text: "The same letter to four hundred firms." } }] };
    await actOnCase(at(org), { id, kind: "prepare_answer", right: "objection", data: {
      outcome: "refused", contentSha256: { draft: { kind: "refusal", said: { reasons: "It is the same letter that four hundred firms received." } } }, thirdPartyChecked: true, redactions: [], grounds: [ground], withheld: [], searched: null,
    } });
    const prepared = await getCase(at(org), { id });
    const process = prepared.case.rights.find(({ right }) => right === "objection")?.prepared;
    const colleague = await addMember(org.id, "officer");
    const other = { ...at(org, later(40)), actor: { kind: "user" as const, id: colleague.id, name: colleague.name, email: colleague.email } };
    await actOnCase(other, { id, kind: "approve_answer", right: "objection", data: { preparedSeq: process?.seq, notice: { approved: { contentSha256: process?.contentSha256, channel: "post" } } } });
    const numbers = await getPrivacyNumbers(at(org, later(41)), WINDOW);
    expect(numbers.total).toEqual({ received: 3, answered: 1, inTime: 0, overdue: 2, extended: 0, refused: 1, partial: 0, withdrawn: 0, medianDays: 40, longestDays: 40 });
    expect(numbers.rights.map(({ right, received }) => [right, received])).toEqual([["access", 2], ["objection", 1]]);
    expect(numbers.months.filter(({ received }) => received > 0).map(({ month, received }) => [month, received])).toEqual([["2026-03", 3]]);
    expect(numbers.grounds).toEqual([{ ground: "manifestly_unfounded", article: "GDPR Art. 12(5)(b)", sentence: "The request is plainly without foundation.", refused: 1, partial: 0 }]);
    expect(numbers.ages.find(({ open }) => open > 0)).toEqual({ from: 32, to: 61, open: 2 });
    await admin()`insert into rights_requests (org_id, id, number, channel, language, received_at, state, rights, is_identified, rule_version, link_sha256, updated_at)
      select org_id, 'dsr_many' || n, 1000 + n, channel, language, received_at, state, rights, false, rule_version, 'many' || n, updated_at from rights_requests, generate_series(1, 20000) n where id = ${id}`;
    await admin()`insert into right_progress (org_id, request_id, "right", received_on, due_on, is_extended, outcome, ended_on, open_days, days_late, grounds)
      select ${org.id}, 'dsr_many' || n, 'access', '2026-05-01', '2026-06-01', false, 'full', '2026-05-09', n % 9, 0, '{}' from generate_series(1, 20000) n`;
    expect((await getPrivacyNumbers(at(org, later(41)), WINDOW)).total).toMatchObject({ received: 20_003, answered: 20_001, inTime: 20_000, medianDays: 4 });
    expect((await getPrivacyNumbers(at(org, later(41)), { from: "2026-05-02", to: "2026-12-31" })).total.received).toBe(0);
    expect((await getPrivacyNumbers(at(await open(), later(41)), WINDOW)).total.received).toBe(0);
    await expect(getPrivacyNumbers({ ...at(org), permissions: new Set(["home:read"]) }, WINDOW)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("of cases from before they were kept are made when the worker looks after them", async () => {
    const org = await open();
    await fileRequest(await resolvePrivacyCentre(org.slug, facts()), FORM);
    await admin()`delete from right_progress where org_id = ${org.id}`;
    await tendCasesOf(org.id, later(1));
    expect((await getPrivacyNumbers(at(org, later(1)), WINDOW)).total.received).toBe(1);
  });
});

test("the date in lists is the one of the case on the day one looks, while waiting for the person moves it", async () => {
  const org = await createOrg({ adopt: false });
  await savePrivacySettings(at(org), { ...SETTINGS, pausePolicy: "suspend" });
  const { id } = await recordRequest(at(org), { channel: "post", receivedAt: AT.toISOString(), language: "de", rights: ["access"], requester: { name: "Petra", email: null, address: "Weg 1", identifiers: [] }, knownAddress: false, wording: "Auskunft bitte." });
  await actOnCase(at(org), { id, kind: "start_assessing", data: { why: null } });
  await askWho(org, id);
  await tendCasesOf(org.id, later(6));
  const listed = (await listCases(at(org, later(6)), { show: "all" })).rows[0];
  const [{ due, refusalDue } = { due: null, refusalDue: null }] = (await getCase(at(org, later(6)), { id })).dates;
  expect([listed?.dueOn, listed?.refusalDueOn]).toEqual([due, refusalDue]);
  expect(due).not.toBe("2026-04-07");
});

test("the date of a right in numbers moves while the person is asked about that right, though another one is due before", async () => {
  const org = await createOrg({ adopt: false });
  await savePrivacySettings(at(org), { ...SETTINGS, pausePolicy: "suspend" });
  const { id } = await recordRequest(at(org), { channel: "post", receivedAt: AT.toISOString(), language: "de", rights: ["access", "objection"], requester: { name: "Petra", email: null, address: "Weg 1", identifiers: [] }, knownAddress: true, wording: "Auskunft bitte." });
  await actOnCase(at(org), { id, kind: "settle_identity", data: { method: "no_doubt", reason: { text: "A letter with the customer number" }, mandate: null } });
  await actOnCase(at(org), { id, kind: "ask_clarification", right: "access", data: {
    systems: 9, records: 90_000, justification: { text: "Thirty years of files." }, question: { text: "Welche Jahre?" },
    notice: { letter: { kind: "clarification_asked", said: { reasons: "Wir haben sehr viele Akten.", what_is_asked: "Bitte nennen Sie die Jahre." } } },
  } });
  const kept = async () => (await admin()<{ right: string; dueOn: string }[]>`select "right", due_on::text "dueOn" from right_progress where org_id = ${org.id} order by "right"`).map(({ right, dueOn }) => [right, dueOn]);
  const before = await kept();
  await tendCasesOf(org.id, later(6));
  const now = (await getCase(at(org, later(6)), { id })).dates.map(({ right, due }) => [right, due]);
  expect(await kept()).toEqual(now);
  expect(now).toEqual([["access", expect.not.stringContaining(before[0]?.[1] ?? "")], before[1]]);
});
