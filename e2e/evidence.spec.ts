import { Buffer } from "node:buffer";

import type { Page } from "@playwright/test";

import { type BrowserOrg, expect, expectSoonAt, nativeItem, ready, test } from "./fixtures";

const now = () => new Date().toISOString();
const channelCheck = (key = "security-mailbox") => ({ kind: "channel_check", facts: { channel_key: key, tested_at: now(), reachable: true } });
/** Everything the control asks for but who ran it: that only a person can say. */
const restoreTest = () => ({ kind: "restore_test", facts: { executed_at: now(), system_id: "ledger-db", outcome: "success", integrity_verified: true, rto_minutes: 12, rpo_minutes: 30 } });
const nativeFile = (name: string, ...records: object[]) => ({ name, mimeType: "application/json", buffer: Buffer.from(JSON.stringify({ proofroom: 1, records })) });

const tray = (page: Page) => page.getByRole("region", { name: "Upload" });
const controlRow = (page: Page, title: string) => page.getByRole("row").filter({ has: page.getByRole("link", { name: title }) });

async function open(page: Page, org: BrowserOrg, place: string): Promise<void> {
  await org.signIn(page);
  await page.goto(`/o/${org.slug}${place}`);
}

async function choose(page: Page, button: string, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  const pressed = await ready(page.getByRole("button", { name: button }));
  const chooser = page.waitForEvent("filechooser");
  await pressed.click();
  await (await chooser).setFiles(file);
}

/** Pushes one item, then opens its page. */
async function openPushed(page: Page, org: BrowserOrg, ...records: { kind: string; facts: Record<string, unknown> }[]): Promise<void> {
  await org.push(nativeItem("The one item", ...records));
  await open(page, org, "/evidence");
  await (await ready(page.getByRole("link", { name: "The one item" }))).click();
  await page.getByRole("link", { name: "Open as a page" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "The one item" })).toBeVisible();
}

test("evidence pushed by API appears in the list and turns its control", async ({ page, org }) => {
  await open(page, org, "/controls");
  await expect(controlRow(page, "Reporting channels work")).toContainText("No evidence");
  await org.push(nativeItem("Security mailbox answers", channelCheck()));
  await expectSoonAt(page, `/o/${org.slug}/controls`, controlRow(page, "Reporting channels work"), "Pass");
  await page.getByRole("link", { name: "Evidence", exact: true }).first().click();
  await expect(page.getByRole("row", { name: /Security mailbox answers/ })).toContainText("Channel check");
});

test("a chosen file shows its progress, what the parser read and what it asks; the answer is saved with it", async ({ page, org }) => {
  await open(page, org, "/evidence");
  let letGo = () => {};
  const held = new Promise<void>((resolve) => { letGo = resolve; });
  await page.route("**/files/upload", async (route) => { await held; await route.continue(); });
  await choose(page, "Upload evidence", nativeFile("restore.json", restoreTest()));
  await expect(tray(page).getByRole("progressbar", { name: "restore.json: sending" })).toBeVisible();
  letGo();
  await expect(tray(page).getByText(/^Recognised as .+: 1 restore test, 1 question\.$/)).toBeVisible();
  await tray(page).getByLabel("Tester").fill("Noor Haddad");
  await tray(page).getByRole("button", { name: "Keep answers" }).click();
  await expect(tray(page).getByText(/^Recognised as .+: 1 restore test\.$/)).toBeVisible();
  await tray(page).getByRole("button", { name: "Save", exact: true }).click();
  await expect(tray(page).getByText("Saved as E-1: 1 restore test.")).toBeVisible();
  await expectSoonAt(page, `/o/${org.slug}/controls?q=BCP-03`, controlRow(page, "Restore test at least quarterly"), "Pass");
});

test("a file dropped on the page is read before anything is saved", async ({ page, org }) => {
  await open(page, org, "/evidence");
  const { buffer, name } = nativeFile("dropped.json", channelCheck());
  const dataTransfer = await page.evaluateHandle(([text, fileName]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text ?? ""], fileName ?? "", { type: "application/json" }));
    return transfer;
  }, [buffer.toString("utf8"), name]);
  await ready(page.getByRole("button", { name: "Upload evidence" }));
  await page.dispatchEvent("main", "dragenter", { dataTransfer });
  await expect(page.getByText("Drop to read. Nothing is saved before you say so.")).toBeVisible();
  await page.dispatchEvent("main", "drop", { dataTransfer });
  await expect(tray(page).getByText(/^Recognised as .+: 1 channel check\.$/)).toBeVisible();
  await tray(page).getByRole("button", { name: "Close the tray; what is not saved is dropped" }).click();
  await page.reload();
  await expect(page.getByText("No evidence yet")).toBeVisible();
});

