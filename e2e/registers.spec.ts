import type { Page } from "@playwright/test";

import { expect, expectAccessible, ready, test } from "./fixtures";

const fitsInto = async (page: Page, width: number) => {
  await page.setViewportSize({ width, height: 900 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
};

test("an officer keeps a processor and an activity that names it, sees what is missing, and what changed", async ({ page, org }) => {
  await org.signIn(page, "officer");
  await page.goto(`/o/${org.slug}/privacy/registers`);
  await expectAccessible(page);
  await page.getByRole("main").getByRole("link", { name: /^Processors/ }).click();
  await page.getByRole("link", { name: "Add a processor" }).first().click();
  await (await ready(page.getByRole("button", { name: "Add the processor" }))).click();
  await expect(page.getByText("Give it a name.").first()).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill("Cloudy Ltd");
  await page.getByLabel("Seat").selectOption("IE");
  await page.getByRole("button", { name: "Add the processor" }).click();
  await expect(page.getByRole("heading", { name: "Cloudy Ltd" })).toBeVisible();
  await expect(page.getByText("“Contract signed on” is not said yet (Art. 28(3)).")).toBeVisible();
  await expectAccessible(page);

  await page.goto(`/o/${org.slug}/privacy/registers/activities/new`);
  await (await ready(page.getByLabel("Name", { exact: true }))).fill("Payroll");
  await page.getByRole("radio", { name: /^Controller/ }).check();
  await page.getByRole("button", { name: "Add to Recipients" }).click();
  await page.getByLabel("Name or category").fill("Host");
  await page.getByLabel("From the register of processors").selectOption({ label: "PR-1 Cloudy Ltd" });
  await expectAccessible(page);
  await fitsInto(page, 375);
  await page.getByRole("button", { name: "Add the processing activity" }).click();
  await expect(page.getByRole("heading", { name: "Payroll" })).toBeVisible();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole("link", { name: "Change" }).click();
  await (await ready(page.getByLabel(/^How long the data are kept/))).fill("Ten years");
  await page.getByLabel(/^What changed, and why/).fill("Tax law");
  await page.getByRole("button", { name: "Save as a new version" }).click();
  await expect(page.getByText("Tax law")).toBeVisible();
  await page.getByText("1 field changed").click();
  await expect(page.getByText("Ten years").last()).toBeVisible();
  await fitsInto(page, 375);
  await expectAccessible(page);
  await page.goto(`/o/${org.slug}/privacy/registers/processors`);
  await page.getByRole("link", { name: "Cloudy Ltd" }).click();
  await expect(page.getByRole("link", { name: "PA-1 Payroll" })).toBeVisible();
});

test("a breach has its clock on its page and on Home; a file is looked at line by line before anything is done", async ({ page, org }) => {
  await org.signIn(page);
  await page.goto(`/o/${org.slug}/privacy/registers/breaches/new`);
  await (await ready(page.getByLabel(/^What happened/))).fill("Lost laptop");
  await page.getByRole("radio", { name: "Controller", exact: true }).check();
  await page.getByLabel("The organization was aware").fill(new Date(Date.now() - 50 * 3_600_000).toISOString().slice(0, 19));
  await page.getByRole("button", { name: "Add the breach" }).click();
  await expect(page.getByText(/hours left/).first()).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/o/${org.slug}`);
  await expect(page.getByRole("region", { name: "Breaches" }).getByRole("link", { name: /Lost laptop/ })).toBeVisible();

  await page.goto(`/o/${org.slug}/privacy/registers/risks`);
  await (await ready(page.getByRole("button", { name: "Import" }))).click();
  const dialog = page.getByRole("dialog");
  const choose = async (text: string) => {
    const chooser = page.waitForEvent("filechooser");
    await dialog.getByRole("button", { name: /^Choose/ }).click();
    await (await chooser).setFiles({ name: "risks.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  };
  await choose("name,likelihood\r\nData lost,2\r\nBad line,9\r\n");
  await expect(dialog.getByText("1 new · 0 changed · 0 the same · 1 refused")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Import", exact: true })).toBeDisabled();
  await expectAccessible(page);
  await choose("name,likelihood\r\nData lost,2\r\n=1+1,3\r\n");
  await dialog.getByRole("button", { name: "Import 2" }).click();
  await expect(page.getByRole("link", { name: "=1+1" })).toBeVisible();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Export as CSV" }).click()]);
  expect(download.suggestedFilename()).toBe("risks.csv");
  await fitsInto(page, 375);
});

test("a contributor sees no register", async ({ page, org }) => {
  await org.signIn(page, "contributor");
  await page.goto(`/o/${org.slug}/privacy/registers`);
  await expect(page.getByText("Your role does not open the registers")).toBeVisible();
  await expect(page.getByRole("link", { name: /^Breaches/ })).toHaveCount(0);
});
