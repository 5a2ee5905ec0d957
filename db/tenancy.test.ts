import postgres from "postgres";
import { afterAll, describe, expect, test } from "vitest";

import { GRANTS } from "./grants";
import { LOOKUPS } from "./lookups";
import { database } from "./testing/database";

const admin = postgres(database.adminUrl, { max: 1, onnotice: () => undefined });
afterAll(() => admin.end());

const GLOBAL = Object.entries(GRANTS).filter(([, grant]) => grant.global).map(([name]) => (name.includes(".") ? name : `public.${name}`));
// One exception each, with its reason: a slug and a log's origin are public names.
const GLOBAL_UNIQUE = ["organizations_slug_key", "logs_origin_key"];

type TableRow = { name: string; rls: boolean; forced: boolean; has_org: boolean; org_not_null: boolean; policies: number; loose: number; indexed: boolean };

/** R02 as one query: every ordinary table outside the catalogs and the queue's own schema. */
async function tables(sql: postgres.Sql | postgres.TransactionSql): Promise<TableRow[]> {
  return sql<TableRow[]>`
    select n.nspname || '.' || c.relname as name, c.relrowsecurity as rls, c.relforcerowsecurity as forced,
      a.attname is not null as has_org, coalesce(a.attnotnull, false) as org_not_null,
      (select count(*)::int from pg_policy p where p.polrelid = c.oid and p.polcmd = '*' and p.polqual is not null and p.polwithcheck is not null) as policies,
      (select count(*)::int from pg_policy p where p.polrelid = c.oid
         and (pg_get_expr(p.polqual, p.polrelid) not like '%org_id%' or coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') not like '%org_id%')) as loose,
      exists (select 1 from pg_index i where i.indrelid = c.oid and i.indkey[0] = a.attnum) as indexed
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
      left join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped
    where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pgboss', 'migrations') and n.nspname not like 'pg_toast%'`;
}

function faults(rows: TableRow[]): string[] {
  return rows.flatMap((row) => {
    if (GLOBAL.includes(row.name)) return [];
    const wrong = [
      row.has_org ? "" : "has no org_id", row.org_not_null ? "" : "org_id may be null", row.rls ? "" : "row-level security is off",
      row.forced ? "" : "row-level security is not forced", row.policies > 0 ? "" : "has no policy with USING and WITH CHECK",
      row.loose === 0 ? "" : "has a policy that does not look at org_id", row.indexed ? "" : "no index starts with org_id",
    ].filter(Boolean);
    return wrong.map((text) => `${row.name}: ${text}`);
  });
}

describe("tenancy in the catalog", () => {
  test("R01: run-time roles are neither superuser nor bypass row-level security, and own nothing", async () => {
    const roles = await admin`select rolname from pg_roles where rolname in ('proofroom_app', 'proofroom_system', 'proofroom_owner') and (rolsuper or rolbypassrls or rolcreaterole)`;
    expect(roles).toHaveLength(0);
    const owned = await admin`select relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname in ('proofroom_app', 'proofroom_system')`;
    expect(owned).toHaveLength(0);
    const dangerous = await admin`select grantee, table_name, privilege_type from information_schema.role_table_grants
      where grantee in ('proofroom_app', 'proofroom_system', 'PUBLIC') and table_schema in ('public', 'ledger') and privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER')`;
    expect(dangerous).toHaveLength(0);
    const [lookup] = await admin`select rolcanlogin from pg_roles where rolname = 'proofroom_lookup'`;
    expect(lookup?.["rolcanlogin"]).toBe(false);
  });

  test("R02: every tenant table has forced row-level security, a policy, and an index that starts with org_id", async () => {
    expect(faults(await tables(admin))).toEqual([]);
  });

  test("R02: a bare new table is found", async () => {
    await expect(admin.begin(async (sql) => {
      await sql`create table canary (id text primary key, note text)`;
      expect(faults(await tables(sql))).toEqual(expect.arrayContaining(["public.canary: has no org_id", "public.canary: row-level security is not forced"]));
      throw new Error("rolled back");
    })).rejects.toThrow("rolled back");
  });

  test("every table is on the list of grants", async () => {
    const names = (await tables(admin)).map((row) => row.name.replace(/^public\./, "")).sort();
    expect(names).toEqual(Object.keys(GRANTS).sort());
  });

  test("R05: every foreign key between tenant tables carries org_id on both sides", async () => {
    const loose = await admin`
      select con.conname from pg_constraint con
      join pg_attribute mine on mine.attrelid = con.conrelid and mine.attname = 'org_id'
      join pg_attribute theirs on theirs.attrelid = con.confrelid and theirs.attname = 'org_id'
      where con.contype = 'f' and not (con.conkey[1] = mine.attnum and con.confkey[1] = theirs.attnum)`;
    expect(loose).toEqual([]);
  });

  test("R06: no unique key on tenant data leaves out the organization", async () => {
    const loose = await admin<{ name: string }[]>`
      select ic.relname as name from pg_index i join pg_class ic on ic.oid = i.indexrelid join pg_class c on c.oid = i.indrelid
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id' join pg_namespace n on n.oid = c.relnamespace
      where i.indisunique and n.nspname in ('public', 'ledger') and i.indkey[0] <> a.attnum`;
    expect(loose.map((row) => row.name).sort()).toEqual([...GLOBAL_UNIQUE].sort());
  });

  test("R07: no view, and security definer functions only from the list, with a fixed search path and not for everyone", async () => {
    const views = await admin`select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where relkind in ('v', 'm') and n.nspname in ('public', 'ledger', 'access')`;
    expect(views).toHaveLength(0);
    const definers = await admin<{ name: string; path: string[] | null; open: boolean }[]>`
      select p.proname as name, p.proconfig as path, has_function_privilege('public', p.oid, 'execute') as open
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema')`;
    expect(definers.map((row) => row.name).sort()).toEqual([...Object.keys(LOOKUPS), "erase_content"].sort());
    expect(definers.filter((row) => row.open || !row.path?.some((item) => item.startsWith("search_path=")))).toEqual([]);
  });
});
