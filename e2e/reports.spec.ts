import { readFile } from "node:fs/promises";

import { expect, test } from "./fixtures";

test("an officer leaves sections out, looks at the report in the page, makes it in German and has it; then has it made every month", async ({ page, org }) => {
  await org.signIn(page, "officer");
  await page.goto(`/o/${org.slug}/reports`);
  await page.getByLabel("Report", { exact: true }).selectOption("evidence_index");
  await page.getByLabel("Window").selectOption("last_quarter");
  await page.getByLabel("Language").selectOption("de");
  await page.getByLabel("Parameters in force").uncheck();
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByTitle("Preview of the report")).toBeVisible();
  const preview = await page.request.get((await page.getByRole("link", { name: "Open in a tab" }).getAttribute("href")) ?? "");
  expect([preview.status(), preview.headers()["content-type"], (await preview.body()).toString("latin1", 0, 5)]).toEqual([200, "application/pdf", "%PDF-"]);
  await page.getByRole("button", { name: "Make report" }).click();
  const link = page.getByRole("link", { name: "Download Evidence index" });
  await expect(link).toBeVisible();
  await expect(page.getByRole("listitem").filter({ has: link })).toContainText("in German");
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect((await readFile(await download.path())).toString("latin1", 0, 5)).toBe("%PDF-");
  await page.getByRole("button", { name: "Make it regularly…" }).click();
  await page.getByRole("dialog").getByLabel("On day").fill("31");
  await page.getByRole("dialog").getByRole("button", { name: "Make it regularly" }).click();
  await expect(page.getByRole("region", { name: /Made regularly/ })).toContainText("Every month on day 31, or the last, for the month before");
});