test("a file that cannot be read is refused with a sentence, and nothing is saved", async ({ page, org }) => {
  await open(page, org, "/evidence");
  await choose(page, "Upload evidence", nativeFile("wrong.json", { kind: "restore_test", facts: { executed_at: "yesterday, about noon", system_id: "db" } }));
  await expect(tray(page).getByText(/executed_at/).first()).toBeVisible();
  await expect(tray(page).getByText("Nothing was saved. Mend the file, then add it again.")).toBeVisible();
  await expect(tray(page).getByRole("button", { name: "Save", exact: true })).toHaveCount(0);
  await page.reload();
  await expect(page.getByText("No evidence yet")).toBeVisible();
});

test("a table of unknown columns is mapped once; the next one is read without asking", async ({ page, org }) => {
  await open(page, org, "/evidence");
  const table = (name: string, channel: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(`wann,kanal,geht\n${now()},${channel},true\n`) });
  await choose(page, "Upload evidence", table("first.csv", "hotline"));
  await expect(tray(page).getByText("A table in a layout we do not know. Say which column is which.")).toBeVisible();
  // The suggestion for the chosen kind comes late, after a person has begun to choose.
  const answer = Promise.withResolvers<void>();
  await page.route(/suggestMapping/, async (route) => { await answer.promise; await route.continue(); });
  const suggestion = page.waitForResponse(/suggestMapping/);
  await tray(page).getByLabel("What one row is").selectOption({ label: "Channel check" });
  await tray(page).getByLabel(/^Channel key/).selectOption("kanal");
  await tray(page).getByLabel(/^Tested at/).selectOption("wann");
  answer.resolve();
  await suggestion;
  await tray(page).getByLabel(/^Reachable/).selectOption("geht");
  await tray(page).getByLabel(/^Keep this mapping as/).fill("channel table");
  await tray(page).getByRole("button", { name: "Read the table" }).click();
  await expect(tray(page).getByText(/^Recognised as .+: 1 channel check\.$/)).toBeVisible();
  await tray(page).getByRole("button", { name: "Save", exact: true }).click();
  await expect(tray(page).getByText("Saved as E-1: 1 channel check.")).toBeVisible();
  await choose(page, "Upload evidence", table("second.csv", "mailbox"));
  await expect(tray(page).getByText(/^Recognised as .+: 1 channel check\.$/)).toBeVisible();
});

test("a reviewer returns evidence only with a note, then accepts it", async ({ page, org }) => {
  await openPushed(page, org, channelCheck());
  const review = page.getByRole("region", { name: "Review" });
  await review.getByRole("button", { name: "Return" }).click();
  await expect(review.getByText("Say what is wrong, so that someone can mend it.")).toBeVisible();
  await review.getByLabel(/^Note/).fill("Checked against the mailbox.");
  await review.getByRole("button", { name: "Accept" }).click();
  await expect(review.getByText(`Accepted by ${org.owner.name}`)).toBeVisible();
  await expect(review.getByText("“Checked against the mailbox.”")).toBeVisible();
});

test("withdrawn evidence says who and why, and its control falls back", async ({ page, org }) => {
  await openPushed(page, org, channelCheck());
  const item = page.url();
  const control = controlRow(page, "Reporting channels work");
  await expectSoonAt(page, `/o/${org.slug}/controls`, control, "Pass");
  await page.goto(item);
  await (await ready(page.getByRole("button", { name: "Withdraw" }))).click();
  const dialog = page.getByRole("dialog", { name: "Withdraw E-1?" });
  await dialog.getByLabel("Reason").fill("A test file, not ours.");
  await dialog.getByRole("button", { name: "Withdraw" }).click();
  await expect(page.getByText(`Withdrawn by ${org.owner.name}`)).toContainText("A test file, not ours.");
  await expectSoonAt(page, `/o/${org.slug}/controls`, control, "No evidence");
});

test("a correction is a new version of the same number, and the old one stays", async ({ page, org }) => {
  await openPushed(page, org, { kind: "channel_check", facts: { channel_key: "hotline", tested_at: now(), reachable: false } });
  await choose(page, "Correct with a new version", nativeFile("hotline.json", channelCheck("hotline")));
  await expect(tray(page).getByText("corrects E-1")).toBeVisible();
  await tray(page).getByRole("button", { name: "Save", exact: true }).click();
  await tray(page).getByRole("link", { name: "Open" }).click();
  await expect(page.getByText("E-1 v2")).toBeVisible();
  await page.getByRole("tab", { name: /^Links/ }).click();
  await expect(page.getByRole("listitem").filter({ has: page.getByRole("link", { name: "Version 2" }) })).toContainText("current");
  await page.getByRole("link", { name: "Version 1" }).click();
  await expect(page.getByText("Replaced")).toBeVisible();
});

