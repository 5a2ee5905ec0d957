import { admin } from "./admin";
import { asSuperuser } from "./superuser";

export type OrgCopy = { restore: () => Promise<void> };

/**
 * Every row of an organization as it is now, to be put back after something was broken on purpose: making the
 * organization anew takes twenty times as long. The head guard is outside the database, so nothing may be sequenced meanwhile.
 */
export async function copyOrg(orgId: string): Promise<OrgCopy> {
  const tables = await admin()<{ name: string }[]>`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped
    where c.relkind in ('r', 'p') and n.nspname in ('public', 'ledger') and not c.relispartition order by 1`;
  const copies = tables.map(({ name }, i) => ({ name, kept: `kept_of_${orgId}_${i}` }));
  await admin().unsafe(copies.map(({ name, kept }) => `create table ${kept} as select * from ${name} where org_id = '${orgId}'`).join(";"));
  const back = copies.map(({ name, kept }) => `delete from ${name} where org_id = '${orgId}'; insert into ${name} overriding system value select * from ${kept}`).join(";");
  return { restore: async () => asSuperuser(async (sql) => sql.unsafe(back)) };
}
