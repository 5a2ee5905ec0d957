import { readFile } from "node:fs/promises";

import { expect, ready, test } from "./fixtures";

test("an empty organization is led by the hand to its first passing control and its first report", async ({ page, emptyOrg: org }) => {
  test.setTimeout(240_000);
  await org.signIn(page);
  await page.goto(`/o/${org.slug}`);
  const step = (name: string) => page.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 2, name }) });
  await expect(page.getByRole("heading", { level: 1, name: "Five steps to the first report" })).toBeVisible();

  await test.step("adopts what it answers to", async () => {
    const frameworks = step("Choose what you answer to");
    await (await ready(frameworks.getByRole("checkbox", { name: /^SOC 2/ }))).check();
    await frameworks.getByRole("button", { name: "Adopt" }).click();
    await expect(page.getByRole("button", { name: "Open again: Choose what you answer to" })).toBeVisible();
  });

  await test.step("makes a key and pushes the command it is shown", async () => {
    await page.getByRole("button", { name: "Push evidence" }).click();
    const push = step("Push the first evidence");
    await expect(push.getByRole("status")).toHaveText("Waiting for the first evidence. This line turns by itself.");
    await push.getByRole("button", { name: "Make a key and show the command" }).click();
    const command = (await push.getByText(/^curl /).textContent()) ?? "";
    await send(command);
    await expect(push.getByRole("status")).toContainText("Arrived: E-1 Security mailbox answers");
    await expect(push.getByRole("status")).toContainText("COM-01 Reporting channels workPass", { timeout: 60_000 });
  });

  await test.step("reviews it", async () => {
    await page.getByRole("button", { name: "Review evidence" }).click();
    await page.getByRole("link", { name: "Open what waits for review" }).click();
    await page.getByRole("link", { name: "Security mailbox answers" }).click();
    const sheet = page.getByRole("dialog", { name: "Security mailbox answers" });
    await sheet.getByRole("button", { name: "Accept" }).click();
    await expect(sheet.getByText(`Accepted by ${org.owner.name}`)).toBeVisible();
  });

  await test.step("finds its first passing control", async () => {
    await page.goto(`/o/${org.slug}/controls?state=pass`);
    await expect(page.getByRole("row").filter({ has: page.getByRole("link", { name: "Reporting channels work" }) })).toContainText("Pass");
  });

  await test.step("makes the first report and takes it away", async () => {
    await page.goto(`/o/${org.slug}`);
    await (await ready(page.getByRole("button", { name: "Make a report", exact: true }))).click();
    await page.getByRole("link", { name: "Make a report" }).click();
    await (await ready(page.getByRole("button", { name: "Make report" }))).click();
    const pdf = page.getByRole("link", { name: /^Download / });
    await expect(pdf).toBeVisible({ timeout: 90_000 });
    const download = page.waitForEvent("download");
    await pdf.click();
    const bytes = await readFile(await (await download).path());
    expect(bytes.subarray(0, 5).toString("latin1")).toBe("%PDF-");
  });
});

/** Runs the shown command as its reader would, without a shell: its address, key and body are what stands in it. */
async function send(command: string): Promise<void> {
  const [url, key, body] = [/curl -sS '([^']+)'/, /Authorization: (Bearer [^']+)'/, /-d '([\s\S]+)'$/].map((part) => part.exec(command)?.[1] ?? "");
  const response = await fetch(url ?? "", { method: "POST", headers: { authorization: key ?? "", "content-type": "application/json" }, body });
  expect(response.status, await response.text()).toBe(201);
}
