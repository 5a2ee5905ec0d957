import { beforeAll, expect, test } from "vitest";

import { withOrg } from "@/db/client";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { addMember } from "@/db/testing/people";
import { PRIVACY_SETTINGS } from "@/db/testing/privacy";
import { type GroundCode, GROUNDS } from "@/server/domain/privacy/case/grounds";
import type { Right } from "@/server/domain/privacy/case/vocabulary";

import { type CaseContext, resolveCaseLink } from "../access/resolve-case-link";
import { resolvePrivacyCentre } from "../access/resolve-privacy-centre";
import type { ServiceContext } from "../context";
import { carryOutAct } from "./act";
import { tendCasesOf } from "./care/tend-cases";
import { fileRequest } from "./file-request";
import { getCase } from "./get";
import { getOwnCase } from "./get-own-case";
import { listCases } from "./list";
import { savePrivacySettings } from "./save-settings";
import { withdrawAsRequester } from "./withdraw";

const AT = new Date("2026-03-05T10:00:00Z");
const later = (days: number) => new Date(AT.getTime() + days * 86_400_000);
// Copies before erasure: while one is owed nothing is destroyed.
const RIGHTS = ["access", "portability", "rectification", "restriction", "objection", "automated_decision", "erasure"] as const satisfies Right[];
type Tested = (typeof RIGHTS)[number] | "complaint";

/** What the law wants in the answer, by right: GDPR Art. 15(1)(a)-(h) and (2), 16-22, and the checklists of the supervisory authorities. */
const TOLD: Record<Tested, readonly string[]> = {
  access: ["confirmation", "copy", "purposes", "categories", "recipients", "periods", "source", "automated_decisions", "transfers", "cut_off"], portability: ["machine_readable", "cut_off"],
  rectification: ["result", "effective_date", "recipients"], restriction: ["result", "effective_date", "recipients"], objection: ["result", "effective_date"], automated_decision: ["result", "reasons"],
  erasure: ["what_was_erased", "what_stays", "backups", "recipients", "what_we_keep"], complaint: ["result", "reasons"],
};
const METHOD: Record<Tested, string> = { access: "extracted", portability: "extracted", rectification: "corrected", restriction: "restricted", objection: "stopped", automated_decision: "reviewed", erasure: "deleted", complaint: "reviewed" };
const REFUSED: Record<(typeof RIGHTS)[number], GroundCode> = { access: "excessive_repetitive", portability: "not_portable", rectification: "data_accurate", restriction: "no_restriction_case", objection: "compelling_grounds", automated_decision: "not_solely_automated", erasure: "legal_obligation" };
const WITHHELD: Record<(typeof RIGHTS)[number], GroundCode> = { ...REFUSED, access: "rights_of_others", portability: "rights_of_others", automated_decision: "national_law" };
/** By what a court and the day 7 April 2026 are known in each language. */
const WORDS = {
  en: [/go to court|ask a court/, "7 April 2026", "5 June 2026"], de: [/Gericht/, "7. April 2026", "5. Juni 2026"], fr: [/tribunal|justice|juridictionnel/, "7 avril 2026", "5 juin 2026"], es: [/tribunal/, "7 de abril de 2026", "5 de junio de 2026"],
  it: [/giudi|tribunal/, "7 aprile 2026", "5 giugno 2026"], nl: [/rechter/, "7 april 2026", "5 juni 2026"], pl: [/sąd/, "7 kwietnia 2026", "5 czerwca 2026"],
} as const;
type Language = keyof typeof WORDS;

let org: TestOrg;
let british: TestOrg;
let second: ServiceContext["actor"];
beforeAll(async () => {
  [org, british] = [await createOrg({ adopt: false, now: AT }), await createOrg({ adopt: false, now: AT })];
  await savePrivacySettings({ ...org.as(), now: AT }, PRIVACY_SETTINGS);
  await savePrivacySettings({ ...british.as(), now: AT }, { ...PRIVACY_SETTINGS, regime: "UK", country: "GB", zone: "Europe/London", authorityName: "Information Commissioner" });
  second = { kind: "user", ...(await addMember(org.id, "owner")) };
});

