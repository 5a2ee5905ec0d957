import type { Page } from "@playwright/test";

import { type BrowserOrg, expect, expectSoonAt, nativeItem, ready, test } from "./fixtures";

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
const restoreIn = (minutes: number, days = 0) => nativeItem("Restore of the ledger", {
  kind: "restore_test", facts: { executed_at: daysAgo(days), system_id: "ledger-db", outcome: "success", integrity_verified: true, rto_minutes: minutes, rpo_minutes: 30, tester: "Noor Haddad" },
});

const section = (page: Page, name: string) => page.getByRole("region", { name });
const verdict = (page: Page) => section(page, "Verdict");

async function openControl(page: Page, org: BrowserOrg, key: string, role: "owner" | "officer" = "owner"): Promise<void> {
  await org.signIn(page, role);
  await page.goto(`/o/${org.slug}/controls/${key}`);
}

test("a promise in one's own words stands beside the default, and the change in the activity", async ({ page, org }) => {
  await openControl(page, org, "BCP-03");
  const promise = section(page, "The promise");
  await expect(promise).toContainText("The catalog's default words, unchanged.");
  await (await ready(promise.getByRole("button", { name: "Edit" }))).click();
  await promise.getByLabel("What you promise").fill("We restore every critical database once a quarter.");
  await promise.getByRole("button", { name: "Save" }).click();
  await expect(promise.getByText("We restore every critical database once a quarter.")).toBeVisible();
  await expect(promise).toContainText("Default: A backup of each critical system");
  await expect(section(page, "Activity")).toContainText(org.owner.name);
});

test("a promised limit decides the verdict at once, and its default stays in sight", async ({ page, org }) => {
  await org.push(restoreIn(90));
  await org.signIn(page);
  await expectSoonAt(page, `/o/${org.slug}/controls/BCP-03`, verdict(page), "Fail");
  await (await ready(page.getByRole("button", { name: "Change Recovery time at most (minutes)" }))).click();
  const parameter = section(page, "Parameters").getByRole("listitem").filter({ hasText: "Recovery time at most (minutes)" });
  await parameter.getByLabel("You promise").fill("120");
  await parameter.getByRole("button", { name: "Save" }).click();
  await expect(verdict(page).getByText("Pass", { exact: true }).first()).toBeVisible();
  await expect(parameter).toContainText("Default 60");
  await expect(parameter).toContainText("You promise 120");
  await expect(parameter).toContainText(`set by ${org.owner.name}`);
  await expect(section(page, "Activity")).toContainText("fail → pass");
});

test("a control gets an owner and the list shows it", async ({ page, org }) => {
  await openControl(page, org, "COM-01");
  await (await ready(page.getByRole("button", { name: "Owner: nobody yet. Change" }))).click();
  await page.getByRole("option", { name: org.owner.name }).click();
  await expect(page.getByRole("button", { name: `Owner: ${org.owner.name}. Change` })).toBeVisible();
  await page.goto(`/o/${org.slug}/controls`);
  await expect(page.getByRole("row").filter({ has: page.getByRole("link", { name: "Reporting channels work" }) })).toContainText(org.owner.name);
});

test("a control leaves scope only with a reason, and comes back", async ({ page, org }) => {
  await openControl(page, org, "AST-02", "officer");
  const scope = section(page, "Scope");
  await (await ready(scope.getByRole("switch", { name: "This control applies to us" }))).click();
  await scope.getByRole("button", { name: "Save" }).click();
  await expect(scope.getByText("A sentence an auditor can check.")).toBeVisible();
  await scope.getByLabel("Why it does not apply").fill("We own no hardware: everything is rented.");
  await scope.getByRole("button", { name: "Save" }).click();
  const asked = page.getByRole("alertdialog", { name: "Leave this control out of scope?" });
  await asked.getByRole("button", { name: "Leave it out" }).click();
  await expect(verdict(page).getByText("Not applicable", { exact: true }).first()).toBeVisible();
  await expect(section(page, "Activity")).toContainText("A officer");
  await scope.getByRole("switch", { name: "This control applies to us" }).click();
  await scope.getByRole("button", { name: "Save" }).click();
  await expect(verdict(page).getByText("No evidence", { exact: true }).first()).toBeVisible();
});

test("a past day says so across the top, shows what was known then, and lets nothing be changed", async ({ page, lastMonthsOrg: org }) => {
  await org.push(restoreIn(10, 3));
  await org.signIn(page);
  const address = `/o/${org.slug}/controls/BCP-03`;
  await expectSoonAt(page, address, verdict(page), "Pass");
  await (await ready(page.getByRole("button", { name: "as of today" }))).click();
  await page.getByRole("dialog", { name: "Choose the day to look at" }).getByRole("button", { name: /^Yesterday/ }).click();
  await expect(page.getByRole("status").filter({ hasText: "as it was known then. Changes are off." })).toBeVisible();
  await expect(page).toHaveURL(/asOf=\d{4}-\d{2}-\d{2}/);
  await expect(verdict(page).getByText("No evidence", { exact: true }).first()).toBeVisible();
  await expect(verdict(page)).toContainText("With what arrived later:");
  await expect(page.getByRole("button", { name: /^(Edit|Save|Change |Owner: )/ })).toHaveCount(0);
  await expect(page.getByRole("switch")).toHaveCount(0);
  await page.getByRole("link", { name: "Evidence", exact: true }).first().click();
  await expect(page).toHaveURL(/\/evidence\?asOf=/);
  await expect(page.getByRole("button", { name: "Upload evidence" })).toHaveCount(0);
  await page.getByRole("button", { name: "Back to today" }).click();
  await expect(page.getByRole("link", { name: "Restore of the ledger" })).toBeVisible();
});

test("the keyboard alone walks the list, opens a control beside it and then as a page", async ({ page, org }) => {
  await openList(page, org);
  const rows = page.getByRole("table", { name: "Controls" }).getByRole("link");
  await page.keyboard.press("j");
  await expect(rows.nth(0)).toBeFocused();
  await page.keyboard.press("j");
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press("k");
  await expect(rows.nth(0)).toBeFocused();
  const title = (await rows.nth(0).textContent()) ?? "";
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: title })).toBeVisible();
  await expect(page.getByRole("link", { name: "Open as a page" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
});

test("slash filters the list, and Ctrl+K finds a control and opens it", async ({ page, org }) => {
  await openList(page, org);
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type("restore test");
  await expect(page).toHaveURL(/q=restore/);
  await expect(page.getByRole("table", { name: "Controls" }).getByRole("link", { name: "Restore test at least quarterly" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Find" });
  await palette.getByRole("combobox").fill("COM-01");
  await expect(palette.getByRole("option", { name: /Reporting channels work/ })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Reporting channels work" })).toBeVisible();
});

/** Opens the list and the list of keys: once that answers, the page listens. */
async function openList(page: Page, org: BrowserOrg): Promise<void> {
  await org.signIn(page);
  await page.goto(`/o/${org.slug}/controls`);
  await expect(page.getByRole("row").filter({ has: page.getByRole("link", { name: "Reporting channels work" }) })).toBeVisible();
  const keys = page.getByRole("dialog", { name: "Keys" });
  await expect(async () => {
    await page.keyboard.press("?");
    await expect(keys).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.press("Escape");
  await expect(keys).toHaveCount(0);
}
