import { expect, test } from "./fixtures";

const EASTER = "/tools/deadline?received=2026-03-05&country=DE";

test.describe("the deadline calculator without script", () => {
  test.use({ javaScriptEnabled: false });

  test("takes a form, shows the date with its articles, and leaves an address that shows it again", async ({ page }) => {
    await page.goto("/tools/deadline");
    await page.getByLabel("Received on").fill("2026-03-05");
    await page.getByRole("button", { name: "Work out the date" }).click();
    await expect(page).toHaveURL(EASTER);
    await expect(page.getByText("Tue 7 Apr 2026").first()).toBeVisible();
    const steps = page.getByRole("region", { name: "Why this date" }).getByRole("listitem");
    await expect(steps.filter({ hasText: "Easter Monday" })).toContainText("No 1182/71, Art. 3(4)");
    await expect(page.getByRole("link", { name: "Address of this answer" })).toHaveAttribute("href", EASTER);
    await expect(page.getByRole("button", { name: "Copy address" })).toBeHidden();
  });

  test("takes waits and an extension, and always has a row for one more", async ({ page }) => {
    await page.goto("/tools/deadline?received=2026-06-01&country=GB");
    await page.getByText("Waiting, extension, answer").click();
    await page.getByLabel("Asked on").fill("2026-06-05");
    await page.getByLabel("Answered on").fill("2026-06-10");
    await page.getByRole("button", { name: "Work out the date" }).click();
    await expect(page.getByText("Tue 7 Jul 2026").first()).toBeVisible();
    await expect(page.getByLabel("Asked on")).toHaveCount(2);
    await expect(page.getByLabel("Asked on").first()).toHaveValue("2026-06-05");
  });

  test("says at the field what cannot be read, and keeps what was typed", async ({ page }) => {
    await page.goto("/tools/deadline?received=2026-03-05&country=DE&region=GB-SCT");
    await expect(page.getByLabel("Region")).toHaveAccessibleDescription(/Germany has no such region/);
    await expect(page.getByLabel("Received on")).toHaveValue("2026-03-05");
    await expect(page.getByRole("heading", { name: "Why this date" })).toHaveCount(0);
  });
});

test("address and explanation are copied whole, and nothing is asked of another host", async ({ page, context }) => {
  const hosts = new Set<string>();
  page.on("request", (request) => hosts.add(new URL(request.url()).host));
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(EASTER);
  await page.getByRole("button", { name: "Copy address" }).click();
  await expect.poll(async () => page.evaluate(async () => navigator.clipboard.readText())).toBe(page.url());
  await page.getByRole("button", { name: "Copy explanation" }).click();
  await expect.poll(async () => page.evaluate(async () => navigator.clipboard.readText())).toContain("Due by the end of Tue 7 Apr 2026");
  expect([...hosts]).toEqual([new URL(page.url()).host]);
});

test("a campaign's name in the address does no harm", async ({ page }) => {
  await page.goto(`${EASTER}&utm_source=letter`);
  await expect(page.getByText("Tue 7 Apr 2026").first()).toBeVisible();
});
