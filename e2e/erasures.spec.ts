import type { Page } from "@playwright/test";

import { expect, expectAccessible, nativeItem, ready, test, type BrowserOrg } from "./fixtures";

const check = () => nativeItem("Minutes with a name", { kind: "channel_check", facts: { channel_key: "security-mailbox", tested_at: new Date().toISOString(), reachable: true } });

async function askFor(page: Page, org: BrowserOrg, id: string) {
  await page.goto(`/o/${org.slug}/evidence/${id}`);
  await (await ready(page.getByRole("button", { name: "Erase", exact: true }))).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Legal basis").selectOption("gdpr.17.1.b");
  await dialog.getByLabel("Reason").fill("She withdrew her consent by mail.");
  await dialog.getByRole("button", { name: "Ask for erasure" }).click();
  await expect(page.getByText("Erasure asked for by")).toBeVisible();
}

test("one owner asks, the same cannot approve, another approves, and the ledger says so", async ({ page, org }) => {
  const [item = { id: "", number: 0 }] = await org.push(check());
  const second = await org.addOwner();
  await org.signIn(page);
  await askFor(page, org, item.id);
  await page.getByRole("link", { name: "Another owner decides." }).click();
  await expect(page.getByRole("heading", { level: 1, name: "What must go, and what must stay?" })).toBeVisible();
  const waiting = page.getByRole("region", { name: "Waiting for a second owner" });
  await expect(waiting.getByText("You asked for it: another owner decides.")).toBeVisible();
  await expect(waiting.getByRole("button", { name: /^Approve/ })).toHaveCount(0);
  await expectAccessible(page);

  await second.signIn(page);
  await page.goto(`/o/${org.slug}/settings/erasure`);
  await (await ready(waiting.getByRole("button", { name: `Approve the erasure of E-${item.number}` }))).press("Enter");
  const asked = page.getByRole("alertdialog", { name: `Erase E-${item.number} for good?` });
  await expectAccessible(page);
  await asked.getByRole("button", { name: "Approve and erase" }).click();
  await expect(page.getByText("Approved. The content is being destroyed.")).toBeVisible();
  await expect(waiting.getByText("No request waits")).toBeVisible();
  await expect(async () => {
    await page.reload();
    const line = page.getByRole("region", { name: "Decided" }).getByRole("row", { name: new RegExp(`E-${item.number}`) });
    await expect(line).toContainText("Erased", { timeout: 2_000 });
    await expect(line).toContainText(/#\d/, { timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await page.goto(`/o/${org.slug}/evidence/${item.id}`);
  await expect(page.getByText("Content erased on").first()).toBeVisible();
});

test("a refusal needs a reason and keeps it, and a hold stops an approval until it is lifted", async ({ page, org }) => {
  const [item = { id: "", number: 0 }] = await org.push(check());
  const second = await org.addOwner();
  await org.signIn(page);
  await askFor(page, org, item.id);
  await second.signIn(page);
  await page.goto(`/o/${org.slug}/settings/erasure`);
  await (await ready(page.getByRole("button", { name: "Set a hold" }))).click();
  const hold = page.getByRole("dialog", { name: "Set a legal hold" });
  await hold.getByLabel(/^Evidence/).fill(`e-${item.number}`);
  await hold.getByRole("button", { name: "Set the hold" }).click();
  await expect(hold.getByText("A few words")).toBeVisible();
  await hold.getByLabel("Reason").fill("Case 12/26 is pending.");
  await hold.getByRole("button", { name: "Set the hold" }).click();
  const waiting = page.getByRole("region", { name: "Waiting for a second owner" });
  await expect(waiting.getByText("Case 12/26 is pending.")).toBeVisible();
  await expect(waiting.getByRole("button", { name: /^Approve/ })).toBeDisabled();
  await expectAccessible(page);

  await page.getByRole("button", { name: `Lift the hold on E-${item.number}` }).click();
  const lift = page.getByRole("dialog", { name: `Lift the hold on E-${item.number}?` });
  await lift.getByLabel("Reason").fill("The case is settled.");
  await lift.getByRole("button", { name: "Lift the hold" }).click();
  await expect(page.getByRole("region", { name: "Legal holds" }).getByText("The case is settled.")).toBeVisible();
  await waiting.getByRole("button", { name: `Refuse the erasure of E-${item.number}` }).click();
  const refuse = page.getByRole("dialog", { name: `Refuse to erase E-${item.number}?` });
  await refuse.getByLabel("Reason").fill("A law keeps it for ten years.");
  await refuse.getByRole("button", { name: "Refuse" }).click();
  await expect(page.getByRole("region", { name: "Decided" }).getByText("A law keeps it for ten years.")).toBeVisible();
});

test("an officer is shown no erasures, and on a phone the page fits", async ({ page, org }) => {
  await org.signIn(page, "officer");
  await page.goto(`/o/${org.slug}/settings/erasure`);
  await expect(page.getByText("Your role does not open erasures")).toBeVisible();
  await org.signIn(page);
  await page.setViewportSize({ width: 375, height: 800 });
  await page.goto(`/o/${org.slug}/settings/erasure`);
  await expect(page.getByText("No legal hold")).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  await expectAccessible(page);
});
