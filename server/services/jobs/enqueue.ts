import { sql } from "drizzle-orm";
import { fromDrizzle, type PgBoss } from "pg-boss";

import type { Tx } from "@/db/client";
import type { JobName, Jobs } from "@/server/domain/jobs/queue";

import { openQueue } from "./open-queue";

type Holder = { proofroomSender?: Promise<PgBoss> | undefined };
const holder = globalThis as typeof globalThis & Holder;

/** Puts a job into the queue in the caller's transaction: committed with the change, or never there. */
export async function enqueue<N extends JobName>(tx: Tx, name: N, payload: Jobs[N]): Promise<void> {
  holder.proofroomSender ??= openSender();
  const sender = await holder.proofroomSender;
  await sender.send(name, payload, { db: fromDrizzle(tx, sql) });
}

/** A queue that did not open is tried again with the next job. */
async function openSender(): Promise<PgBoss> {
  try {
    return await openQueue("app");
  } catch (error) {
    holder.proofroomSender = undefined;
    throw error;
  }
}
