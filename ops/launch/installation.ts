import path from "node:path";

import { startEmbedded, type Embedded } from "@/db/embedded/start";
import { migrate } from "@/db/migrate";
import { roleUrl } from "@/db/urls";

import { localSecrets } from "./secrets";

export type Installation = { database: Embedded | undefined; env: NodeJS.ProcessEnv; adminUrl: string };

/** A local installation: secrets, the embedded database (or the one of DATABASE_URL), migrated, and the environment its processes get. */
export async function prepareInstallation(dataDir: string, port: number): Promise<Installation> {
  const absolute = path.resolve(dataDir);
  const { secret, ledgerSeed, databasePassword } = localSecrets(absolute);
  const given = process.env["DATABASE_URL"];
  const database = given ? undefined : await startEmbedded({ folder: path.join(absolute, "postgres"), password: databasePassword });
  const adminUrl = given ?? database?.url ?? "";
  try {
    await migrate(adminUrl, secret);
  } catch (error) {
    await database?.stop();
    throw error;
  }
  const env: NodeJS.ProcessEnv = {
    ...process.env, NODE_ENV: "production", PROOFROOM_URL: process.env["PROOFROOM_URL"] ?? `http://localhost:${port}`, PORT: String(port), PROOFROOM_DATA_DIR: absolute, PROOFROOM_SECRET: secret, PROOFROOM_LEDGER_SEED: ledgerSeed,
    DATABASE_APP_URL: roleUrl(adminUrl, "app", secret), DATABASE_SYSTEM_URL: roleUrl(adminUrl, "system", secret), NEXT_TELEMETRY_DISABLED: "1",
    NEXTAUTH_URL: process.env["PROOFROOM_URL"] ?? `http://localhost:${port}`,
  };
  // The processes that serve people never get the administrator's address.
  delete env["DATABASE_URL"];
  return { database, env, adminUrl };
}
