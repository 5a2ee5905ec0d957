import { PgBoss } from "pg-boss";

import { queueStatement, type Role } from "@/db/client";

import { log } from "../../log";

/** The job queue over one role's pool: `app` only sends, `system` works and supervises. */
export async function openQueue(role: Role): Promise<PgBoss> {
  const boss = new PgBoss({
    db: { executeSql: async (text, values) => queueStatement(role, text, values as unknown[]) },
    supervise: role === "system", schedule: false, migrate: false,
  });
  // Who called gets the failure too; without a listener Node would end the process.
  boss.on("error", (error) => log().error({ role, err: error.message }, "job queue"));
  await boss.start();
  return boss;
}
