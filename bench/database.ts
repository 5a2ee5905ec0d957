import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import postgres from "postgres";

import { closeDatabase, configureDatabase } from "@/db/client";
import { startEmbedded } from "@/db/embedded/start";
import { migrate } from "@/db/migrate";
import { roleUrl } from "@/db/urls";

export type BenchDatabase = { admin: postgres.Sql; folder: string; stop: () => Promise<void> };

/** A database of its own and no web process, for what is measured below the transport. Without `fsync` for what only reads: filling it is not measured. */
export async function startDatabase(fsync: boolean): Promise<BenchDatabase> {
  const folder = mkdtempSync(path.join(tmpdir(), "proofroom-bench-"));
  const secret = randomBytes(24).toString("hex");
  Object.assign(process.env, { PROOFROOM_SECRET: secret, PROOFROOM_LEDGER_SEED: secret, PROOFROOM_DATA_DIR: folder, PROOFROOM_LOG_LEVEL: "silent" });
  const server = await startEmbedded({ folder: path.join(folder, "postgres"), password: randomBytes(12).toString("hex"), fsync });
  await migrate(server.url, secret);
  configureDatabase({ app: roleUrl(server.url, "app", secret), system: roleUrl(server.url, "system", secret) });
  const admin = postgres(server.url, { max: 8, onnotice: () => undefined });
  return {
    admin, folder,
    stop: async () => {
      await admin.end();
      await closeDatabase();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
