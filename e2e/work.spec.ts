import type { Page } from "@playwright/test";

import { type BrowserOrg, expect, expectAccessible, expectNothingAt, expectSoonAt, giveControls, nativeItem, ready, test } from "./fixtures";

const restoreTest = (title: string, facts: Record<string, unknown>) => nativeItem(title, { kind: "restore_test", facts: { executed_at: new Date().toISOString(), system_id: title, ...facts } });

/** A contributor who owns two controls: one fails, and one has nothing yet. */
async function contributorAtWork(page: Page, org: BrowserOrg): Promise<void> {
  await org.signIn(page, "contributor");
  await giveControls(org, "BCP-03", "COM-01");
  await org.push(restoreTest("Restore of db-1", { outcome: "failed" }));
  await expectSoonAt(page, `/o/${org.slug}`, page.getByRole("region", { name: /^Now/ }).getByRole("listitem").filter({ hasText: "BCP-03" }), "Fail");
}

for (const viewport of [{ width: 1440, height: 900 }, { width: 375, height: 812 }]) {
  test.describe(`${viewport.width} px wide`, () => {
    test.use({ viewport, contextOptions: { reducedMotion: "reduce" } });

    test("a contributor lands on My work: what needs them, why, and what to do", async ({ page, org }) => {
      await contributorAtWork(page, org);
      await expect(page.getByRole("heading", { level: 1, name: "What waits for me?" })).toBeVisible();
      await expect(page.getByText("2 of your 2 controls need something now.")).toBeVisible();
      const now = page.getByRole("region", { name: /^Now/ });
      await expect(now.getByRole("listitem")).toHaveCount(2);
      await expect(now.getByRole("listitem").first()).toContainText("BCP-03");
      await expect(now.getByRole("link", { name: "Attach evidence to COM-01" })).toBeVisible();
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        await expectAccessible(page);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
      const places = page.getByRole("navigation", { name: "Places" }).filter({ visible: true });
      await expect(places.getByRole("link", { name: "My work", exact: true })).toBeVisible();
      await expect(places.getByRole("link", { name: "Home", exact: true })).toHaveCount(0);
    });

    test("with nothing to do the page says what will appear on it", async ({ page, org }) => {
      await org.signIn(page, "contributor");
      await page.goto(`/o/${org.slug}`);
      await expect(page.getByText("Nothing is yours to do yet")).toBeVisible();
      await expect(page.getByText("Controls appear here once an officer makes you their owner")).toBeVisible();
      await expectAccessible(page);
      await page.goto(`/o/${org.slug}/controls`);
      await expect(page.getByText("You own no control yet")).toBeVisible();
    });
  });
}

test("a file attached from My work is linked to that control", async ({ page, org }) => {
  await contributorAtWork(page, org);
  await (await ready(page.getByRole("link", { name: "Attach evidence to COM-01" }))).click();
  await expect(page).toHaveURL(/\/evidence\?upload=1&for=COM-01$/);
  const chooser = page.waitForEvent("filechooser");
  await (await ready(page.getByRole("button", { name: "Upload evidence" }))).click();
  await (await chooser).setFiles({ name: "mailbox-check.txt", mimeType: "text/plain", buffer: Buffer.from(`Looked at the mailbox of ${org.slug}.`) });
  const tray = page.getByRole("region", { name: "Upload" });
  await expect(tray).toContainText("for COM-01");
  await tray.getByRole("button", { name: "Keep as a file" }).click();
  await tray.getByRole("link", { name: "Open" }).click();
  await page.getByRole("tab", { name: /^Links/ }).click();
  await expect(page.getByRole("tabpanel")).toContainText("COM-01");
});

test("a question waits on My work until it is answered", async ({ page, org }) => {
  await org.signIn(page, "contributor");
  await giveControls(org, "BCP-03");
  const [asking] = await org.push(restoreTest("Restore of db-2", { outcome: "success", rto_minutes: 20, rpo_minutes: 5, integrity_verified: true }));
  await page.goto(`/o/${org.slug}`);
  const waiting = page.getByRole("region", { name: /^Waiting for your answer/ });
  await expect(waiting).toContainText("1 question");
  await (await ready(waiting.getByRole("link", { name: `Answer the questions of E-${asking?.number}` }))).click();
  await (await ready(page.getByLabel("tester", { exact: false }))).fill("Ada Lovelace");
  await page.getByRole("button", { name: "Save answers" }).click();
  await expect(page.getByRole("button", { name: "Save answers" })).toHaveCount(0);
  await page.goto(`/o/${org.slug}`);
  await expect(page.getByRole("heading", { name: "Now" })).toBeVisible();
  await expect(waiting).toHaveCount(0);
});

test("what is not theirs is the same 404 as what never was, in every address", async ({ page, org, problems }) => {
  await org.signIn(page, "contributor");
  const [foreign] = await org.push(restoreTest("Restore of db-3", { outcome: "success" }));
  const base = `/o/${org.slug}`;
  for (const place of ["/controls/BCP-03", "/controls/NONE-99", `/evidence/${foreign?.id}`]) await expectNothingAt(page, base + place, problems);
  for (const kind of ["evidence", "proofs", "leaves"]) expect((await page.request.get(`${base}/files/${kind}/${foreign?.id}`)).status(), kind).toBe(404);
  await page.goto(`${base}/evidence`);
  await expect(page.getByText("No evidence yet")).toBeVisible();
});

test("an officer keeps Home and opens the work on their own controls from it", async ({ page, org }) => {
  await org.push(restoreTest("Restore of db-4", { outcome: "success" }));
  await org.signIn(page, "officer");
  await page.goto(`/o/${org.slug}`);
  await (await ready(page.getByRole("link", { name: "All my work" }))).click();
  await expect(page.getByRole("heading", { level: 1, name: "What waits for me?" })).toBeVisible();
  await expect(page.getByText("Nothing is yours to do yet")).toBeVisible();
});
