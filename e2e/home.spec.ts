import type { Page } from "@playwright/test";

import { type BrowserOrg, expect, nativeItem, ready, test } from "./fixtures";

/** Home of an organization that has received something: before, it only leads through the first steps. */
async function openHome(page: Page, org: BrowserOrg): Promise<void> {
  await org.push(nativeItem("Security mailbox answers", { kind: "channel_check", facts: { channel_key: "security-mailbox", tested_at: new Date().toISOString(), reachable: true } }));
  await org.signIn(page);
  await page.goto(`/o/${org.slug}`);
}

test("the strip has one name a row, and says each week as the keys go along", async ({ page, org }) => {
  await openHome(page, org);
  const weeks = page.getByRole("table", { name: /^Coverage/ }).getByRole("slider");
  await expect(weeks.first()).toHaveAccessibleName(/^[A-Z]+-\d+: 52 weeks, \d+ /);
  await (await ready(weeks)).first().focus();
  await expect(weeks.first()).toHaveAttribute("aria-valuenow", "52");
  await page.keyboard.press("ArrowLeft");
  await expect(weeks.first()).toHaveAttribute("aria-valuenow", "51");
  await expect(weeks.first()).toHaveAttribute("aria-valuetext", /^week of \d+ \w+ \d{4}: /);
  await expect(page.getByRole("tooltip")).toContainText(/week of/);
  await page.keyboard.press("ArrowDown");
  await expect(weeks.nth(1)).toBeFocused();
  await expect(weeks.nth(1)).toHaveAttribute("aria-valuenow", "51");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/controls\/[^?]+\?week=\d{4}-\d\d-\d\d#occurrences$/);
});

test("the pointer finds the week under it, and opens it", async ({ page, org }) => {
  await openHome(page, org);
  const weeks = await ready(page.getByRole("slider").nth(3));
  const box = await weeks.boundingBox();
  await weeks.hover({ position: { x: (box?.width ?? 0) * (1.5 / 52), y: 10 } });
  const second = (await page.getByRole("tooltip").textContent()) ?? "";
  await weeks.hover({ position: { x: (box?.width ?? 0) * (51.5 / 52), y: 10 } });
  await expect(page.getByRole("tooltip")).not.toHaveText(second);
  await expect(page.getByRole("tooltip")).toHaveText(new RegExp((await weeks.getAttribute("aria-valuetext")) ?? "none"));
  await weeks.click({ position: { x: (box?.width ?? 0) * (51.5 / 52), y: 10 } });
  await expect(page).toHaveURL(/\?week=\d{4}-\d\d-\d\d#occurrences$/);
});

test("the window is chosen on the page, stands in the address, and is kept with a past day", async ({ page, org }) => {
  await openHome(page, org);
  await expect(page.getByText(/controls without a gap in this window/)).toBeVisible();
  await (await ready(page.getByRole("button", { name: /^window / }))).click();
  await page.getByRole("button", { name: /^Last 3 months/ }).click();
  await expect(page).toHaveURL(/\?window=3m$/);
  await expect(page.getByRole("slider").first()).toHaveAccessibleName(/: 1[345] weeks, /);
  await page.getByRole("button", { name: /^window / }).click();
  const dialog = page.getByRole("dialog", { name: "Choose the window" });
  await dialog.getByLabel("From").fill("2026-01-05");
  await dialog.getByLabel("To").fill("2026-02-01");
  await dialog.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page).toHaveURL(/\?from=2026-01-05&to=2026-02-01$/);
  await expect(page.getByRole("slider").first()).toHaveAccessibleName(/: 4 weeks, /);
  await expect(page.getByRole("heading", { name: "Changed in this window" })).toBeVisible();
  await page.goto(`${page.url()}&asOf=2026-01-20`);
  await expect(page.getByRole("slider").first()).toHaveAccessibleName(/: 3 weeks, /);
});
