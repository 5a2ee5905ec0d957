import type { Page } from "@playwright/test";

import { PRIVACY_SETTINGS } from "../db/testing/privacy";
import { savePrivacySettings } from "../server/services/privacy/save-settings";
import { accessibilityFaults, type BrowserOrg, expect, expectNothingAt, nativeItem, test } from "./fixtures";

/** Each width loads every page in one scheme and then changes it under the page, as the reader's system does at dusk. */
const LOOKS = [
  { viewport: { width: 1440, height: 900 }, colorScheme: "light", dusk: "dark" },
  { viewport: { width: 375, height: 812 }, colorScheme: "dark", dusk: "light" },
] as const;
const MOST_SHIFT = 0.02;

/** Pages of the organization: empty for Home. */
const PLACES = ["", "/controls", "/controls/BCP-03", "/evidence", "/reports", "/settings", "/settings/members", "/settings/keys", "/settings/register", "/settings/catalog", "/settings/look", "/settings/erasure", "/activity", "/privacy", "/privacy/numbers", "/privacy/settings"];
/** Pages with a sheet over them. */
const SHEETS = ["/controls?open=BCP-03", "/evidence?hand=1"];

// A trace keeps every state of every page: twenty pages of it weigh more than they tell. Colours are measured at rest.
test.use({ trace: "off", contextOptions: { reducedMotion: "reduce" } });

for (const { viewport, colorScheme, dusk } of LOOKS) {
  test.describe(`${viewport.width} px wide, ${colorScheme} and ${dusk}`, () => {
    test.use({ colorScheme, viewport });

    test("every page is accessible, quiet, steady and fits", async ({ page, org, problems }) => {
      test.setTimeout(400_000);
      await countShifts(page);
      const faults: string[] = [];
      const look = async (address: string) => {
        for (const scheme of [colorScheme, dusk]) {
          await page.emulateMedia({ colorScheme: scheme });
          for (const fault of await faultsOf(page, problems)) faults.push(`${address}, ${scheme}: ${fault}`);
        }
        await page.emulateMedia({ colorScheme });
      };
      const visit = async (address: string) => {
        await page.goto(address);
        // A sheet is named by its place until what it shows has come.
        if (address.includes("?open=")) await expect(page.getByRole("dialog")).toHaveAccessibleName(/Restore/);
        await look(address);
      };
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

/** Adds up what moved without being asked to, from the first paint on. */
async function countShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = { sum: 0, moved: [] as string[] };
    Object.assign(window, { layoutShifts: seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean; sources: { node: Element | null }[] })[]) {
        if (entry.hadRecentInput) continue;
        seen.sum += entry.value;
        seen.moved.push(...entry.sources.map(({ node }) => `${node?.nodeName} ${node?.className}`.slice(0, 60)));
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
}

async function faultsOf(page: Page, problems: string[]): Promise<string[]> {
  await expect(page.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
  const faults = await accessibilityFaults(page);
  const headings = await page.locator("h1").count();
  if (headings !== 1) faults.push(`${headings} headings of level 1`);
  const title = await page.title();
  if (!/\S+ · Proofroom$/.test(title)) faults.push(`the title "${title}"`);
  const { overflow, shift, moved } = await page.evaluate(() => {
    const { sum, moved: nodes } = (window as unknown as { layoutShifts: { sum: number; moved: string[] } }).layoutShifts;
    return { overflow: document.documentElement.scrollWidth - window.innerWidth, shift: sum, moved: nodes };
  });
  if (overflow > 0) faults.push(`${overflow} px wider than the window`);
  if (shift > MOST_SHIFT) faults.push(`a layout shift of ${shift.toFixed(3)} by ${moved.join(", ")}`);
  return [...faults, ...problems.splice(0)];
}
