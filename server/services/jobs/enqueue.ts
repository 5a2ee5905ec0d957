import { sql } from "drizzle-orm";
import { fromDrizzle, PgBoss } from "pg-boss";

import { queueStatement, type Tx } from "@/db/client";

import type { JobName, Jobs } from "@/server/domain/jobs/queue";

type Holder = { proofroomSender?: Promise<PgBoss> };
const holder = globalThis as typeof globalThis & Holder;

/** Puts a job into the queue in the caller's transaction: committed with the change, or never there. */
export async function enqueue<N extends JobName>(tx: Tx, name: N, payload: Jobs[N]): Promise<void> {
  holder.proofroomSender ??= startSender();
  const sender = await holder.proofroomSender;
  await sender.send(name, payload, { db: fromDrizzle(tx, sql) });
}

/** A sender only: it neither works nor supervises, and its own statements go over the app role's pool. */
async function startSender(): Promise<PgBoss> {
  const boss = new PgBoss({
    db: { executeSql: async (text, values) => queueStatement("app", text, values as unknown[]) },
    supervise: false, schedule: false, migrate: false,
  });
  // The statement that failed reports to its caller; without a listener Node would end the process.
  boss.on("error", () => undefined);
  await boss.start();
  return boss;
}