test("the facts say where each came from: the source, a person with a name, or nowhere yet", async ({ page, org }) => {
  await openPushed(page, org, restoreTest());
  await page.getByRole("tab", { name: /^Facts/ }).click();
  const fact = (name: string) => page.getByRole("term").filter({ hasText: new RegExp(`^${name}$`) }).locator("..");
  await expect(fact("System id")).toContainText("ledger-dbfrom the source");
  await expect(fact("Tester")).toContainText("not given");
  await page.getByLabel("Tester").fill("Noor Haddad");
  await page.getByRole("button", { name: "Save answers" }).click();
  await expect(fact("Tester")).toContainText(`Noor Haddadgiven at review, ${org.owner.name}`);
});

test("filters and pages live in the address and survive a reload", async ({ page, org }) => {
  const items = Array.from({ length: 60 }, (_, n) => nativeItem(`Channel ${n + 1}`, channelCheck(`channel-${n + 1}`)));
  await org.push(...items);
  await open(page, org, "/evidence");
  const pages = page.getByRole("navigation", { name: "Pages of evidence" });
  await expect(pages).toContainText("1–50 of 60");
  await (await ready(pages.getByRole("button", { name: "Older" }))).click();
  await expect(pages).toContainText("51–60 of 60");
  await expect(page).toHaveURL(/cursor=.+&page=2/);
  await page.reload();
  await expect(pages).toContainText("51–60 of 60");
  await (await ready(page.getByRole("searchbox"))).fill("Channel 37");
  await expect(page).toHaveURL(/\/evidence\?q=Channel\+37$/);
  await page.reload();
  await expect(page.getByRole("table", { name: "Evidence" }).getByRole("link")).toHaveText(["Channel 37"]);
  await page.goto(`/o/${org.slug}/evidence?q=Channel&review=accepted`);
  await expect(page.getByText("No evidence answers these filters")).toBeVisible();
});

test("a zero recorded by hand makes its control not occurring, in the person's name", async ({ page, org }) => {
  await open(page, org, "/evidence");
  await (await ready(page.getByRole("button", { name: "Record by hand" }))).click();
  const sheet = page.getByRole("dialog", { name: "Record by hand" });
  await sheet.getByRole("button", { name: "Nothing happened: record a zero" }).click();
  const today = new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Berlin" });
  await sheet.getByLabel("Kind without rows").selectOption({ label: "Media disposal" });
  await sheet.getByLabel(/^Period start/).fill("2026-01-01T00:00");
  await sheet.getByLabel(/^Period end/).fill(`${today}T00:00`);
  await sheet.getByLabel(/^Query/).fill("disposal log of the asset register");
  await sheet.getByRole("button", { name: "Save record" }).click();
  await expect(sheet.getByText(/Saved as E-1, bears on .*AST-02/)).toBeVisible();
  await expectSoonAt(page, `/o/${org.slug}/controls?q=AST-02`, controlRow(page, "Media and hardware disposed of safely"), "Not occurring");
  await page.goto(`/o/${org.slug}/evidence`);
  await expect(page.getByRole("row", { name: /Recorded zero/ })).toContainText("Statement");
});

test("a link made by hand is taken away with a reason; one by kind offers no such thing", async ({ page, org }) => {
  const [pushed] = await org.push({ ...nativeItem("Security mailbox answers", channelCheck()), controls: ["GOV-02"] });
  await open(page, org, `/evidence/${pushed?.id}?tab=links`);
  await expect(page.getByRole("button", { name: /^Unlink / })).toHaveCount(1);
  await (await ready(page.getByRole("button", { name: "Unlink GOV-02" }))).click();
  const dialog = page.getByRole("dialog", { name: "Unlink E-1 from GOV-02?" });
  await dialog.getByRole("button", { name: "Unlink" }).click();
  await expect(dialog.getByText(/^A few words/)).toBeVisible();
  await dialog.getByLabel("Reason").fill("It is about another control.");
  await dialog.getByRole("button", { name: "Unlink" }).click();
  // Behind an open dialog nothing is to be found: only once it closed does an absence tell that it was saved.
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Unlink GOV-02" })).toHaveCount(0);
  await page.goto(`/o/${org.slug}/activity`);
  await expect(page.getByText(/It is about another control\./)).toBeVisible();
});

test("a filter is chosen by keyboard alone, from the moment it opens", async ({ page, org }) => {
  await org.push(nativeItem("Security mailbox answers", channelCheck()), nativeItem("Restore of ledger-db", restoreTest()));
  await open(page, org, "/evidence");
  await (await ready(page.getByRole("button", { name: /^Kind/ }))).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("option", { name: /Restore test/i })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/[?&]kind=restore_test/);
  await expect(page.getByRole("row", { name: /Security mailbox answers/ })).toHaveCount(0);
});
