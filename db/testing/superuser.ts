import { admin } from "./admin";

type Sql = Parameters<Parameters<ReturnType<typeof admin>["begin"]>[1]>[0];

/** Does what only the database's superuser can: changes append-only tables, past triggers and foreign keys. */
export async function asSuperuser(work: (sql: Sql) => Promise<unknown>): Promise<void> {
  await admin().begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    await work(sql);
  });
}
