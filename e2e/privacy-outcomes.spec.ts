import type { Page } from "@playwright/test";

import { withOrg } from "../db/client";
import { PRIVACY_SETTINGS } from "../db/testing/privacy";
import { carryOutAct } from "../server/services/privacy/act";
import { listCases } from "../server/services/privacy/list";
import { savePrivacySettings } from "../server/services/privacy/save-settings";
import { type BrowserOrg, expect, ready, test } from "./fixtures";

const SAID = { objection: { "What was done": "Your address is off every list.", "From when": "From today." }, access: {} } as const;
type Right = keyof typeof SAID;
const HEADINGS = { objection: "Objection", access: "Access" } as const;

/** Asks for both by the form, without an account, and comes to their own page by the mail. */
async function asked(page: Page, org: BrowserOrg): Promise<{ email: string; link: string; id: string }> {
  const email = `outcome-${org.slug}@example.org`;
  await page.goto(`/privacy/${org.slug}?lang=de`);
  for (const value of ["access", "objection"]) await page.locator(`input[name="rights"][value="${value}"]`).check();
  await page.locator('input[name="objects_to"][value="direct_marketing"]').check();
  await page.locator('input[name="email"]').fill(email);
  await page.getByRole("button", { name: "Antrag absenden" }).click();
  await page.waitForURL(/\/sent/);
  await page.goto("/dev/mailbox");
  const link = (await page.getByRole("listitem").filter({ hasText: email }).getByRole("link").first().getAttribute("href")) ?? "";
  const id = (await listCases(org.as(), { show: "all" })).rows[0]?.id ?? "";
  return { email, link, id };
}

/** What goes before an answer, by machine: who asks is settled, and the only system has reported. */
async function worked(org: BrowserOrg, id: string): Promise<void> {
  const act = async (kind: string, data: object, right?: Right) => withOrg(org.id, async (tx) => carryOutAct(tx, { ...org.as(), now: new Date() }, id, { kind, data: { ...data }, ...(right ? { right } : {}) }));
  await act("settle_identity", { method: "no_doubt", reason: { text: "She wrote from the address we know." }, mandate: null });
  for (const right of ["access", "objection"] as const) {
    await act("start_fulfilment", { planSeq: null, tasks: [{ taskId: `${id}-${right}`, systemId: "shop" }] }, right);
    await act("complete_task", { taskId: `${id}-${right}`, ...(right === "access" ? { method: "none_found", records: 0 } : { method: "stopped", records: 1 }), receiptSha256: "a".repeat(64) }, right);
  }
}

/** One prepares an answer in the browser, another sends it. */
async function answered(page: Page, second: Page, address: string, right: Right, answer: string): Promise<void> {
  await page.goto(address);
  const section = (of: Page) => of.getByRole("region", { name: new RegExp(`^${HEADINGS[right]}`) });
  await (await ready(section(page).getByRole("button", { name: "Prepare the answer" }))).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: answer }).check();
  const preview = dialog.getByRole("button", { name: "Preview the letter" });
  while (!(await preview.isVisible())) {
    if (await dialog.getByLabel("Identifiers").isVisible()) await dialog.getByLabel("Identifiers").fill("1");
    await dialog.getByRole("button", { name: "Next" }).click();
  }
  for (const [label, words] of Object.entries(SAID[right])) await dialog.getByLabel(label).fill(words);
  if (right === "access") await dialog.getByLabel("Where you looked").fill("Shop and newsletter.");
  await dialog.getByRole("button", { name: "Prepare the answer" }).click();
  await expect(dialog).toHaveCount(0);
  await second.goto(address);
  await (await ready(section(second).getByRole("button", { name: "Approve and send" }))).click();
  const approval = second.getByRole("dialog");
  await approval.getByRole("button", { name: "Approve and send" }).click();
  await expect(approval).toHaveCount(0);
}

test("two rights in one request have an answer each: the officer gives them, the mails and the person's own page say them in the person's language", async ({ page, emptyOrg, browser }) => {
  await savePrivacySettings(emptyOrg.as(), PRIVACY_SETTINGS);
  const { email, link, id } = await asked(page, emptyOrg);
  await worked(emptyOrg, id);
  const other = await browser.newContext();
  const second = await other.newPage();
  await emptyOrg.signIn(page, "officer");
  await emptyOrg.signIn(second, "owner");
  const address = `/o/${emptyOrg.slug}/privacy/${id}`;
  await answered(page, second, address, "objection", "In full");
  await answered(page, second, address, "access", "No data held");
  await expect(second.getByText("Outcome: met in full.")).toBeVisible();
  await other.close();

  await page.goto("/dev/mailbox");
  const letters = page.getByRole("listitem").filter({ hasText: email });
  const granted = letters.filter({ hasText: "Your address is off every list." });
  await expect(granted).toContainText("Widerspruch gegen die Verarbeitung Ihrer Daten");
  const nothing = letters.filter({ hasText: "Shop and newsletter." });
  for (const words of ["nach Daten über Sie gesucht", "Berlin Commissioner", "Gericht"]) await expect(nothing.first()).toContainText(new RegExp(words, "i"));

  await page.goto(link);
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  for (const words of ["Your address is off every list.", "Shop and newsletter.", "Berlin Commissioner"]) await expect(page.getByText(words).first()).toBeVisible();
});
