import type { Browser, Locator, Page } from "@playwright/test";

import { withOrg } from "../db/client";
import { PRIVACY_SETTINGS } from "../db/testing/privacy";
import { MANUAL_SYSTEM, startTasks } from "../db/testing/systems";
import { type GroundCode, GROUNDS } from "../server/domain/privacy/case/grounds";
import type { Language } from "../server/domain/privacy/languages";
import { groundInWords } from "../server/domain/privacy/letters/ground-words";
import { wordsOf } from "../server/domain/privacy/letters/words";
import { carryOutAct } from "../server/services/privacy/act";
import { keepRequestFile } from "../server/services/privacy/files/keep";
import { listCases } from "../server/services/privacy/list";
import { savePrivacySettings } from "../server/services/privacy/save-settings";
import { saveSystem } from "../server/services/privacy/systems/save";
import { type BrowserOrg, expect, ready, test } from "./fixtures";

// A whole case has seven answers, each prepared and approved.
test.setTimeout(300_000);
const BRITISH = { ...PRIVACY_SETTINGS, regime: "UK", country: "GB", zone: "Europe/London", authorityName: "Information Commissioner" } as const;
// Copies before erasure: while one is owed nothing is destroyed.
const RIGHTS = ["access", "portability", "rectification", "restriction", "objection", "automated_decision", "erasure"] as const;
type Right = (typeof RIGHTS)[number] | "complaint";

/** By right: its name at the desk, what is written by hand of its letter, how a system did it, and a ground against all of it and against a part. */
const OF: Record<Right, { name: string; told: readonly string[]; method: string; grounds: Record<"refused" | "partial", GroundCode> }> = {
  access: { name: "Access", told: ["Their data", "Purposes", "Kinds of data", "Who has received the data", "How long they are kept", "Where they come from", "Automated decisions", "Transfers to other countries", "As of which day"], method: "extracted", grounds: { refused: "excessive_repetitive", partial: "rights_of_others" } },
  portability: { name: "Portability", told: ["As of which day"], method: "extracted", grounds: { refused: "not_portable", partial: "rights_of_others" } },
  rectification: { name: "Rectification", told: ["What was done", "From when", "Who has received the data"], method: "corrected", grounds: { refused: "data_accurate", partial: "data_accurate" } },
  restriction: { name: "Restriction", told: ["What was done", "From when", "Who has received the data"], method: "restricted", grounds: { refused: "no_restriction_case", partial: "no_restriction_case" } },
  objection: { name: "Objection", told: ["What was done", "From when"], method: "stopped", grounds: { refused: "compelling_grounds", partial: "compelling_grounds" } },
  automated_decision: { name: "Automated decision", told: ["What was done", "Reasons"], method: "reviewed", grounds: { refused: "not_solely_automated", partial: "national_law" } },
  erasure: { name: "Erasure", told: ["What was erased", "What stays", "Copies in backups", "Who has received the data"], method: "deleted", grounds: { refused: "legal_obligation", partial: "legal_obligation" } },
  complaint: { name: "Complaint to us", told: ["What was done", "Reasons"], method: "reviewed", grounds: { refused: "manifestly_unfounded", partial: "national_law" } },
};

/** By outcome: the officer's choice, the desk's word for it, and what every letter of it leaves to be written. */
const OUTCOMES = {
  full: { choice: "In full", desk: "met in full", told: [] }, partial: { choice: "In part", desk: "met in part", told: ["Reasons", "What is withheld"] },
  refused: { choice: "Refuse", desk: "refused", told: ["Reasons"] }, no_data: { choice: "No data held", desk: "no data held", told: ["Where you looked"] },
} as const;
type Outcome = keyof typeof OUTCOMES;

