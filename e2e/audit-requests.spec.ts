import type { Browser, Page } from "@playwright/test";
import { desc, eq } from "drizzle-orm";
import { generateSync } from "otplib";

import { withoutOrg } from "../db/client";
import { outbox } from "../db/schema/users";
import { makeSessionCookie } from "../server/auth/cookie";
import { TERMS_VERSION } from "../server/domain/engagements/terms";
import { acceptGrant } from "../server/services/engagements/accept";
import { createEngagement } from "../server/services/engagements/create";
import { moveEngagement } from "../server/services/engagements/move";
import { enrolSecondFactor } from "../server/services/second-factor/enrol";
import { proveSecondFactor } from "../server/services/second-factor/prove";
import { resolveSession } from "../server/services/sessions/resolve";

import { type BrowserOrg, expect, expectAccessible, nativeItem, ready, test } from "./fixtures";

const check = () => nativeItem("Security mailbox answers", { kind: "channel_check", facts: { channel_key: "security-mailbox", tested_at: new Date().toISOString(), reachable: true } });
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

/** An open audit and the page of an auditor who is in its room. */
async function auditorOf(org: BrowserOrg, page: Page, browser: Browser): Promise<{ id: string; room: Page }> {
  const { id } = await createEngagement(org.as(), { name: "SOC 2 this year", firm: "Example Audit LLP", type: "period", frameworks: ["soc2"], windowFrom: day(-30), windowTo: day(30) });
  await moveEngagement(org.as(), { id, phase: "open" });
  const email = `auditor-${org.slug}@example.org`;
  // Mails are written by the web process only.
  await org.signIn(page, "officer");
  await page.goto(`/o/${org.slug}/audits/${id}`);
  await (await ready(page.getByRole("button", { name: "Invite an auditor" }))).click();
  const invite = page.getByRole("dialog", { name: "Invite an auditor" });
  await invite.getByLabel("Name").fill("Ann Auditor");
  await invite.getByLabel("E-mail").fill(email);
  await invite.getByRole("button", { name: "Send the invitation" }).click();
  await expect(page.getByRole("cell", { name: new RegExp(email) })).toBeVisible();
  const [mail] = await withoutOrg(async (tx) => tx.select().from(outbox).where(eq(outbox.recipient, email)).orderBy(desc(outbox.createdAt)).limit(1));
  const now = new Date();
  const { sid } = await acceptGrant({ now, requestId: null, ip: "127.0.0.1", userAgent: "e2e" }, { token: /invitation#(\S+)/.exec(mail?.plain ?? "")?.[1], name: "Ann Auditor", termsVersion: TERMS_VERSION });
  const signedIn = async () => { const user = await resolveSession(sid, now); if (!user) throw new Error("The session is not open."); return user; };
  const { secret } = await enrolSecondFactor(await signedIn(), now);
  await proveSecondFactor(await signedIn(), now, { code: generateSync({ secret, epoch: Math.floor(now.getTime() / 1000) }) });
  const context = await browser.newContext({ baseURL: org.url });
  const cookie = await makeSessionCookie(sid);
  await context.addCookies([{ name: cookie.name, value: cookie.value, url: org.url, httpOnly: true, sameSite: "Lax" }]);
  return { id, room: await context.newPage() };
}

test("an auditor asks, returns what does not do and accepts what comes instead; a deviation is stated and answered", async ({ page, browser, org }) => {
  await org.push(check());
  const { id, room } = await auditorOf(org, page, browser);
  await room.goto(`/audit/${id}/requests`);
  await (await ready(room.getByRole("button", { name: "Ask for something" }))).click();
  const ask = room.getByRole("dialog", { name: "Ask for something" });
  await ask.getByLabel("What is asked for").fill("Proof that the mailbox is read");
  await ask.getByLabel("Your number").fill("AA-7");
  await ask.getByLabel("Due", { exact: false }).first().fill(day(10));
  await expectAccessible(room);
  await ask.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(room.getByRole("link", { name: "Proof that the mailbox is read" })).toBeVisible();
  await expectAccessible(room);

  await page.goto(`/o/${org.slug}/audits/${id}/requests`);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Proof that the mailbox is read" }).click();
  await (await ready(page.getByLabel("Attach evidence"))).fill("mailbox answers");
  await page.getByRole("button", { name: /^Attach E-/ }).click();
  await expect(page.getByText("not submitted yet")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Submit" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Submit" }).click();
  await expect(page.getByText("waits for the auditor")).toBeVisible();

  await room.getByRole("link", { name: "Proof that the mailbox is read" }).click();
  await (await ready(room.getByRole("button", { name: /^Return E-/ }))).click();
  const why = room.getByRole("dialog");
  await why.getByRole("button", { name: "Return it" }).click();
  await expect(why.getByText("Choose why it is returned.").first()).toBeVisible();
  await why.getByLabel("Reason").selectOption("no_log");
  await why.getByLabel("Words for the other side").fill("The log of the mailbox, please.");
  await why.getByRole("button", { name: "Return it" }).click();
  await expect(room.getByText("returned", { exact: true }).first()).toBeVisible();
  await expectAccessible(room);
  await room.getByRole("button", { name: "Return", exact: true }).click();
  await room.getByRole("dialog").getByLabel("Reason").selectOption("no_log");
  await room.getByRole("dialog").getByLabel("Words for the other side").fill("See above.");
  await room.getByRole("dialog").getByRole("button", { name: "Return" }).click();
  await expect(room.getByText("more needed", { exact: true })).toBeVisible();

  await page.reload();
  await expect(page.getByText("The log of the mailbox, please.").first()).toBeVisible();
  const chooser = page.waitForEvent("filechooser");
  await (await ready(page.getByRole("button", { name: "Upload a document" }))).click();
  await (await chooser).setFiles({ name: "mailbox-log.txt", mimeType: "text/plain", buffer: Buffer.from("2026-01-01 read by ada") });
  await expect(page.getByText("not submitted yet")).toBeVisible();
  await page.getByRole("button", { name: "Submit" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Submit" }).click();
  await expect(page.getByText("waits for the auditor")).toBeVisible();
  await room.reload();
  await (await ready(room.getByRole("button", { name: "Accept", exact: true }).first())).click();
  await room.getByRole("dialog").getByRole("button", { name: "Accept" }).click();
  await expect(room.getByRole("button", { name: "Open again" })).toBeVisible();

  await room.goto(`/audit/${id}/findings`);
  await (await ready(room.getByRole("button", { name: "State a finding" }))).click();
  const state = room.getByRole("dialog", { name: "State a finding" });
  await state.getByLabel("What deviates").fill("Leavers kept their accounts");
  await state.getByLabel("List the items come from").fill("Leavers of this year");
  await state.getByLabel("Items tested").fill("25");
  await state.getByLabel("Of these deviate").fill("2");
  await state.getByLabel("Severity").selectOption("medium");
  await expectAccessible(room);
  await state.getByRole("button", { name: "State it" }).click();
  await expect(room.getByRole("cell", { name: "2 of 25" })).toBeVisible();
  await expectAccessible(room);
  await page.goto(`/o/${org.slug}/audits/${id}/findings`);
  await page.getByRole("link", { name: "Leavers kept their accounts" }).click();
  await (await ready(page.getByRole("button", { name: "Respond" }))).click();
  const respond = page.getByRole("dialog", { name: "Management's response" });
  await respond.getByLabel("Cause").fill("No ticket was opened");
  await respond.getByLabel("Corrective action").fill("A rule in the directory");
  await respond.getByLabel("Who sees to it").selectOption({ index: 1 });
  await respond.getByLabel("By", { exact: true }).fill(day(20));
  await respond.getByRole("button", { name: "Respond" }).click();
  await expect(page.getByText("A rule in the directory")).toBeVisible();
  await expectAccessible(page);
});
