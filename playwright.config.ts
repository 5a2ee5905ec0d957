import { defineConfig } from "@playwright/test";

import { findBrowser } from "./e2e/browser";

const browser = await findBrowser();

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/global-setup.ts",
  fullyParallel: true,
  // One a core: with a third one pages settle so late that presses come before them.
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env["CI"]),
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [["list"]],
  // The crash test has an installation of its own, and so needs processes that have opened no other.
  projects: [{ name: "pages", testIgnore: /crash/ }, { name: "crash", testMatch: /crash/, dependencies: ["pages"] }],
  use: {
    // Named here only: a spec that names it too gets a process and a browser of its own, which take ten seconds. Recording each test takes a sixth of the time: `npm run e2e -- --trace retain-on-failure` where one is wanted.
    trace: "off",
    screenshot: "only-on-failure",
    // What moves is waited for, and colours are measured at rest.
    contextOptions: { reducedMotion: "reduce" },
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    launchOptions: { executablePath: browser.executablePath, args: browser.args },
  },
});
