import postgres from "postgres";

import { arrayText, type CompiledQuery } from "@/server/domain/privacy/systems/query-template";

import { connectOut } from "../../outbound/connect-out";
import { isExcepted, OutboundError } from "../../outbound/send-out";

type Identifiers = readonly { type: string; value: string }[];
export type Reading = { query: CompiledQuery; identifiers: Identifiers; rowLimit: number; timeoutSeconds: number };
export type Found = { columns: string[]; rows: Record<string, unknown>[] };
const CONNECT_MS = 10_000;
const AT_ONCE = 500;
const MAX_BYTES = 64 * 1024 * 1024;

/** What came in the way of a query. `plain` holds nothing of what was asked; `message`, which may, is for a preview only. */
export class DatabaseRefusal extends Error {
  constructor(readonly plain: string, said?: string) {
    super(said ?? plain);
    this.name = "DatabaseRefusal";
  }
}

/** The parts of a database's address. Only PostgreSQL by name or address: no socket, no list of hosts. Throws `OutboundError`. */
export function databaseOf(url: string): { hostname: string; port: number; username: string; password: string; database: string; plain: boolean } {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !/^postgres(ql)?:$/.test(parsed.protocol) || !/^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)$/i.test(parsed.hostname)) throw new OutboundError("NOT_ALLOWED", "Use an address such as postgresql://reader:password@db.example.com:5432/shop.");
  const { hostname, port, username, password, pathname, searchParams } = parsed;
  if (!username || pathname.length < 2) throw new OutboundError("NOT_ALLOWED", "The address names a user and a database.");
  const plain = isExcepted({ hostname }) && !/^(require|verify-ca|verify-full)$/.test(searchParams.get("sslmode") ?? "");
  return { hostname, port: Number(port || 5432), username: decodeURIComponent(username), password: decodeURIComponent(password), database: decodeURIComponent(pathname.slice(1)), plain };
}

/**
 * What a query finds for somebody known by these identifiers. It runs in a transaction that may only read, inside a
 * SELECT of ours, for so many seconds and rows at most. Over the open internet only with TLS and a certificate that holds.
 *
 * Throws `DatabaseRefusal`, `OutboundError`.
 */
export async function readDatabase(url: string, reading: Reading): Promise<Found> {
  const { hostname, port, username, password, database, plain } = databaseOf(url);
  const socket = async () => Object.assign(await connectOut({ hostname, port }, CONNECT_MS), { host: hostname });
  const client = postgres({
    host: hostname, port, username, password, database, ssl: plain ? false : "verify-full", socket, max: 1, connect_timeout: 15, idle_timeout: 5, max_lifetime: null, fetch_types: false, prepare: false,
    onnotice: () => undefined, connection: { application_name: "proofroom" },
    // The type of `postgres` knows no `socket`, its documentation does.
  } as postgres.Options<Record<string, never>>);
  const timer = setTimeout(() => void client.end({ timeout: 0 }), reading.timeoutSeconds * 1000 + 2 * CONNECT_MS);
  try {
    return await client.begin("read only", async (tx) => run(tx, reading)) as Found;
  } catch (error) {
    throw refusalOf(error, reading);
  } finally {
    clearTimeout(timer);
    await client.end({ timeout: 1 });
  }
}

async function run(tx: postgres.TransactionSql, { query, identifiers, rowLimit, timeoutSeconds }: Reading): Promise<Found> {
  await tx.unsafe(`set local statement_timeout = ${Math.trunc(timeoutSeconds * 1000)}`);
  const values = query.parameters.map((type) => arrayText(identifiers.filter((each) => each.type === type).map(({ value }) => value)));
  const text = `select * from (\n${query.text}\n) as found limit ${Math.trunc(rowLimit) + 1}`;
  const { columns } = await tx.unsafe(text, values).describe();
  const found: Found = { columns: columns.map(({ name }) => name), rows: [] };
  let size = 0;
  for await (const rows of tx.unsafe(text, values).cursor(AT_ONCE)) {
    for (const row of rows) {
      const plain = Object.fromEntries(Object.entries(row as Record<string, unknown>).map(([name, value]) => [name, plainOf(value)]));
      size += JSON.stringify(plain).length;
      found.rows.push(plain);
    }
    if (found.rows.length > rowLimit) throw new DatabaseRefusal(`The query found more than ${rowLimit} rows. Narrow it, or raise the limit.`);
    if (size > MAX_BYTES) throw new DatabaseRefusal("The query found more than 64 MiB. Leave out columns that hold files.");
  }
  return found;
}

function plainOf(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  return value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value;
}

function refusalOf(error: unknown, { timeoutSeconds }: Reading): Error {
  if (error instanceof DatabaseRefusal || error instanceof OutboundError) return error;
  const { code } = error as { code?: unknown };
  if (code === "57014" || code === "CONNECTION_ENDED") return new DatabaseRefusal(`The query took longer than ${timeoutSeconds} seconds.`);
  if (code === "25006") return new DatabaseRefusal("The query wants to change something. A query of a request only reads.");
  if (typeof code === "string" && code.startsWith("28")) return new DatabaseRefusal("The database refused the user or the password.");
  const said = error instanceof postgres.PostgresError ? `The database answered: ${error.message} (${error.code})` : undefined;
  // Without its cause: the driver's error carries what was asked.
  return new DatabaseRefusal(`The query failed${typeof code === "string" ? ` (${code})` : ""}.`, said);
}
