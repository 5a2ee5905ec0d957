import { defineConfig } from "@playwright/test";

import { findBrowser } from "./e2e/browser";

const browser = await findBrowser();

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/global-setup.ts",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env["CI"]),
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [["list"]],
  // The crash test has an installation of its own, and so needs processes that have opened no other.
  projects: [{ name: "pages", testIgnore: /crash/ }, { name: "crash", testMatch: /crash/, dependencies: ["pages"] }],
  use: {
    trace: "retain-on-failure",
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    launchOptions: { executablePath: browser.executablePath, args: browser.args },
  },
});
