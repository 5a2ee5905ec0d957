import { expect, expectAccessible, test } from "./fixtures";

test("Seal now asks once, says that it is done, and the list of anchors shows the mail that went out", async ({ page, org }) => {
  await org.signIn(page);
  await page.goto(`/o/${org.slug}/ledger`);
  const anchors = page.getByRole("region", { name: "Outside anchors" });
  await anchors.getByRole("button", { name: "Seal now" }).click();
  const asked = page.getByRole("alertdialog", { name: "Seal the ledger now?" });
  await expect(asked).toContainText("stays on record");
  await asked.getByRole("button", { name: "Seal now" }).click();
  await expect(page.getByText("Sealed. The head is on its way")).toBeVisible();
  await expect(asked).toHaveCount(0);
  await expect(anchors.getByRole("cell", { name: "E-mail" })).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page);
  await anchors.getByRole("link", { name: "Take a pack" }).click();
  await expect(page.getByRole("heading", { name: "Auditor packs" })).toBeVisible();
});

test("a contributor is shown no ledger and nothing to seal", async ({ page, org }) => {
  await org.signIn(page, "contributor");
  await page.goto(`/o/${org.slug}/ledger`);
  await expect(page.getByText("Your role does not open the ledger")).toBeVisible();
  await expect(page.getByRole("button", { name: "Seal now" })).toHaveCount(0);
});
