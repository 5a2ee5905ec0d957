import type { Page } from "@playwright/test";

import { listMembers } from "../server/services/members/list";
import { removeMember } from "../server/services/members/remove";
import { type BrowserOrg, expect, expectNothingAt, giveControls, nativeItem, test } from "./fixtures";

const check = () => nativeItem("Security mailbox answers", { kind: "channel_check", facts: { channel_key: "security-mailbox", tested_at: new Date().toISOString(), reachable: true } });

test("a contributor is offered no change of settings and cannot make one by address", async ({ page, org }) => {
  const base = `/o/${org.slug}`;
  await org.signIn(page, "contributor");
  await page.goto(base);
  const places = page.getByRole("navigation").filter({ has: page.getByRole("link", { name: "Controls", exact: true }) }).first();
  await expect(places.getByRole("link", { name: "Reports" })).toHaveCount(0);
  await expect(places.getByRole("link", { name: "Activity" })).toHaveCount(0);

  await expect(places.getByRole("link", { name: "Settings" })).toHaveCount(0);
  for (const place of ["", "/members", "/keys", "/register", "/catalog"]) {
    await page.goto(`${base}/settings${place}`);
    await expect(page.getByText("Your role does not open settings")).toBeVisible();
    await expect(page.getByText(org.owner.email)).toHaveCount(0);
  }
  for (const [place, what] of [["reports", "reports"], ["activity", "the audit trail"], ["ledger", "the ledger"]]) {
    await page.goto(`${base}/${place}`);
    await expect(page.getByText(`Your role does not open ${what}`)).toBeVisible();
  }
  await giveControls(org, "COM-01");
  await page.goto(`${base}/controls/COM-01`);
  await expect(page.getByRole("heading", { level: 1, name: "Reporting channels work" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^(Edit|Save|Change |Owner: )/ })).toHaveCount(0);

  for (const [procedure, input] of Object.entries({
    "organization.update": { name: "Mine now", timezone: "UTC" }, "members.invite": { email: "friend@example.org", role: "contributor" },
    "apiKeys.create": { name: "mine", scopes: ["evidence:push"], expiresInDays: 30 }, "controls.update": { key: "COM-01", promise: "Nothing." },
    "reports.make": { kind: "soc2_readiness", from: "2026-01-01", to: "2026-06-30", status: "draft", pageSize: "A4" },
  })) expect(await mutate(page, org, procedure, input), procedure).toBe(403);
  expect((await page.request.get(`${base}/files/activity.csv`)).status()).toBe(403);
});

test("another organization's pages, files and ids are the same 404 as what never was", async ({ page, org, otherOrg: own, problems }) => {
  const [foreign = { id: "", number: 0 }] = await org.push(check());
  await own.signIn(page);
  for (const place of ["", "/controls", "/controls/COM-01", "/evidence", `/evidence/${foreign.id}`, "/reports", "/settings", "/settings/members", "/activity"]) {
    await expectNothingAt(page, `/o/${org.slug}${place}`, problems);
  }
  await expectNothingAt(page, `/o/${own.slug}/evidence/${foreign.id}`, problems);
  await expectNothingAt(page, `/o/${own.slug}/evidence?record=${foreign.id.replace("ev_", "rec_")}`, problems);

  const never = foreign.id.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
  const answers = async (address: string) => {
    const answer = await page.request.get(address);
    return { status: answer.status(), body: (await answer.text()).replace(/"requestId":"[^"]+"/, "") };
  };
  const asked = await answers(`/o/${own.slug}/files/evidence/${foreign.id}`);
  expect(asked.status).toBe(404);
  expect(await answers(`/o/${own.slug}/files/evidence/${never}`)).toEqual(asked);
  expect(await answers(`/o/${org.slug}/files/evidence/${foreign.id}`)).toEqual(await answers(`/o/${org.slug}-never/files/evidence/${foreign.id}`));
  expect((await answers(`/o/${org.slug}/files/activity.csv`)).status).toBe(404);
});

test("a removed member is out on the next click", async ({ page, org, problems }) => {
  await org.signIn(page, "officer");
  await page.goto(`/o/${org.slug}/controls`);
  await expect(page.getByRole("heading", { level: 1, name: "Which controls hold, and which need me?" })).toBeVisible();
  const { members } = await listMembers(org.asOwner());
  await removeMember(org.asOwner(), { userId: members.find(({ role }) => role === "officer")?.userId });
  await page.getByRole("link", { name: "Activity", exact: true }).click();
  await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  await expect(page.getByText(org.owner.name)).toHaveCount(0);
  expect(problems.splice(0).filter((problem) => !/ 404 /.test(problem))).toEqual([]);
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1, name: "Make your organization" })).toBeVisible();
});

/** Calls a procedure as the page itself would, with its cookie and origin. */
async function mutate(page: Page, org: BrowserOrg, procedure: string, input: unknown): Promise<number> {
  const answer = await page.request.post(`/api/trpc/${org.slug}/${procedure}`, { headers: { origin: org.url }, data: input });
  return answer.status();
}
