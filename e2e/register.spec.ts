import { expect, nativeItem, ready, test } from "./fixtures";

test("an answer put into the register is shown with who gave it, fills what comes in, and can be ended", async ({ page, org }) => {
  await org.signIn(page);
  await page.goto(`/o/${org.slug}/settings/register`);
  await expect(page.getByText("Nothing stands in the register")).toBeVisible();
  await (await ready(page.getByLabel("Records"))).selectOption({ label: "Restore test" });
  await page.getByRole("button", { name: "Put into the register" }).click();
  await expect(page.getByText("Choose a fact.")).toBeVisible();
  await page.getByLabel("Fact").selectOption({ label: "Tester" });
  await page.getByLabel("Answer", { exact: true }).fill("Noor Haddad");
  await page.getByRole("button", { name: "Put into the register" }).click();
  const row = page.getByRole("row", { name: /Noor Haddad/ });
  await expect(row).toContainText(org.owner.name);
  await expect(row).toContainText("all of them");

  const [pushed] = await org.push(nativeItem("Restore of db-1", { kind: "restore_test", facts: { executed_at: new Date().toISOString(), system_id: "db-1", outcome: "success" } }));
  await page.goto(`/o/${org.slug}/evidence/${pushed?.id}?tab=facts`);
  await expect(page.getByText("Noor Haddad").first()).toBeVisible();

  await page.goto(`/o/${org.slug}/settings/register`);
  await (await ready(page.getByRole("button", { name: "End Tester of Restore test" }))).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "End it" }).click();
  await expect(row).toContainText("ended");
  await expect(page.getByRole("button", { name: /^End / })).toHaveCount(0);
});
