import type { ReservedSql, Sql } from "postgres";

import { comesAgain } from "./prepared-texts";

/**
 * Postgres.js as drizzle uses it, with fewer round trips: statements that come again are prepared (an unprepared one
 * waits for its description before it is bound), and `begin` travels with the first statement instead of ahead of it.
 * Inside a transaction statements are sent in the order in which they are made, also when nothing awaits them yet.
 */
export function lean(client: Sql): Sql {
  client.unsafe = withPrepared(client);
  client.begin = (async (work: (tx: ReservedSql) => Promise<unknown>) => transaction(client, work)) as unknown as typeof client.begin;
  return client;
}

async function transaction(client: Sql, work: (tx: ReservedSql) => Promise<unknown>): Promise<unknown> {
  const connection = await client.reserve();
  const { unsafe } = connection;
  const scope = { ended: false };
  try {
    const opened = unsafe("begin").execute();
    // Its failure is the failure of every statement behind it, and is thrown there.
    opened.catch(() => undefined);
    const result = await work(inOrder(connection, scope));
    scope.ended = true;
    const { command } = await unsafe("commit");
    if (command !== "COMMIT") throw new Error("The transaction was rolled back: one of its statements failed, and its error was not passed on.");
    return result;
  } catch (error) {
    scope.ended = true;
    // A lost connection cannot be told to roll back, and need not be.
    await unsafe("rollback").catch(() => undefined);
    throw error;
  } finally {
    connection.release();
  }
}

function withPrepared<T extends Sql>(client: T): T["unsafe"] {
  const { unsafe } = client;
  return ((text, values, options) => unsafe(text, values, { ...options, prepare: (values?.length ?? 0) > 0 && comesAgain(text) })) as T["unsafe"];
}

/** Sends at once, and nothing any more once the transaction is over: by then the connection may be someone else's. */
function inOrder(connection: ReservedSql, scope: { ended: boolean }): ReservedSql {
  const send = withPrepared(connection);
  connection.unsafe = ((...query) => {
    if (scope.ended) throw new Error("A statement was made after its transaction had ended.");
    return send(...query).execute();
  }) as ReservedSql["unsafe"];
  return connection;
}
