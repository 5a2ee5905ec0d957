import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import type { Browser, Page } from "@playwright/test";
import { desc, eq } from "drizzle-orm";
import { generateSync } from "otplib";

import { withoutOrg } from "../db/client";
import { outbox } from "../db/schema/users";
import { withBitChanged, zipFiles } from "../db/testing/zip-files";
import { createEngagement } from "../server/services/engagements/create";
import { moveEngagement } from "../server/services/engagements/move";
import { listPacks } from "../server/services/packs/list";

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
  const room = await (await browser.newContext({ baseURL: org.url })).newPage();
  await room.goto(/\/audit\/invitation#\S+/.exec(mail?.plain ?? "")?.[0] ?? "");
  await (await ready(room.getByRole("button", { name: "Agree and go on" }))).click();
  await (await ready(room.getByRole("button", { name: "Show me the code to scan" }))).click();
  await room.getByLabel("Code", { exact: true }).fill(generateSync({ secret: await room.locator("code").first().innerText() }));
  await room.getByRole("button", { name: "Go on" }).click();
  await expect(room.getByRole("heading", { level: 1, name: "SOC 2 this year" })).toBeVisible();
  return { id, room };
}

/** A sample of the records behind a control: the list is frozen, then drawn from. */
async function draw(room: Page, id: string): Promise<void> {
  await room.goto(`/audit/${id}/samples`);
  await (await ready(room.getByRole("button", { name: "New sample" }).first())).click();
  const form = room.getByRole("dialog", { name: "New sample" });
  await form.getByLabel("Control", { exact: true }).selectOption({ label: "COM-01 Reporting channels work" });
  await form.getByLabel("Records", { exact: true }).selectOption({ index: 1 });
  await form.getByRole("button", { name: "Freeze and draw" }).click();
  await expect(room.getByRole("button", { name: "Note the result of place 1" })).toBeVisible();
}

/** The audit is frozen; a final report of it is made, and a pack that takes it along. */
async function freezeAndPack(page: Page, org: BrowserOrg, id: string): Promise<void> {
  await page.goto(`/o/${org.slug}/audits/${id}`);
  await (await ready(page.getByRole("button", { name: "Close it" }))).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Close it" }).click();
  await expect(page.getByText(/snapshot 1/i).first()).toBeVisible();
  await page.goto(`/o/${org.slug}/reports`);
  await (await ready(page.getByLabel("Report", { exact: true }))).selectOption("exceptions_register");
  await page.getByLabel("Audit", { exact: true }).selectOption(id);
  await page.getByLabel("Status", { exact: true }).selectOption("final");
  await page.getByRole("button", { name: "Make report" }).click();
  await expect(page.getByRole("link", { name: "Download Exceptions register, PDF" })).toBeVisible();
  await page.getByLabel("What goes in").selectOption("engagement");
  await page.getByLabel("Audit", { exact: true }).last().selectOption(id);
  await page.getByRole("button", { name: /^Reports/ }).click();
  await page.getByRole("option", { name: /Exceptions register, \d/ }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Make pack" }).click();
  await expect(page.getByRole("link", { name: "Download Auditor pack: A-1 SOC 2 this year" })).toBeVisible();
  await page.getByRole("button", { name: "Release to the auditors: Auditor pack: A-1 SOC 2 this year" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Release it" }).click();
  await expect(page.getByText(/^Released to the auditors/)).toBeVisible();
}

/** What an auditor does with a pack, without the server: the checker in a process of its own, and a key from elsewhere. */
function checkOffline(zip: Buffer, vkey: string): { status: number | null; stdout: string } {
  const folder = mkdtempSync(path.join(tmpdir(), "proofroom-offline-"));
  try {
    writeFileSync(path.join(folder, "verify.mjs"), zipFiles(zip).get("verify.mjs") ?? "");
    writeFileSync(path.join(folder, "pack.zip"), zip);
    return spawnSync(process.execPath, ["verify.mjs", "pack.zip", "--key", vkey], { cwd: folder, encoding: "utf8" });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("a whole audit: asked, returned, accepted, drawn, a deviation stated and answered, frozen, packed with its report, taken along by the auditor, and checked offline", async ({ page, browser, org }) => {
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

  await draw(room, id);
  await freezeAndPack(page, org, id);
  await room.goto(`/audit/${id}/reports`);
  const download = room.waitForEvent("download");
  await room.getByRole("link", { name: "Download Auditor pack: A-1 SOC 2 this year" }).click();
  const zip = readFileSync(await (await download).path());
  await page.goto(`/o/${org.slug}/audits/${id}`);
  await expect(page.getByText("Auditor pack: A-1 SOC 2 this year").first()).toBeVisible();
  const [{ vkey } = { vkey: null }] = await listPacks(org.as());
  const good = checkOffline(zip, vkey ?? "");
  expect([good.status, good.stdout]).toEqual([0, expect.stringContaining("RESULT: All of this pack holds.")]);
  const report = [...zipFiles(zip).keys()].find((name) => /^reports\/exceptions-register.*\d[a-z0-9]*\.pdf$/.test(name) && !name.endsWith("-signed.pdf")) ?? "";
  const bad = checkOffline(withBitChanged(zip, report), vkey ?? "");
  expect([bad.status, bad.stdout]).toEqual([1, expect.stringContaining(`FAIL FILE_DIGEST ${report}: `)]);
});
