import type { Locator, Page } from "@playwright/test";

import { PRIVACY_SETTINGS } from "../db/testing/privacy";
import { MANUAL_SYSTEM } from "../db/testing/systems";
import { listMembers } from "../server/services/members/list";
import { savePrivacySettings } from "../server/services/privacy/save-settings";
import { saveSystem } from "../server/services/privacy/systems/save";
import { accessibilityFaults, type BrowserOrg, expect, expectAccessible, ready, test } from "./fixtures";

const DAY_MS = 86_400_000;
const WORDS = "Please erase everything you hold about me.";

/** Signs an owner in, records a request that came some days ago, and says where its page is. */
async function recorded(page: Page, org: BrowserOrg, { rights = ["erasure"], daysAgo = 1, email = `person@${org.slug}.example` } = {}): Promise<{ id: string; address: string; email: string }> {
  await savePrivacySettings(org.as(), PRIVACY_SETTINGS);
  await org.signIn(page);
  const answer = await page.request.post(`/api/trpc/${org.slug}/privacy.record`, { headers: { origin: org.url }, data: {
    channel: "post", receivedAt: new Date(Date.now() - daysAgo * DAY_MS).toISOString(), language: "en", rights, requester: { name: "Petra Sommer", email, address: null, identifiers: [] }, knownAddress: true, wording: WORDS,
  } });
  expect(answer.status(), await answer.text()).toBe(200);
  const { result: { data: { id } } } = (await answer.json()) as { result: { data: { id: string } } };
  return { id, address: `/o/${org.slug}/privacy/${id}`, email };
}

async function press(page: Page, name: string): Promise<Locator> {
  await (await ready(page.getByRole("button", { name, exact: true }).first())).click();
  return page.getByRole("dialog");
}

async function settleIdentity(page: Page): Promise<void> {
  const dialog = await press(page, "Settle who they are");
  await dialog.getByRole("radio", { name: /There is no doubt/ }).check();
  await dialog.getByLabel("Why there is no doubt").fill("A letter with the customer number, from the address on file.");
  await dialog.getByRole("button", { name: "Settle who they are" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText(/^settled, no doubt/)).toBeVisible();
}

test("an officer sets up the desk, sees the public address, and records what came by phone", async ({ page, org }) => {
  await org.signIn(page, "officer");
  await page.goto(`/o/${org.slug}/privacy`);
  await expect(page.getByRole("link", { name: "Privacy", exact: true }).first()).toBeVisible();
  await page.getByRole("link", { name: "Set up the privacy desk" }).click();
  await (await ready(page.getByLabel("Country"))).selectOption("DE");
  await expect(page.getByLabel("Legal time zone")).toHaveValue("Europe/Berlin");
  await page.getByLabel("Controller", { exact: true }).fill("Acme GmbH");
  await page.getByLabel("Postal address", { exact: true }).fill("Hauptstr. 1, 10115 Berlin");
  await page.getByLabel("E-mail for replies").fill("privacy@acme.example");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Name the supervisory authority")).toBeVisible();
  await page.getByLabel("Supervisory authority").fill("Berlin Commissioner");
  await page.getByLabel("Open to everybody").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("link", { name: `/privacy/${org.slug}` })).toBeVisible();

  await page.goto(`/o/${org.slug}/privacy`);
  await expect(page.getByRole("button", { name: "Copy address" })).toBeVisible();
  const dialog = await press(page, "Record a request");
  await dialog.getByRole("button", { name: "Record it" }).click();
  await expect(dialog.getByText("Say when it reached you.")).toBeVisible();
  await dialog.getByLabel("Received at").fill("2026-03-05T10:00");
  await dialog.getByLabel("In their words").fill(WORDS);
  await dialog.getByRole("checkbox", { name: /^Erasure/ }).check();
  await dialog.getByRole("button", { name: "Record it" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "What is next for R-1?" })).toBeVisible();
  // Easter Sunday and Easter Monday stand in the way.
  await expect(page.getByRole("region", { name: "By when" })).toContainText("Tue 7 Apr 2026");
  await page.getByText("Explain this date").click();
  await expect(page.getByText("Easter Monday").first()).toBeVisible();
  await page.goto(`/o/${org.slug}/privacy?show=overdue`);
  await expect(page.getByRole("row", { name: /R-1/ })).toContainText("late");
});

