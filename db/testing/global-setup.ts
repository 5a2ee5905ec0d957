import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, existsSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import type { TestProject } from "vitest/node";

import { startEmbedded } from "../embedded/start";
import { migrate } from "../migrate";
import { roleUrl } from "../urls";

export type TestDatabase = { adminUrl: string; appUrl: string; systemUrl: string; secret: string; dataDir: string };

declare module "vitest" {
  export interface ProvidedContext {
    database: TestDatabase;
  }
}

/**
 * One private PostgreSQL for the run, migrated once; every suite makes its own organization in it.
 * PROOFROOM_TEST_PG names another PostgreSQL's folder of binaries, TEST_DATABASE_URL a running server.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), "proofroom-test-"));
  const secret = randomBytes(24).toString("hex");
  const given = process.env["TEST_DATABASE_URL"];
  const server = given ? undefined : await startEmbedded({
    folder: path.join(folder, "postgres"), password: randomBytes(12).toString("hex"), fsync: false,
    binaries: process.env["PROOFROOM_TEST_PG"],
  });
  const adminUrl = given ?? server?.url ?? "";
  if (server) process.stdout.write(`PostgreSQL ${server.version}\n`);
  await migrate(adminUrl, secret);
  project.provide("database", {
    adminUrl, secret, appUrl: roleUrl(adminUrl, "app", secret), systemUrl: roleUrl(adminUrl, "system", secret), dataDir: folder,
  });
  return async () => {
    await server?.stop();
    if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
  };
}