type Asked = { language: Language; closed: string; answers: readonly (readonly [Right, Outcome])[]; settings?: typeof PRIVACY_SETTINGS; says: Partial<Record<Outcome, { own: string; letter: string; remedies: readonly string[] }>> };
const all = (outcome: Outcome) => RIGHTS.map((right) => [right, outcome] as const);
const CASES: Record<string, Asked> = {
  "every right granted": { language: "de", closed: "Abgeschlossen", answers: all("full"), says: { full: { own: "Wir haben getan, was Sie verlangt haben.", letter: "dies ist unsere Antwort auf Ihren Antrag", remedies: [] } } },
  "every right granted in part": { language: "it", closed: "Chiusa", answers: all("partial"), says: { partial: { own: "Ne abbiamo fatto una parte e abbiamo spiegato perché non tutto.", letter: "Non abbiamo potuto soddisfarla per intero.", remedies: ["Berlin Commissioner", "rivolgersi al giudice"] } } },
  "every right refused": { language: "fr", closed: "Close", answers: all("refused"), says: { refused: { own: "Nous avons refusé et nous avons dit pourquoi.", letter: "Nous ne donnons pas suite à votre demande", remedies: ["Berlin Commissioner", "saisir un tribunal"] } } },
  "every right where no data are held": { language: "pl", closed: "Zamknięty", answers: all("no_data"), says: { no_data: { own: "Nie znaleźliśmy danych, które Państwa dotyczą.", letter: "szukaliśmy danych, które Państwa dotyczą", remedies: ["Berlin Commissioner", "zwrócić się do sądu"] } } },
  "a complaint to the organization, and a refusal beside it": { language: "en", closed: "Closed", answers: [["complaint", "full"], ["access", "refused"]], settings: BRITISH, says: {
    full: { own: "We have done what you asked for.", letter: "This is our answer to your request", remedies: [] },
    refused: { own: "We did not do what you asked for, and said why.", letter: "We will not do what you asked for", remedies: ["Information Commissioner", "ask a court", "You can also complain to us"] },
  } },
};

type Filed = { org: BrowserOrg; id: string; email: string; link: string };

/** Asks by the public form, without an account, and comes to their own page by the mail. */
async function filed(page: Page, org: BrowserOrg, language: Language, rights: readonly Right[]): Promise<Filed> {
  const email = `${language}-${org.slug}@example.org`;
  await page.goto(`/privacy/${org.slug}?lang=${language}`);
  for (const right of rights) await page.locator(`input[name="rights"][value="${right}"]`).check();
  if (rights.includes("objection")) await page.locator('input[name="objects_to"][value="legitimate_interest"]').check();
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="email"]').press("Enter");
  await page.waitForURL(/\/sent/);
  await page.goto("/dev/mailbox");
  const link = (await page.getByRole("listitem").filter({ hasText: email }).getByRole("link").first().getAttribute("href")) ?? "";
  return { org, email, link, id: (await listCases(org.as(), { show: "all" })).rows[0]?.id ?? "" };
}

const settled = async ({ org, id }: Filed) => withOrg(org.id, async (tx) => carryOutAct(tx, { ...org.as(), now: new Date() }, id, { kind: "settle_identity", data: { method: "no_doubt", reason: { text: "She wrote from the address we know." }, mandate: null } }));

/** What goes before an answer, by machine: the only system has reported, and who else has the data is known. A refusal comes without. */
async function worked({ org, id }: Filed, answers: Asked["answers"], colleague: string): Promise<void> {
  const act = async (kind: string, data: object, right?: Right, by = org.as().actor) => withOrg(org.id, async (tx) => carryOutAct(tx, { ...org.as(), actor: by, now: new Date() }, id, { kind, data: { ...data }, ...(right ? { right } : {}) }));
  for (const [right, outcome] of answers.filter(([, each]) => each !== "refused")) {
    const [isFound, task] = [outcome !== "no_data", { taskId: `${id.slice(-12)}-${right}`, systemId: "shop" }];
    if (right === "erasure") {
      const { rights } = await act("plan_erasure", { plan: { text: "Everything in the shop." }, itemCount: 2, tasks: [task] }, right);
      await act("start_fulfilment", { planSeq: rights.find((each) => each.right === right)?.plan?.seq, tasks: [] }, right, { kind: "user", id: colleague, name: "A owner", email: "owner@example.org" });
    } else await act("start_fulfilment", { planSeq: null, tasks: [task] }, right);
    if (right === "restriction") await act("restrict", { because: "accuracy_contested", systemIds: ["shop"] }, right);
    await act("complete_task", { taskId: task.taskId, method: isFound ? OF[right].method : "none_found", records: isFound ? 2 : 0, receiptSha256: "a".repeat(64) }, right);
    if (right === "erasure" && outcome === "partial") await act("grant_exception", { itemId: "invoices", ground: "legal_obligation", facts: GROUNDS.legal_obligation.facts.map((fact) => ({ fact, text: { text: "s. 147 AO." } })), endsOn: "2036-12-31", whyNoEnd: null }, right);
    if (["erasure", "rectification", "restriction"].includes(right)) await act("list_recipients", { recipientIds: [], whyNone: { text: "The shop passes nothing on." }, publicSteps: null }, right);
    if (right === "erasure") await act("list_backups", { sets: [], whyNone: { text: "The shop has no backup." } }, right);
  }
}

