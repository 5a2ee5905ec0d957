import { PRIVACY_SETTINGS } from "../db/testing/privacy";
import { savePrivacySettings } from "../server/services/privacy/save-settings";
import { type BrowserOrg, expect, expectNothingAt, nativeItem, test } from "./fixtures";
import { LOOKS, startTour } from "./looks";

/** Pages of the organization: empty for Home. */
const PLACES = ["", "/controls", "/controls/BCP-03", "/evidence", "/reports", "/settings", "/settings/members", "/settings/keys", "/settings/register", "/settings/catalog", "/settings/look", "/settings/erasure", "/settings/status", "/settings/signature", "/activity", "/privacy", "/privacy/numbers", "/privacy/settings"];
/** Pages with a sheet over them. */
const SHEETS = ["/controls?open=BCP-03", "/evidence?hand=1"];

// Named here too, it gives these tests a process and a browser of their own: they look at more pages than all others together.
test.use({ trace: "off", contextOptions: { reducedMotion: "reduce" } });

for (const of of LOOKS) {
  const { viewport, colorScheme, dusk } = of;
  test.describe(`${viewport.width} px wide, ${colorScheme} and ${dusk}`, () => {
    test.use({ colorScheme, viewport });

    test("every page is accessible, quiet, steady and fits", async ({ page, org, problems }) => {
      test.setTimeout(400_000);
      const { visit, look, faults } = await startTour(page, problems, of);
      await visit("/sign-in");
      await page.goto("/docs/api");
      // The reference of the API draws itself; every other page has its title from the start.
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
      await look("/docs/api");
      await visit("/dev/mailbox");
      await visit("/tools/deadline");
      await visit("/tools/deadline?received=2026-03-05&country=DE&pause=suspend&ground=identity&asked=2026-03-06&answered=2026-03-10&extended=2026-04-01&responded=2026-08-01");
      const evidence = await fill(org);
      await org.signIn(page);
      await visit("/organizations");
      for (const place of [...PLACES, `/evidence/${evidence}`, ...SHEETS, `/evidence?open=${evidence}`]) await visit(`/o/${org.slug}${place}`);
      for (const address of ["/nothing", `/o/${org.slug}/controls/NONE-99`]) {
        await expectNothingAt(page, address, problems);
        await look(address);
      }
      expect(faults).toEqual([]);
    });
  });
}

/** Something in each state a page can show: a pass, and a fail whose evidence asks questions. */
async function fill(org: BrowserOrg): Promise<string> {
  await savePrivacySettings(org.as(), PRIVACY_SETTINGS);
  const now = new Date().toISOString();
  const [, restore] = await org.push(
    nativeItem("Security mailbox answers", { kind: "channel_check", facts: { channel_key: "security-mailbox", tested_at: now, reachable: true } }),
    nativeItem("Restore of db-1", { kind: "restore_test", facts: { executed_at: now, system_id: "db-1", outcome: "failed" } }),
  );
  return restore?.id ?? "";
}