test("a refusal is prepared by one, approved by another, and its letter has reasons, authority and court", async ({ page, org, browser }) => {
  const { address, email } = await recorded(page, org);
  await org.signIn(page, "officer");
  await page.goto(address);
  await settleIdentity(page);
  const dialog = await press(page, "Prepare the answer");
  await dialog.getByRole("radio", { name: /^Refuse/ }).check();
  await dialog.getByRole("button", { name: "Next" }).click();
  await dialog.getByRole("radio", { name: /A law obliges us/ }).check();
  await dialog.getByRole("button", { name: "Next" }).click();
  await expect(dialog.getByText("Needed.")).toHaveCount(2);
  await dialog.getByLabel("Why the data are necessary for it").fill("The invoices name the buyer.");
  await dialog.getByLabel("The law, with its section").fill("s. 147 AO: invoices are kept ten years.");
  await dialog.getByRole("button", { name: "Next" }).click();
  await dialog.getByLabel("Reasons").fill("We must keep your invoices until 2034.");
  await dialog.getByRole("button", { name: "Preview the letter" }).click();
  await expect(dialog.getByRole("article", { name: "Preview" })).toContainText("Berlin Commissioner");
  await dialog.getByRole("button", { name: "Prepare the answer" }).click();
  await expect(dialog).toHaveCount(0);

  await expect(page.getByText("not sent: waits for approval")).toBeVisible();
  await expect(page.getByRole("button", { name: "Approve and send" })).toBeDisabled();
  await expect(page.getByText("Somebody else than who prepared the answer approves it.")).toBeVisible();

  const other = await browser.newContext();
  const second = await other.newPage();
  await org.signIn(second, "owner");
  await second.goto(address);
  const approval = await press(second, "Approve and send");
  await expect(approval).toContainText("We must keep your invoices until 2034.");
  await approval.getByRole("button", { name: "Approve and send" }).click();
  await expect(approval).toHaveCount(0);
  await expect(second.getByText("Outcome: refused.")).toBeVisible();
  await other.close();

  await page.goto("/dev/mailbox");
  const letter = page.getByRole("listitem").filter({ hasText: email }).filter({ hasText: "We cannot do what you asked for" });
  await expect(letter).toContainText("We must keep your invoices until 2034.");
  await expect(letter).toContainText("Berlin Commissioner");
  await expect(letter).toContainText("You can also go to court");
});