const sectionOf = (page: Page, right: Right): Locator => page.getByRole("region", { name: new RegExp(`^${OF[right].name} \\(`) });
const saidIn = (right: Right, outcome: Outcome): Record<string, string> => {
  const answers = outcome === "full" || outcome === "partial" ? OF[right].told : [];
  return Object.fromEntries([...new Set([...answers, ...OUTCOMES[outcome].told])].map((label) => [label, `«${right}: ${label}»`]));
};

/** One prepares the answer: what it is, what it stands on, and each part of its letter. Reasons begin with the ground in the person's language. */
async function prepared(page: Page, right: Right, outcome: Outcome, { language, settings = PRIVACY_SETTINGS }: Asked): Promise<void> {
  await (await ready(sectionOf(page, right).getByRole("button", { name: "Prepare the answer" }))).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: OUTCOMES[outcome].choice }).check();
  if (right === "complaint") await expect(dialog.getByRole("radio")).toHaveCount(1);
  await dialog.getByRole("button", { name: "Next" }).click();
  const ground = outcome === "refused" || outcome === "partial" ? OF[right].grounds[outcome] : null;
  const isCopy = ["access", "portability"].includes(right) && ["full", "partial"].includes(outcome);
  if (ground && !(right === "erasure" && outcome === "partial")) {
    await dialog.getByRole("radio", { name: GROUNDS[ground].sentence }).check();
    for (const box of await dialog.getByRole("textbox").all()) await box.fill("What shows it.");
  }
  if (isCopy) await dialog.getByRole("checkbox", { name: "Data of other people were looked for" }).check();
  if (outcome === "no_data") await dialog.getByLabel("Identifiers").fill("1");
  const said = saidIn(right, outcome);
  const letter = dialog.getByRole("group", { name: "The letter" });
  if (!(await letter.isVisible())) await dialog.getByRole("button", { name: "Next" }).click();
  for (const [label, words] of Object.entries(said)) {
    const box = letter.getByRole("textbox", { name: label, exact: true });
    const begun = label === "Reasons" && ground ? groundInWords(language, settings.regime, ground) : null;
    if (begun) await expect(box).toHaveValue(begun);
    await box.fill(begun ? `${begun}\n${words}` : words);
  }
  await dialog.getByRole("button", { name: "Prepare the answer" }).click();
  await expect(dialog).toHaveCount(0);
}

