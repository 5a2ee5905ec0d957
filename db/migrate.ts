import path from "node:path";

import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import { PgBoss } from "pg-boss";
import postgres, { type Sql } from "postgres";

import { JOB_QUEUES } from "../server/domain/jobs/queue";

import { erasureSql } from "./erasure";
import { hardeningSql } from "./grants";
import { lookupsSql } from "./lookups";
import { ROLE_NAMES } from "./roles";
import { rolePassword } from "./urls";

const MIGRATION_LOCK = 7_316_524;

/**
 * Brings a database up to date: roles, schema, job queue, row-level security, grants, look-ups. Safe to run again and
 * by two starters at once (advisory lock). `adminUrl` must be able to create roles; PostgreSQL 15 or newer.
 */
export async function migrate(adminUrl: string, secret: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => undefined, connection: { lock_timeout: 30_000 } });
  try {
    await requireVersion(sql);
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await createRoles(sql, secret);
    await sql.unsafe(`SET ROLE ${ROLE_NAMES.owner}`);
    await applyMigrations(drizzle(sql), { migrationsFolder: path.resolve("db/migrations"), migrationsSchema: "migrations" });
    await sql.unsafe(hardeningSql());
    await sql.unsafe("RESET ROLE");
    await sql.unsafe(lookupsSql());
    await sql.unsafe(erasureSql());
    await prepareQueue(adminUrl, sql);
  } finally {
    await sql.end();
  }
}

async function requireVersion(sql: Sql): Promise<void> {
  const [row] = await sql<{ version: string }[]>`select current_setting('server_version_num') as version`;
  if (Number(row?.version) < 150_000) throw new Error("PostgreSQL 15 or newer is needed.");
}

async function createRoles(sql: Sql, secret: string): Promise<void> {
  const [me] = await sql<{ name: string; database: string }[]>`select current_user as name, current_database() as database`;
  // NOINHERIT: what an auditor's transaction may is not the application's otherwise (private notes of auditors).
  const logins = (["app", "system"] as const).map((role) => `${ROLE_NAMES[role]} NOINHERIT LOGIN PASSWORD '${rolePassword(secret, role)}'`);
  const roles = [`${ROLE_NAMES.owner} NOLOGIN`, `${ROLE_NAMES.auditor} NOLOGIN`, `${ROLE_NAMES.lookup} NOLOGIN BYPASSRLS`, `${ROLE_NAMES.eraser} NOLOGIN BYPASSRLS`, ...logins];
  for (const role of roles) {
    const [name = "", ...options] = role.split(" ");
    const [found] = await sql`select 1 from pg_roles where rolname = ${name}`;
    await sql.unsafe(`${found ? "ALTER" : "CREATE"} ROLE ${name} WITH NOSUPERUSER NOCREATEDB NOCREATEROLE ${options.join(" ")}`);
  }
  await sql.unsafe(`GRANT ${ROLE_NAMES.owner}, ${ROLE_NAMES.lookup}, ${ROLE_NAMES.eraser} TO ${quote(me?.name ?? "")}`);
  await sql.unsafe(`GRANT ${ROLE_NAMES.auditor} TO ${ROLE_NAMES.app}`);
  await sql.unsafe(`GRANT CONNECT, CREATE ON DATABASE ${quote(me?.database ?? "")} TO ${ROLE_NAMES.owner}`);
  await sql.unsafe(`GRANT USAGE, CREATE ON SCHEMA public TO ${ROLE_NAMES.owner}`);
}

/** The queue's own schema; the web process may only enqueue, the worker does the rest. */
async function prepareQueue(adminUrl: string, sql: Sql): Promise<void> {
  const boss = new PgBoss({ connectionString: adminUrl, supervise: false, schedule: false, max: 2 });
  boss.on("error", () => undefined);
  await boss.start();
  for (const [name, options] of Object.entries(JOB_QUEUES)) await boss.createQueue(name, options);
  await boss.stop({ graceful: false });
  await sql.unsafe(`
    GRANT USAGE ON SCHEMA pgboss TO ${ROLE_NAMES.app}, ${ROLE_NAMES.system}, ${ROLE_NAMES.auditor};
    GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA pgboss TO ${ROLE_NAMES.app}, ${ROLE_NAMES.auditor};
    GRANT ALL ON ALL TABLES IN SCHEMA pgboss TO ${ROLE_NAMES.system};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgboss TO ${ROLE_NAMES.app}, ${ROLE_NAMES.system}, ${ROLE_NAMES.auditor};
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA pgboss TO ${ROLE_NAMES.app}, ${ROLE_NAMES.system}, ${ROLE_NAMES.auditor};`);
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
