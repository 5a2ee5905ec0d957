import { readFileSync } from "node:fs";
import path from "node:path";

/** Where the global setup tells the tests what it started. */
export const INSTALLATION_FILE = path.resolve("test-results-installation.json");

export type TestInstallation = { url: string; env: Record<string, string> };

export function readInstallation(): TestInstallation {
  return JSON.parse(readFileSync(INSTALLATION_FILE, "utf8")) as TestInstallation;
}
