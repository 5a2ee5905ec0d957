import { existsSync } from "node:fs";

import { chromium } from "@playwright/test";

const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];
const QUIET = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export type Browser = { executablePath: string; args: string[]; from: string };

/** The browser to test in: the system's, else the one Playwright downloaded, else the one from npm. */
export async function findBrowser(): Promise<Browser> {
  // Chromium's sandbox does not work for root.
  const args = process.getuid?.() === 0 ? [...QUIET, "--no-sandbox"] : QUIET;
  const system = SYSTEM.find((file) => existsSync(file));
  if (system) return { executablePath: system, args, from: "the system" };
  const downloaded = chromium.executablePath();
  if (existsSync(downloaded)) return { executablePath: downloaded, args, from: "Playwright" };
  // The package unpacks the system libraries it brings only where it believes to run on Lambda.
  process.env["AWS_LAMBDA_JS_RUNTIME"] ??= "nodejs22.x";
  const { default: packaged } = await import("@sparticuz/chromium");
  return { executablePath: await packaged.executablePath(), args: [...new Set([...args, ...packaged.args, "--no-sandbox"])], from: "npm" };
}
