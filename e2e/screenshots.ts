import { mkdirSync } from "node:fs";

import { chromium, type Browser, type Page } from "@playwright/test";

import { DEMO_PASSWORD } from "../ops/demo/sign-ins";
import { findBrowser } from "./browser";

// `npm run screenshots [url] [folder]`: pictures of a running demo for the README, light and dark, wide and narrow.
const [url = "http://localhost:3000", folder = "docs/screenshots"] = process.argv.slice(2);
const PAGES: [name: string, path: string][] = [
  ["home", ""], ["controls", "/controls"], ["control", "/controls/BCP-03"], ["evidence", "/evidence"], ["reports", "/reports"], ["settings", "/settings"], ["members", "/settings/members"], ["keys", "/settings/keys"], ["catalog", "/settings/catalog"], ["ledger", "/ledger"], ["register", "/settings/register"], ["activity", "/activity"], ["privacy", "/privacy"], ["privacy-numbers", "/privacy/numbers"], ["privacy-settings", "/privacy/settings"],
];
const LOOKS = [
  { name: "light-1440", width: 1440, height: 900, scheme: "light" as const }, { name: "dark-1440", width: 1440, height: 900, scheme: "dark" as const },
  { name: "light-375", width: 375, height: 812, scheme: "light" as const },
];

const { executablePath, args } = await findBrowser();
const browser = await chromium.launch({ executablePath, args });
mkdirSync(folder, { recursive: true });
for (const look of LOOKS) await shootAll(browser, look);
await browser.close();

async function shootAll(from: Browser, look: (typeof LOOKS)[number]): Promise<void> {
  const context = await from.newContext({ viewport: { width: look.width, height: look.height }, colorScheme: look.scheme, timezoneId: "Europe/Berlin", locale: "en-GB" });
  const page = await context.newPage();
  await shoot(page, `${url}/sign-in`, `sign-in-${look.name}`);
  await signIn(page);
  for (const [name, path] of PAGES) await shoot(page, `${url}/o/acme-cloud${path}`, `${name}-${look.name}`);
  await context.close();
}

async function signIn(page: Page): Promise<void> {
  await page.getByLabel("E-mail").fill("ben.okafor@acme-cloud.example");
  await page.getByLabel("Password").fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(/\/o\//);
}

async function shoot(page: Page, address: string, name: string): Promise<void> {
  await page.goto(address);
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: `${folder}/${name}.png` });
}
