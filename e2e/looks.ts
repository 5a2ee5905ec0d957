import type { Page } from "@playwright/test";

import { accessibilityFaults, expect } from "./fixtures";

/** Each width loads every page in one scheme and then changes it under the page, as the reader's system does at dusk. */
export const LOOKS = [
  { viewport: { width: 1440, height: 900 }, colorScheme: "light", dusk: "dark" },
  { viewport: { width: 375, height: 812 }, colorScheme: "dark", dusk: "light" },
] as const;
const MOST_SHIFT = 0.02;

/** Goes from page to page and keeps what is wrong with each: axe, headings, title, width, shifts, raw days, errors of the console. */
export type Tour = { visit: (address: string) => Promise<void>; look: (address: string) => Promise<void>; faults: string[] };

export async function startTour(page: Page, problems: string[], { colorScheme, dusk }: (typeof LOOKS)[number]): Promise<Tour> {
  await countShifts(page);
  const faults: string[] = [];
  const look = async (address: string) => {
    for (const scheme of [colorScheme, dusk]) {
      await page.emulateMedia({ colorScheme: scheme });
      for (const fault of await faultsOf(page, problems, scheme === dusk ? "again" : "first")) faults.push(`${address}, ${scheme}: ${fault}`);
    }
    await page.emulateMedia({ colorScheme });
  };
  const visit = async (address: string) => {
    await page.goto(address);
    if (/[?&](open|hand|new)=/.test(address)) await expect(page.getByRole("dialog")).toBeVisible();
    // A sheet is named by its place until what it shows has come.
    if (address.includes("?open=")) await expect(page.getByRole("dialog")).toHaveAccessibleName(/Restore|BCP-03/);
    await look(address);
  };
  return { visit, look, faults };
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

async function faultsOf(page: Page, problems: string[], again: "again" | "first"): Promise<string[]> {
  await expect(page.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
  const faults = await accessibilityFaults(page, again);
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
  return [...faults, ...(await rawDays(page)), ...problems.splice(0)];
}

/** Days that nobody put into words; code and what people wrote stand as they are. */
async function rawDays(page: Page): Promise<string[]> {
  const found = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) if (!node.parentElement?.closest("script, style, code, pre, bdi, textarea, [data-verbatim]")) texts.push(node.nodeValue ?? "");
    return texts.filter((text) => /\b\d{4}-\d{2}-\d{2}\b/.test(text));
  });
  return found.map((text) => `prints a day as a machine does: ${text.trim().slice(0, 80)}`);
}
