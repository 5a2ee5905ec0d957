import { randomBytes } from "node:crypto";

import postgres from "postgres";
import { inject } from "vitest";

import { closeDatabase, configureDatabase } from "../client";
import { migrate } from "../migrate";
import { roleUrl } from "../urls";
import { adminOf } from "./admin";

/**
 * A database of its own for a test file that does something to what an installation has once, e.g. freezes its anchor log.
 * To be called before anything asks the database. Goes with the run's server.
 *
 * @returns its addresses, for processes of the test's own
 */
export async function ownDatabase(): Promise<{ app: string; system: string }> {
  const { adminUrl, secret } = inject("database");
  const name = `own_${randomBytes(6).toString("hex")}`;
  const server = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  await server.unsafe(`create database ${name}`);
  await server.end();
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  await migrate(url.toString(), secret);
  await closeDatabase();
  adminOf(url.toString());
  const urls = { app: roleUrl(url.toString(), "app", secret), system: roleUrl(url.toString(), "system", secret) };
  configureDatabase(urls);
  return urls;
}
