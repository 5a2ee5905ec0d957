import { and, count, eq, sql } from "drizzle-orm";

import { withOrg, withoutOrg, type Tx } from "@/db/client";
import { keys, logHeads, logs, pending } from "@/db/schema/ledger";
import { organizations } from "@/db/schema/organizations";
import { LedgerError } from "@/server/domain/ledger/error";
import type { GuardedHead } from "@/server/domain/ledger/head-guard";
import { headGuard } from "@/server/storage/head-guard";

import { databaseOf } from "./check-head";
import { lastFreeze } from "./log-events";

/** What an operator needs to know of one log. `orgId` is null for the anchor log, `guard` is null where there is no entry, and a sentence where it cannot be read. */
export type OperatorLog = {
  orgId: string | null; slug: string; logId: string; origin: string; state: "active" | "frozen" | "closed"; reason: { code: string; sentence: string; at: Date } | null;
  size: number; root: Uint8Array; waiting: number; guard: GuardedHead | string | null; sysId: string | null; timeline: number | null; database: { systemId: string; timeline: number };
  keys: { id: string; status: string; fromSize: number; toSize: number | null; retireAt: Date | null; vkey: string }[];
};

/** Every log of the installation, or of one organization, as the database and the guard have it. For the operator's commands: no request reaches it. */
export async function listOperatorLogs(slug?: string): Promise<OperatorLog[]> {
  const orgs = await withoutOrg(async (tx) => tx.execute<{ org_id: string }>(sql`select org_id from access.all_orgs()`), "system");
  const found: OperatorLog[] = [];
  for (const { org_id: orgId } of orgs) found.push(...(await withOrg(orgId, async (tx) => logsOf(tx, orgId, slug), "system")));
  return found;
}

/** Logs the guard knows and the database does not: of a database older than they are, or of another. */
export async function listUnknownGuards(known: readonly OperatorLog[]): Promise<string[]> {
  const ids = new Set(known.map((log) => log.logId));
  return (await headGuard().list()).filter((id) => !ids.has(id));
}

async function logsOf(tx: Tx, orgId: string, slug: string | undefined): Promise<OperatorLog[]> {
  const rows = await tx.select({ log: logs, head: logHeads, slug: organizations.slug }).from(logs)
    .innerJoin(logHeads, and(eq(logHeads.orgId, logs.orgId), eq(logHeads.logId, logs.id))).innerJoin(organizations, eq(organizations.orgId, logs.orgId))
    .where(and(eq(logs.orgId, orgId), slug === undefined ? undefined : eq(organizations.slug, slug))).orderBy(logs.createdAt);
  const database = rows.length > 0 ? await databaseOf(tx) : undefined;
  const found: OperatorLog[] = [];
  for (const { log, head, slug: of } of rows) {
    const ofLog = <T extends typeof keys | typeof pending>(table: T) => and(eq(table.orgId, orgId), eq(table.logId, log.id));
    const [waiting] = await tx.select({ count: count() }).from(pending).where(ofLog(pending));
    const own = await tx.select().from(keys).where(ofLog(keys)).orderBy(keys.fromSize);
    found.push({
      orgId, slug: of, logId: log.id, origin: log.origin, state: log.state, reason: log.state === "active" ? null : ((await lastFreeze(tx, orgId, log.id)) ?? null),
      size: head.size, root: head.root, waiting: waiting?.count ?? 0, guard: await readGuardFor(log.id), sysId: head.sysId, timeline: head.timeline, database: database ?? { systemId: "", timeline: 0 },
      keys: own.map(({ keyId, status, fromSize, toSize, retireAt, vkey }) => ({ id: Buffer.from(keyId).toString("hex"), status, fromSize, toSize, retireAt, vkey })),
    });
  }
  return found;
}

/** The guard's entry of a log: null where there is none, a sentence where it cannot be read. */
export async function readGuardFor(logId: string): Promise<GuardedHead | string | null> {
  try {
    return (await headGuard().read(logId)) ?? null;
  } catch (error) {
    if (error instanceof LedgerError) return error.message;
    throw error;
  }
}