/** A case by the public form, with its officer, the colleague who approves, and the person who asked. */
class Asked {
  readonly email: string;
  id = "";
  own: CaseContext | undefined;
  constructor(readonly language: Language, readonly of: TestOrg, readonly other: ServiceContext["actor"]) {
    this.email = `${language}-${of.slug}-${Math.random().toString(36).slice(2)}@person.example`;
  }

  static async start(language: Language, rights: readonly Tested[], of = org, other = second): Promise<Asked> {
    const asked = new Asked(language, of, other);
    const facts = { now: AT, requestId: "req_1" };
    await fileRequest(await resolvePrivacyCentre(of.slug, facts), { language, rights: [...rights], objectsTo: rights.includes("objection") ? ["legitimate_interest"] : [], name: "Petra", email: asked.email, wording: "Please." });
    asked.id = (await listCases(asked.officer(), { show: "all" })).rows.toSorted((a, b) => Number(b.name.slice(2)) - Number(a.name.slice(2)))[0]?.id ?? "";
    const token = /\/case\/([\w-]{43})/.exec((await asked.mails())[0]?.plain ?? "")?.[1] ?? "";
    asked.own = await resolveCaseLink(of.slug, token, facts);
    expect(asked.own.caseId).toBe(asked.id);
    return asked;
  }

  officer = (days = 0): ServiceContext => ({ ...this.of.as(), now: later(days) });
  colleague = (days = 0): ServiceContext => ({ ...this.officer(days), actor: this.other });
  mails = async () => admin()<{ subject: string; plain: string; html: string }[]>`select subject, plain, html from outbox where recipient = ${this.email} order by created_at, id`;
  last = async () => (await this.mails()).at(-1) ?? { subject: "", plain: "", html: "" };
  act = async (kind: string, data: object, right?: Tested, ctx = this.officer()) => withOrg(ctx.orgId, async (tx) => carryOutAct(tx, ctx, this.id, { kind, data: { ...data }, ...(right ? { right } : {}) }));
  process = async (right: Tested) => (await getCase(this.officer(), { id: this.id })).case.rights.find((each) => each.right === right);
  async settled(): Promise<this> {
    await this.act("settle_identity", { method: "no_doubt", reason: { text: "She wrote from the address of the account." }, mandate: null });
    return this;
  }

  /** The work on one right, up to its answer. */
  async done(right: Tested, keeps = false): Promise<void> {
    const taskId = `${this.id.slice(-12)}-${right}`;
    if (right === "erasure") {
      const planned = await this.act("plan_erasure", { plan: { text: "Everything in the shop." }, itemCount: 2, tasks: [{ taskId, systemId: "shop" }] }, right);
      await expect(this.act("start_fulfilment", { planSeq: planned.rights.find((each) => each.right === right)?.plan?.seq, tasks: [] }, right)).rejects.toMatchObject({ details: [{ code: "FOUR_EYES" }] });
      await this.act("start_fulfilment", { planSeq: planned.rights.find((each) => each.right === right)?.plan?.seq, tasks: [] }, right, this.colleague());
    } else await this.act("start_fulfilment", { planSeq: null, tasks: [{ taskId, systemId: "shop" }] }, right);
    if (right === "restriction") await this.act("restrict", { because: "accuracy_contested", systemIds: ["shop"] }, right);
    await this.act("complete_task", { taskId, method: METHOD[right], records: 2, receiptSha256: "a".repeat(64) }, right);
    if (right === "erasure" && keeps) await this.act("grant_exception", { itemId: "invoices", ...grounded("legal_obligation"), endsOn: "2030-12-31", whyNoEnd: null }, right);
    if (["erasure", "rectification", "restriction"].includes(right)) await this.act("list_recipients", { recipientIds: ["mailer"], whyNone: null, publicSteps: null }, right);
    if (right === "erasure") await this.act("list_backups", { sets: [{ backupSetId: "daily", expiresOn: "2026-04-30" }], whyNone: null }, right);
  }

