import { configureDatabase } from "@/db/client";
import { roleUrl } from "@/db/urls";

import { env } from "./env";

/** Checks the configuration and points the pools at the database. First thing every process does. */
export function configure(): void {
  const { DATABASE_URL: admin, DATABASE_APP_URL: app, DATABASE_SYSTEM_URL: system, PROOFROOM_SECRET: secret } = env();
  const urls = { app: app ?? (admin && roleUrl(admin, "app", secret)), system: system ?? (admin && roleUrl(admin, "system", secret)) };
  if (!urls.app || !urls.system) throw new Error("Set DATABASE_URL, or DATABASE_APP_URL and DATABASE_SYSTEM_URL.");
  configureDatabase({ app: urls.app, system: urls.system });
}