test("an extension in time moves the date, and its letter names the new one", async ({ page, org }) => {
  const { address, email } = await recorded(page, org, { rights: ["access"] });
  await page.goto(address);
  const due = page.getByRole("region", { name: "By when" });
  await expect(due).toContainText("Answer by");
  const dialog = await press(page, "Extend by two months");
  await dialog.getByRole("radio", { name: "Complexity" }).check();
  await dialog.getByLabel("Reasons").fill("Your data lie in eleven systems, two of them archives.");
  await dialog.getByRole("button", { name: "Extend by two months" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(due).toContainText("Extended: answer by");
  const date = await due.locator("time").first().getAttribute("datetime");
  await page.goto("/dev/mailbox");
  const letter = page.getByRole("listitem").filter({ hasText: email }).filter({ hasText: "We need more time" });
  await expect(letter).toContainText(new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${date}T00:00:00Z`)));
});

test("what cannot be done says why, and asking for more proof than needed is stopped on the way", async ({ page, org }) => {
  const { address } = await recorded(page, org, { rights: ["access", "erasure"] });
  await page.goto(address);
  await expect(page.getByRole("button", { name: "Carry it out" })).toBeDisabled();
  await expect(page.getByText(/Settle first who is asking/).first()).toBeVisible();
  const dialog = await press(page, "Ask for proof of identity");
  await dialog.getByLabel("Reason for the doubt").fill("The name is not the one of the account.");
  await dialog.getByRole("button", { name: "Next" }).click();
  await dialog.getByLabel("What the answer will show").fill("That the account is theirs.");
  await dialog.getByRole("radio", { name: /You know no address/ }).check();
  await expect(dialog.getByText("The address is known: have it confirmed before asking for more.")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Next" })).toBeDisabled();
  await dialog.getByRole("radio", { name: /It was tried and failed/ }).check();
  await dialog.getByRole("button", { name: "Next" }).click();
  await dialog.getByRole("checkbox", { name: /Name a detail/ }).check();
  await dialog.getByLabel("Why less would not do").fill("The mail to the known address came back.");
  await dialog.getByRole("button", { name: "Next" }).click();
  await dialog.getByRole("radio", { name: "Medium" }).check();
  await dialog.getByRole("button", { name: "Next" }).click();
  await expect(dialog.getByLabel("Reasons")).toHaveValue("The name is not the one of the account.");
  await dialog.getByLabel("What you ask of them").fill("The month of your last order.");
  await dialog.getByRole("button", { name: "Ask for proof of identity" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText("Waiting for proof of identity").first()).toBeVisible();
});

test("a message goes out and stands in the thread, and a case can be somebody's", async ({ page, org }) => {
  const { address } = await recorded(page, org);
  await page.goto(address);
  await (await ready(page.getByLabel("Write to the person"))).fill("We are on it.");
  await page.getByRole("button", { name: "Send message" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "We are on it." })).toContainText("mail kept on this installation");
  await page.getByLabel("Whose request this is").selectOption({ label: org.owner.name });
  await expect(page.getByText("Assigned.")).toBeVisible();
  await page.goto(`/o/${org.slug}/privacy?mine=1`);
  await expect(page.getByRole("row", { name: /R-1/ })).toContainText(org.owner.name);
});

test("a system is added, asked when the work begins, and done by a contributor in My work", async ({ page, org, browser }) => {
  const { address, email } = await recorded(page, org, { rights: ["access"] });
  const other = await browser.newContext();
  const helper = await other.newPage();
  await org.signIn(helper, "contributor");
  const { members } = await listMembers(org.asOwner());
  await page.goto(`/o/${org.slug}/privacy/systems`);
  await expect(page.getByText("No system yet")).toBeVisible();
  const form = await press(page, "Add a system");
  await form.getByLabel("Name", { exact: true }).first().fill("Shop");
  await form.getByRole("radio", { name: /CSV upload/ }).check();
  await form.getByLabel("What to do").fill("Export the orders by e-mail address.");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form).toHaveCount(0);
  await expect(page.getByRole("row", { name: /Shop/ })).toContainText("CSV upload");

  await page.goto(address);
  await settleIdentity(page);
  const start = await press(page, "Carry it out");
  await expect(start.getByRole("checkbox", { name: /Shop/ })).toBeChecked();
  await start.getByRole("button", { name: "Carry it out" }).click();
  await expect(start).toHaveCount(0);
  const task = page.getByRole("listitem").filter({ hasText: "Shop" }).first();
  await expect(task).toContainText("waits");
  await page.getByLabel("Who sees to Shop").selectOption({ label: members.find(({ role }) => role === "contributor")?.name ?? "" });
  await expect(page.getByText("Assigned.")).toBeVisible();

  await helper.goto(`/o/${org.slug}/work`);
  await expect(helper.getByText("Export the orders by e-mail address.")).toBeVisible();
  await expect(helper.getByText(email)).toBeVisible();
  await (await ready(helper.getByRole("button", { name: "Report Shop for R-1" }))).click();
  await helper.getByLabel("What you found").setInputFiles({ name: "orders.csv", mimeType: "text/csv", buffer: Buffer.from("order,item\n1,Book\n2,Lamp\n") });
  await expect(helper.getByText("is kept, 2 rows.")).toBeVisible();
  await helper.getByRole("button", { name: "Report it as done" }).click();
  await expect(helper.getByText("Export the orders by e-mail address.")).toHaveCount(0);
  await other.close();

  await page.goto(address);
  await expect(page.getByRole("listitem").filter({ hasText: "Shop" }).first()).toContainText("Extracted, 2 records");
});

test("a contributor has no privacy desk", async ({ page, org }) => {
  const { address } = await recorded(page, org);
  await org.signIn(page, "contributor");
  for (const place of [`/o/${org.slug}/privacy`, address, `/o/${org.slug}/privacy/settings`]) {
    await page.goto(place);
    await expect(page.getByText("Your role does not open the privacy desk")).toBeVisible();
  }
});

for (const { width, height, colorScheme } of [{ width: 1440, height: 900, colorScheme: "light" }, { width: 375, height: 812, colorScheme: "dark" }] as const) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height }, colorScheme, contextOptions: { reducedMotion: "reduce" } });
    test("every page of the desk is accessible and fits, in both schemes", async ({ page, org }) => {
      const { address } = await recorded(page, org, { rights: ["access", "erasure", "objection"], daysAgo: 60 });
      const faults: string[] = [];
      const look = async (at: string) => {
        for (const scheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme: scheme });
          faults.push(...(await accessibilityFaults(page, scheme === "dark" ? "again" : "first")).map((fault) => `${at}, ${scheme}: ${fault}`));
        }
        expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), at).toBeLessThanOrEqual(0);
      };
      await saveSystem(org.as(), { ...MANUAL_SYSTEM, id: null });
      for (const at of [`/o/${org.slug}/privacy`, `/o/${org.slug}/privacy?new=1`, `/o/${org.slug}/privacy/settings`, `/o/${org.slug}/privacy/systems`, `/o/${org.slug}/privacy/systems?new=1`, `/o/${org.slug}/privacy/numbers`, address]) {
        await page.goto(at);
        await expect(page.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
        if (at.includes("new=1")) await expect(page.getByRole("dialog")).toBeVisible();
        await look(at);
      }
      await press(page, "Settle who they are");
      await expect(page.getByRole("dialog")).toBeVisible();
      await look("a dialog");
      expect(faults).toEqual([]);
      await expectAccessible(page);
    });
  });
}