  /** One prepares, the other approves; returns the letter as it came. */
  async answered(right: Tested, outcome: "full" | "partial" | "refused", said: Record<string, string>): Promise<string> {
    const kind = { full: "answer_full", partial: "answer_partial", refused: "refusal" }[outcome];
    const withheld = outcome === "partial" && right !== "erasure" && right !== "complaint" ? [{ itemId: "one", ...grounded(WITHHELD[right]) }] : [];
    const grounds = outcome === "refused" && right !== "complaint" ? [grounded(REFUSED[right])] : [];
    await this.act("prepare_answer", { outcome, contentSha256: { draft: { kind, said } }, thirdPartyChecked: true, redactions: [], grounds, withheld, searched: null }, right);
    const made = (await this.process(right))?.prepared;
    const data = { preparedSeq: made?.seq, notice: { approved: { contentSha256: made?.contentSha256 } } };
    const before = (await this.mails()).length;
    await expect(this.act("approve_answer", data, right)).rejects.toMatchObject({ details: [{ code: "FOUR_EYES" }] });
    expect(await this.mails()).toHaveLength(before);
    await this.act("approve_answer", data, right, this.colleague(1));
    expect(await this.mails()).toHaveLength(before + 1);
    return (await this.last()).plain;
  }

  /** What went by mail stands on the person's page and on the officer's, word for word, and the outcome with it. */
  async shows(right: Tested, outcome: string, words: string): Promise<void> {
    const [own, desk] = [await getOwnCase({ ...(this.own as CaseContext), now: later(2) }), await getCase(this.officer(2), { id: this.id })];
    expect(own.rights.find((each) => each.right === right)?.outcome).toBe(outcome);
    expect(desk.case.rights.find((each) => each.right === right)?.outcome).toBe(outcome);
    for (const view of [own, desk]) expect(view.messages.some(({ text }) => text?.includes(words)), `${right} ${words}`).toBe(true);
  }
}