/** Another reads the whole letter, and sends it. */
async function approved(page: Page, right: Right, outcome: Outcome): Promise<void> {
  const section = sectionOf(page, right);
  await (await ready(section.getByRole("button", { name: "Approve and send" }))).click();
  const dialog = page.getByRole("dialog");
  const letter = (await dialog.textContent()) ?? "";
  for (const words of Object.values(saidIn(right, outcome))) expect(letter, right).toContain(words);
  await dialog.getByRole("button", { name: "Approve and send" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(section).toContainText(`Outcome: ${OUTCOMES[outcome].desk}.`);
}

/** Nothing is left to do: the case is closed, with the day until which its proof is kept. */
async function closed(page: Page): Promise<void> {
  await (await ready(page.getByRole("region", { name: "The request as a whole" }).getByRole("button", { name: "Close", exact: true }))).click();
  const form = page.getByRole("dialog").locator("form");
  await expect(form.getByLabel("Keep the proof until")).toHaveValue(/^\d{4}-\d\d-\d\d$/);
  await form.getByRole("button", { name: "Close", exact: true }).click();
  await expect(form).toHaveCount(0);
  await expect(page.getByText("Closed", { exact: true }).first()).toBeVisible();
}

const mailsTo = async (page: Page, email: string): Promise<string[]> => {
  await page.goto("/dev/mailbox");
  return page.getByRole("listitem").filter({ hasText: email }).allTextContents();
};

/** One letter a right in the mailbox, whole, in the person's language; the same words and the outcome on their own page, and that it is over. */
async function read(page: Page, { email, link }: Filed, { language, answers, says, closed: over }: Asked): Promise<void> {
  const mails = await mailsTo(page, email);
  expect(mails).toHaveLength(answers.length + 1);
  await page.goto(link);
  await expect(page.locator("html")).toHaveAttribute("lang", language);
  await expect(page.getByRole("heading", { name: over })).toBeVisible();
  const messages = await page.getByRole("listitem").allTextContents();
  for (const [right, outcome] of answers) {
    const { own = "?", letter = "?", remedies = [] } = says[outcome] ?? {};
    const words = [...Object.values(saidIn(right, outcome)), wordsOf(language).rights[right], letter, ...remedies];
    for (const place of [mails, messages]) {
      const found = place.find((text) => text.includes(`«${right}: `)) ?? "";
      for (const each of words) expect(found, right).toContain(each);
      expect(found).not.toMatch(/undefined|\bnull\b|\{\w+\}|\[object/);
    }
    await expect(page.locator(`#withdraw-${right}`)).toContainText(own);
  }
}

async function atTheDesk(page: Page, browser: Browser, { org, id }: Filed) {
  const colleague = await org.addOwner();
  const second = await (await browser.newContext()).newPage();
  await org.signIn(page, "officer");
  await colleague.signIn(second);
  return { second, colleague: colleague.id, address: `/o/${org.slug}/privacy/${id}` };
}

for (const [name, asked] of Object.entries(CASES)) {
  test(`${name}: one officer prepares each answer, another sends it and closes the case, and the mails and the person's own page say it all in their language`, async ({ page, emptyOrg, browser }) => {
    await savePrivacySettings(emptyOrg.as(), asked.settings ?? PRIVACY_SETTINGS);
    const mine = await filed(page, emptyOrg, asked.language, asked.answers.map(([right]) => right));
    const { second, colleague, address } = await atTheDesk(page, browser, mine);
    await settled(mine);
    for (const round of [asked.answers.filter(([right]) => right !== "erasure"), asked.answers.filter(([right]) => right === "erasure")].filter(({ length }) => length > 0)) {
      await worked(mine, round, colleague);
      await page.goto(address);
      for (const [right, outcome] of round) await prepared(page, right, outcome, asked);
      await second.goto(address);
      for (const [right, outcome] of round) await approved(second, right, outcome);
    }
    await closed(second);
    await second.context().close();
    await read(page, mine, asked);
  });
}

test("every right withdrawn: the person takes each back on their own page, and an officer confirms it in their language", async ({ page, emptyOrg }) => {
  const rights = [...RIGHTS, "complaint"] as const;
  await savePrivacySettings(emptyOrg.as(), BRITISH);
  const { id, email, link } = await filed(page, emptyOrg, "nl", rights);
  await page.goto(link);
  for (const right of rights) {
    const place = page.locator(`#withdraw-${right}`);
    await place.locator("summary").click();
    await place.getByRole("checkbox").check();
    await place.getByRole("button", { name: "Ja, intrekken" }).click();
    await expect(place).toContainText("Dit hebt u ingetrokken.");
  }
  await expect(page.getByRole("heading", { name: "Ingetrokken" })).toBeVisible();

  await emptyOrg.signIn(page, "officer");
  await page.goto(`/o/${emptyOrg.slug}/privacy/${id}`);
  for (const right of rights) {
    await expect(sectionOf(page, right)).toContainText("Outcome: withdrawn by the person.");
    await (await ready(sectionOf(page, right).getByRole("button", { name: "Confirm the withdrawal" }))).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Confirm the withdrawal" }).click();
    await expect(dialog).toHaveCount(0);
  }
  const mails = await mailsTo(page, email);
  expect(mails).toHaveLength(rights.length + 1);
  for (const right of rights) {
    const letter = mails.find((mail) => mail.includes(`U hebt uw verzoek (${wordsOf("nl").rights[right]}) ingetrokken. Wij doen er verder niets mee.`));
    expect(letter, right).toContain(link);
  }
});

test("an answer with files: an officer blacks out and makes them, another sends them, and the person downloads them by a code from their mailbox", async ({ page, emptyOrg, browser }) => {
  await savePrivacySettings(emptyOrg.as(), PRIVACY_SETTINGS);
  const mine = await filed(page, emptyOrg, "es", ["access"]);
  await settled(mine);
  const { id: systemId } = await saveSystem(emptyOrg.as(), { ...MANUAL_SYSTEM, id: null });
  const [taskId = ""] = await startTasks(emptyOrg.as(), mine.id, "access", [systemId]);
  await withOrg(emptyOrg.id, async (tx) => {
    await keepRequestFile(tx, { orgId: emptyOrg.id, requestId: mine.id, now: new Date() }, { kind: "collected", taskId, systemId, name: "orders.csv", mediaType: "text/csv" }, Buffer.from("order,agent\n1,Otto Other\n"));
    await carryOutAct(tx, { ...emptyOrg.as(), now: new Date() }, mine.id, { kind: "complete_task", right: "access", data: { taskId, method: "extracted", records: 1, receiptSha256: "a".repeat(64) } });
  });
  const { second, address } = await atTheDesk(page, browser, mine);
  await page.goto(address);
  await (await ready(page.getByRole("link", { name: "Look through the data and make the files" }))).click();
  await (await ready(page.getByRole("button", { name: "Column agent" }))).click();
  await expect(page.getByRole("button", { name: "agent of row 1: Otto Other. Blacked out: Data of other people" })).toBeVisible();
  for (const box of await page.getByLabel("Say this instead").all()) await box.fill("«hoja»");
  await page.getByRole("button", { name: "Make the files" }).click();
  await page.getByRole("link", { name: "Prepare the answer with them" }).click();
  await (await ready(sectionOf(page, "access").getByRole("button", { name: "Prepare the answer" }))).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "In full" }).check();
  await dialog.getByRole("button", { name: "Next" }).click();
  await expect(dialog).toContainText("Blacked out: third party 1.");
  await dialog.getByRole("checkbox", { name: "Data of other people were looked for" }).check();
  await dialog.getByRole("button", { name: "Next" }).click();
  await dialog.getByRole("button", { name: "Prepare the answer" }).click();
  await expect(dialog).toHaveCount(0);
  await second.goto(address);
  await (await ready(sectionOf(second, "access").getByRole("button", { name: "Approve and send" }))).click();
  await second.getByRole("dialog").getByRole("button", { name: "Approve and send" }).click();
  await expect(sectionOf(second, "access")).toContainText("Outcome: met in full.");
  await second.context().close();

  expect((await mailsTo(page, mine.email)).filter((mail) => mail.includes("«hoja»"))).toHaveLength(1);
  await page.goto(mine.link);
  await page.locator('button[name="act"][value="confirm"]').click();
  await page.locator('button[name="act"][value="code"]').click();
  await expect(page.getByRole("status")).toBeVisible();
  const code = (await mailsTo(page, mine.email)).flatMap((mail) => /: ([2-9A-Z]{8})\b/.exec(mail)?.[1] ?? [])[0] ?? "";
  await page.goto(mine.link);
  await page.locator('input[name="code"]').fill(code);
  const [file] = await Promise.all([page.waitForEvent("download"), page.locator('button[name="act"][value="open"]').click()]);
  expect(file.suggestedFilename()).toBe("R-1-access.zip");
  expect(await file.failure()).toBeNull();
});
