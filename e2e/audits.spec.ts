import { generateSync } from "otplib";

import { outbox } from "../db/schema/users";
import { withoutOrg } from "../db/client";
import { desc, eq } from "drizzle-orm";

import { expect, expectAccessible, expectNothingAt, nativeItem, ready, test } from "./fixtures";

const check = () => nativeItem("Security mailbox answers", { kind: "channel_check", facts: { channel_key: "security-mailbox", tested_at: new Date().toISOString(), reachable: true } });
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

test("an auditor is invited, agrees to the terms, sets up a second factor, reads what the audit covers, and is out once access is taken back", async ({ page, browser, org, problems }) => {
  const [item = { id: "", number: 0 }] = await org.push(check());
  await org.signIn(page, "officer");
  await page.goto(`/o/${org.slug}/audits`);
  await (await ready(page.getByRole("button", { name: "Plan an audit" }))).click();
  const dialog = page.getByRole("dialog", { name: "Plan an audit" });
  await dialog.getByLabel("Name").fill("SOC 2 this year");
  await dialog.getByLabel("Firm").fill("Example Audit LLP");
  await dialog.getByLabel("First day").fill(day(-30));
  await dialog.getByLabel("Last day").fill(day(30));
  await dialog.getByRole("button", { name: "Plan it" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "SOC 2 this year" })).toBeVisible();
  await (await ready(page.getByRole("button", { name: "Open it" }))).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Open it" }).click();
  await expect(page.getByRole("button", { name: "Close it" })).toBeVisible();
  await (await ready(page.getByRole("button", { name: "Invite an auditor" }))).click();
  const invite = page.getByRole("dialog", { name: "Invite an auditor" });
  const email = `auditor-${org.slug}@example.org`;
  await invite.getByLabel("Name").fill("Ann Auditor");
  await invite.getByLabel("E-mail").fill(email);
  await invite.getByRole("button", { name: "Send the invitation" }).click();
  await expect(page.getByRole("cell", { name: new RegExp(email) })).toBeVisible();
  await expectAccessible(page);
  const zip = await page.request.get((await page.getByRole("link", { name: "Take as OSCAL (zip)" }).getAttribute("href")) ?? "");
  expect([zip.status(), zip.headers()["content-type"]]).toEqual([200, "application/zip"]);

  const [mail] = await withoutOrg(async (tx) => tx.select().from(outbox).where(eq(outbox.recipient, email)).orderBy(desc(outbox.createdAt)).limit(1));
  const link = /\/audit\/invitation#\S+/.exec(mail?.plain ?? "")?.[0] ?? "";
  const room = await (await browser.newContext({ baseURL: org.url })).newPage();
  await room.goto(link);
  await expect(room.getByRole("heading", { level: 1, name: new RegExp(org.owner.name.replace("Owner", "Org")) })).toBeVisible();
  await expectAccessible(room);
  await room.getByRole("button", { name: "Agree and go on" }).click();
  await (await ready(room.getByRole("button", { name: "Show me the code to scan" }))).click();
  const secret = await room.locator("code").first().innerText();
  await expectAccessible(room);
  await room.getByLabel("Code", { exact: true }).fill(generateSync({ secret }));
  await room.getByRole("button", { name: "Go on" }).click();
  await expect(room.getByRole("heading", { level: 1, name: "SOC 2 this year" })).toBeVisible();
  await expectAccessible(room);
  await room.getByRole("link", { name: "Reporting channels work" }).click();
  await expect(room.getByRole("heading", { level: 1, name: "Reporting channels work" })).toBeVisible();
  await expect(room.getByRole("button", { name: /^(Edit|Save|Change |Owner: )/ })).toHaveCount(0);
  await room.getByRole("link", { name: /Security mailbox answers/ }).click();
  await expect(room.getByRole("heading", { level: 1, name: "Security mailbox answers" })).toBeVisible();
  await expectAccessible(room);
  const file = await room.request.get(new URL(room.url()).pathname.replace("/evidence/", "/files/evidence/"));
  expect(file.status()).toBe(200);

  await page.reload();
  await expect(page.getByText(`took along`)).toBeVisible();
  await (await ready(page.getByRole("button", { name: "Take back the access of Ann Auditor" }))).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByText("taken back", { exact: true })).toBeVisible();
  expect((await room.goto(room.url()))?.status()).toBe(404);
  expect((await room.request.get(`${new URL(room.url()).pathname.replace("/evidence/", "/files/evidence/")}`)).status()).toBe(404);
  await expectNothingAt(page, `/o/${org.slug}/audits/eng_0000000000`, problems);
  expect(item.number).toBeGreaterThan(0);
});
