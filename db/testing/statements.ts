import type { Sql } from "postgres";

import { isDatabaseUp, type Role } from "../client";

const ROLES: Role[] = ["app", "system"];
// When a key was last used is noted behind the answer, and the job queue reads its list of queues once a minute: nobody waits for either, so they tell nobody anything.
const BEHIND_THE_ANSWER = /^update "api_keys" set "last_used_at"|^\s*SELECT\s+q\.name,[^;]*FROM pgboss\.queue q/;

/**
 * What `work` gives, and the text of every statement it sent to the database and waited for, in order and without its
 * values. Two calls of the same statements do the same work there, which can be said on a busy machine as on a quiet one.
 */
export async function statementsOf<T>(work: () => Promise<T>): Promise<[T, string[]]> {
  await Promise.all(ROLES.map(isDatabaseUp));
  const { proofroomPools } = globalThis as unknown as { proofroomPools: { open: Record<Role, { client: Sql }> } };
  const settings = ROLES.map((role) => proofroomPools.open[role].client.options);
  const recording = new Recording();
  for (const options of settings) options.debug = (connection: number, text: string) => recording.add(connection, text);
  try {
    return [await work(), recording.statements()];
  } finally {
    for (const options of settings) options.debug = false;
  }
}

/** Statements by transaction. One that was under way before or that outlasts the recording is nobody's answer. */
class Recording {
  private readonly transactions: string[][] = [];
  private readonly open = new Map<number, string[]>();

  add(connection: number, text: string): void {
    const transaction = this.open.get(connection);
    transaction?.push(text);
    if (text === "begin") this.begin(connection, text);
    else if (text === "commit" || text === "rollback") this.open.delete(connection);
    else if (!transaction && !text.includes("set_config")) this.transactions.push([text]);
  }

  statements(): string[] {
    const unfinished = new Set(this.open.values());
    return this.transactions.filter((transaction) => !unfinished.has(transaction) && !transaction.some((text) => BEHIND_THE_ANSWER.test(text))).flat();
  }

  private begin(connection: number, text: string): void {
    const transaction = [text];
    this.open.set(connection, transaction);
    this.transactions.push(transaction);
  }
}
