import { AsyncLocalStorage } from "node:async_hooks";

import { sql, type SQL } from "drizzle-orm";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres, { type Sql } from "postgres";

import { lean } from "./driver";
import { ROLE_NAMES } from "./roles";
import * as activity from "./schema/activity";
import * as anchors from "./schema/anchors";
import * as auditSamples from "./schema/audit-samples";
import * as controls from "./schema/controls";
import * as auditFindings from "./schema/audit-findings";
import * as auditRequests from "./schema/audit-requests";
import * as engagements from "./schema/engagements";
import * as erasures from "./schema/erasures";
import * as evidence from "./schema/evidence";
import * as ledger from "./schema/ledger";
import * as organizations from "./schema/organizations";
import * as privacy from "./schema/privacy";
import * as privacyProtocols from "./schema/privacy-protocols";
import * as privacyErasure from "./schema/privacy-erasure";
import * as privacySystems from "./schema/privacy-systems";
import * as reports from "./schema/reports";
import * as signing from "./schema/signing";
import * as statusPage from "./schema/status-page";
import * as users from "./schema/users";

const schema = { ...activity, ...anchors, ...auditSamples, ...controls, ...auditFindings, ...auditRequests, ...engagements, ...erasures, ...evidence, ...ledger, ...organizations, ...privacy, ...privacyProtocols, ...privacyErasure, ...privacySystems, ...reports, ...signing, ...statusPage, ...users };
type Database = PostgresJsDatabase<typeof schema>;

/** What a verb works with: a transaction bound to one organization, or to none. Never the pool. */
export type Tx = Parameters<Parameters<Database["transaction"]>[0]>[0];

export type Role = "app" | "system";
/** How a transaction sees others. Unless told otherwise each statement sees what is committed by then, and may write. */
export type Sight = { isolationLevel: "repeatable read"; accessMode: "read only" };
type Urls = Record<Role, string>;
type Pools = { urls?: Urls; open: Partial<Record<Role, { client: Sql; db: Database }>> };

// On globalThis because Next instantiates modules once a bundle: one pool a process, not one a bundle.
const holder = globalThis as typeof globalThis & { proofroomPools?: Pools; proofroomAuditing?: AsyncLocalStorage<string> };
const auditing = (holder.proofroomAuditing ??= new AsyncLocalStorage<string>());
const pools = (holder.proofroomPools ??= { open: {} });

/** Says where the database is. Called once by the process's entry point (and by the tests, where files that follow one another have a database each). */
export function configureDatabase(urls: Urls): void {
  const isElsewhere = pools.urls !== undefined && (pools.urls.app !== urls.app || pools.urls.system !== urls.system);
  pools.urls = urls;
  // What is still open leads to the former one: whoever asks next must not be given it.
  if (isElsewhere) void closeDatabase();
}

export async function closeDatabase(): Promise<void> {
  const open = Object.values(pools.open);
  pools.open = {};
  await Promise.all(open.map(({ client }) => client.end({ timeout: 5 })));
}

/**
 * Runs `work` in a transaction that sees one organization's rows and nothing else. The context is bound with
 * `set_config(…, true)`, so it ends with the transaction and cannot leak to the pool's next user.
 */
export async function withOrg<T>(orgId: string, work: (tx: Tx) => Promise<T>, role: Role = "app", sight?: Sight): Promise<T> {
  return database(role).transaction(async (tx) => {
    // Made first, so sent first (see driver.ts); not waited for, so that it travels with the first statement of the work.
    const bound = tx.execute(bindTo(orgId, role)).then(() => undefined);
    // Where it fails, the transaction is aborted and every statement behind it fails too.
    bound.catch(() => undefined);
    const result = await work(tx);
    await bound;
    return result;
  }, sight);
}

/**
 * Everything that `work` does to an organization's rows as `app` it does as the auditor role, which the database lets
 * write nothing but an auditor's own: held here, so that no verb on the way has to remember it.
 */
export async function asAuditor<T>(engagementId: string, work: () => Promise<T>): Promise<T> {
  return auditing.run(engagementId, work);
}

function bindTo(orgId: string, role: Role): SQL {
  const engagementId = role === "app" ? auditing.getStore() : undefined;
  if (engagementId === undefined) return sql`select set_config('app.org_id', ${orgId}, true)`;
  return sql`select set_config('app.org_id', ${orgId}, true), set_config('app.engagement_id', ${engagementId}, true), set_config('role', ${ROLE_NAMES.auditor}, true)`;
}

/** Runs `work` with no organization: global tables and the `access` look-ups only; tenant tables answer nothing. */
export async function withoutOrg<T>(work: (tx: Tx) => Promise<T>, role: Role = "app", sight?: Sight): Promise<T> {
  return database(role).transaction(work, sight);
}

/** One statement with no organization and no transaction around it: the `access` look-ups and the rate limiter. */
export async function ask<T extends Record<string, unknown>>(statement: SQL, role: Role = "app"): Promise<T[]> {
  return [...(await database(role).execute<T>(statement))] as T[];
}

/** Runs a statement of the job queue, or a text of several that begins and commits a transaction of its own. */
export async function queueStatement(role: Role, text: string, values: unknown[] = []): Promise<{ rows: Record<string, unknown>[] }> {
  const result = await (/^\s*begin\b/i.test(text) ? onOneConnection(role, text) : client(role).unsafe(text, values as never[]));
  return { rows: (Array.isArray(result[0]) ? result.flat() : [...result]) as Record<string, unknown>[] };
}

/** A transaction needs a connection of its own; one that broke off is rolled back before anybody else gets it. */
async function onOneConnection(role: Role, text: string): Promise<readonly unknown[]> {
  const connection = await client(role).reserve();
  try {
    return await connection.unsafe(text);
  } catch (error) {
    // A lost connection cannot be told to roll back, and need not be.
    await connection.unsafe("rollback").catch(() => undefined);
    throw error;
  } finally {
    connection.release();
  }
}

/** True when the database answers. For readiness checks. */
export async function isDatabaseUp(role: Role): Promise<boolean> {
  try {
    await client(role)`select 1`;
    return true;
  } catch {
    // The answer is the boolean: what failed is in the driver's own log line.
    return false;
  }
}

function database(role: Role): Database {
  return pool(role).db;
}

function client(role: Role): Sql {
  return pool(role).client;
}

function pool(role: Role): { client: Sql; db: Database } {
  const ready = pools.open[role];
  if (ready) return ready;
  const url = pools.urls?.[role];
  if (!url) throw new Error("The database is not configured: configureDatabase() runs first.");
  const client = postgres(url, {
    max: role === "app" ? 12 : 6,
    connect_timeout: 5,
    idle_timeout: 60,
    backoff: (retries) => Math.min(0.1 * 2 ** retries, 2),
    connection: { application_name: `proofroom-${role}`, statement_timeout: 60_000, idle_in_transaction_session_timeout: 30_000 },
    onnotice: () => undefined,
  });
  const made = { client, db: drizzle(lean(client), { schema }) };
  pools.open[role] = made;
  return made;
}