const grounded = (ground: GroundCode) => ({ ground, facts: GROUNDS[ground].facts.map((fact) => ({ fact, text: { text: `What shows it: ${fact}.` } })) });
const saidOf = (right: Tested, ...more: string[]) => Object.fromEntries([...TOLD[right], ...more].map((part) => [part, `«${right} ${part}»`]));
function expectWhole(letter: string, said: Record<string, string>): void {
  for (const words of Object.values(said)) expect(letter).toContain(words);
  expect(letter).not.toMatch(/undefined|\bnull\b|\{\w+\}|\[object/);
}
function expectRemedies(letter: string, language: Language, authority = "Berlin Commissioner"): void {
  expect(letter).toContain(authority);
  expect(letter).toMatch(WORDS[language][0]);
}

test("each right, granted: it is done, and its letter says all the law wants of an answer to it; one that lacks a part is not sent", async () => {
  const asked = await (await Asked.start("de", RIGHTS)).settled();
  expect((await asked.mails())[0]?.plain).toContain(WORDS.de[1]);
  await asked.act("plan_erasure", { plan: { text: "Everything in the shop." }, itemCount: 2, tasks: [{ taskId: "early", systemId: "shop" }] }, "erasure");
  await expect(asked.act("start_fulfilment", { planSeq: (await asked.process("erasure"))?.plan?.seq, tasks: [] }, "erasure", asked.colleague())).rejects.toMatchObject({ details: [{ code: "ACCESS_FIRST" }] });
  for (const right of RIGHTS) {
    await asked.done(right);
    const said = saidOf(right);
    // What has a sentence of its own is there whether or not somebody says it.
    const dropped = TOLD[right].find((part) => !["confirmation", "machine_readable", "what_we_keep"].includes(part)) ?? "";
    await expect(asked.answered(right, "full", { ...said, [dropped]: "" })).rejects.toThrow(`lacks: ${dropped}`);
    await asked.act("return_answer", { reasons: { text: "Say all of it." } }, right, asked.colleague());
    expectWhole(await asked.answered(right, "full", said), said);
    await asked.shows(right, "full", `«${right} ${TOLD[right][0]}»`);
  }
  await expect(asked.act("close", {}, undefined, asked.officer(2))).rejects.toMatchObject({ details: [{ code: "RECIPIENTS_OPEN" }] });
});

test("each right, granted in part: the letter says what is withheld, why, and where to turn, in the person's language", async () => {
  const asked = await (await Asked.start("it", RIGHTS)).settled();
  for (const right of RIGHTS) {
    await asked.done(right, true);
    const said = saidOf(right, "reasons", "what_is_withheld");
    const letter = await asked.answered(right, "partial", said);
    expectWhole(letter, said);
    expectRemedies(letter, "it");
    await asked.shows(right, "partial", `«${right} reasons»`);
  }
});

test("each right, refused: only with its ground, its facts and reasons; the letter names authority and court, and the month is its limit", async () => {
  const asked = await (await Asked.start("fr", RIGHTS)).settled();
  for (const right of RIGHTS) {
    const bare = { outcome: "refused", contentSha256: { draft: { kind: "refusal", said: { reasons: "Because." } } }, thirdPartyChecked: true, redactions: [], withheld: [], searched: null };
    await expect(asked.act("prepare_answer", { ...bare, grounds: [] }, right)).rejects.toMatchObject({ details: [{ code: "GROUND_MISSING" }] });
    await expect(asked.act("prepare_answer", { ...bare, grounds: [{ ground: REFUSED[right], facts: [] }] }, right)).rejects.toMatchObject({ code: "UNPROCESSABLE" });
    const letter = await asked.answered(right, "refused", { reasons: `«${right} reasons»` });
    expectWhole(letter, { reasons: `«${right} reasons»` });
    expectRemedies(letter, "fr");
    await asked.shows(right, "refused", `«${right} reasons»`);
  }
  expect((await getCase(asked.officer(), { id: asked.id })).case.rights.every(({ outcome }) => outcome === "refused")).toBe(true);
});

test("each right, extended: once, in the first month, with reasons and the new date; a refusal stays due when it was", async () => {
  const asked = await (await Asked.start("es", RIGHTS)).settled();
  for (const right of RIGHTS) {
    const data = { because: "complexity", reasons: { text: "Eleven systems, two of them archives." }, notice: { letter: { kind: "extension", said: { reasons: `«${right} reasons»` } } } };
    await expect(asked.act("extend", { ...data, notice: { letter: { kind: "extension", said: {} } } }, right)).rejects.toThrow("lacks: reasons");
    await expect(asked.act("extend", data, right, asked.officer(34))).rejects.toMatchObject({ code: "UNPROCESSABLE" });
    await asked.act("extend", data, right, asked.officer(10));
    const { plain } = await asked.last();
    expectWhole(plain, { reasons: `«${right} reasons»`, until: WORDS.es[2] });
    await expect(asked.act("extend", data, right, asked.officer(11))).rejects.toMatchObject({ code: "UNPROCESSABLE" });
  }
  const own = await getOwnCase({ ...(asked.own as CaseContext), now: later(12) });
  expect(own.dates.map(({ right, due }) => [right, due])).toEqual(expect.arrayContaining(RIGHTS.map((right) => [right, "2026-06-05"])));
  expect((await listCases(asked.officer(12), { show: "all" })).rows.find(({ id }) => id === asked.id)).toMatchObject({ dueOn: "2026-06-05", refusalDueOn: "2026-04-07" });
});

test("each right, withdrawn: by the person alone, and confirmed to them with how to ask again", async () => {
  const asked = await Asked.start("nl", RIGHTS);
  await expect(asked.act("withdraw", { rights: ["access"], proofSha256: "a".repeat(64) })).rejects.toMatchObject({ code: "UNPROCESSABLE" });
  await withdrawAsRequester(asked.own as CaseContext, { rights: [...RIGHTS] });
  for (const right of RIGHTS) {
    if (!(await asked.process(right))?.withdrawalConfirmed) await asked.act("confirm_withdrawal", { notice: { letter: { kind: "withdrawn", said: {} } } }, right);
    expect((await asked.last()).plain).toMatch(/\/privacy\/[^/]+\/case\/[\w-]{43}/);
  }
  expect((await getCase(asked.officer(), { id: asked.id })).state).toBe("withdrawn");
  expect((await getOwnCase(asked.own as CaseContext)).rights.map(({ outcome }) => outcome)).toEqual(RIGHTS.map(() => "withdrawn"));
});

test("each right, identity not proven: nothing is done or told, two reminders, an end with reasons and remedies, and a way back", async () => {
  const asked = await Asked.start("pl", RIGHTS);
  for (const right of RIGHTS.filter((each) => each !== "erasure")) await expect(asked.act("start_fulfilment", { planSeq: null, tasks: [{ taskId: "t", systemId: "shop" }] }, right)).rejects.toMatchObject({ details: [{ code: "IDENTITY_FIRST" }] });
  await asked.act("ask_identity", {
    asks: ["known_detail"], doubt: { text: "Nothing of it is known here." }, whatFor: { text: "That the account is theirs." }, whyNotLess: { text: "There is no known address." }, emailLoop: "no_known_address", harm: "medium",
    notice: { letter: { kind: "identity_asked", said: { reasons: "«doubt»", what_is_asked: "«detail»", less_was_not_enough: "«less»" } } },
  });
  expectWhole((await asked.last()).plain, { a: "«doubt»", b: "«detail»", c: "«less»" });
  await expect(asked.act("confirm_lapse", { notice: { letter: { kind: "lapsed", said: { reasons: "Silence." } } } })).rejects.toMatchObject({ details: [{ code: "LAPSE_NOT_PROPOSED" }] });
  for (const day of [7, 14, 28]) await tendCasesOf(org.id, later(day));
  await asked.act("confirm_lapse", { notice: { letter: { kind: "lapsed", said: { reasons: "«no reply»" } } } }, undefined, asked.colleague(28));
  const { plain } = await asked.last();
  expectWhole(plain, { reasons: "«no reply»", link: `/privacy/${org.slug}/case/` });
  expectRemedies(plain, "pl");
  expect((await getOwnCase({ ...(asked.own as CaseContext), now: later(29) })).state).toBe("unverified_lapsed");
  expect((await asked.mails()).filter(({ plain: text }) => text.includes("«detail»"))).toHaveLength(3);
  const again = await asked.act("reopen", { cause: "identity_provided", linkId: "msg_1", rights: [...RIGHTS], dueOn: null }, undefined, asked.officer(30));
  expect(again.rights.every(({ outcome }) => outcome === null)).toBe(true);
});

test("a complaint to the organization, under UK law: answered with its outcome and never refused; answers that say no also name the organization's own complaint route", async () => {
  const other: ServiceContext["actor"] = { kind: "user", ...(await addMember(british.id, "owner")) };
  const asked = await (await Asked.start("en", ["complaint", "access"], british, other)).settled();
  await expect(asked.act("prepare_answer", { outcome: "refused", contentSha256: { draft: { kind: "refusal", said: { reasons: "No." } } }, thirdPartyChecked: true, redactions: [], grounds: [grounded("manifestly_unfounded")], withheld: [], searched: null }, "complaint")).rejects.toMatchObject({ details: [{ code: "NO_GROUND_EXISTS" }] });
  await expect(asked.act("extend", { because: "complexity", reasons: { text: "It takes its time." }, notice: { letter: { kind: "extension", said: { reasons: "Time." } } } }, "complaint")).rejects.toMatchObject({ code: "UNPROCESSABLE" });
  await asked.done("complaint");
  expectWhole(await asked.answered("complaint", "full", saidOf("complaint")), saidOf("complaint"));
  await asked.shows("complaint", "full", "«complaint result»");
  const refusal = await asked.answered("access", "refused", { reasons: "«access reasons»" });
  expectRemedies(refusal, "en", "Information Commissioner");
  expect(refusal).toContain("You can also complain to us");
});
