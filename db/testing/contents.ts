import { GRANTS } from "../grants";
import { admin } from "./admin";

/** What a running worker or the signing-in itself writes, whoever asks. */
const LEFT_OUT = new Set(["idempotency_keys", "rate_limits", "sessions", "outbox", "ledger.leaves", "ledger.tiles", "ledger.checkpoints", "ledger.signatures", "ledger.published_heads", "ledger.pending"]);

/** The digest of all there is in every table, by table: of one organization, and of people. Tells any change of any row. */
export async function contentsOf(orgId: string): Promise<Record<string, string>> {
  const tables = Object.entries(GRANTS).filter(([name, { global }]) => !LEFT_OUT.has(name) && (!global || name === "users" || name === "second_factors"));
  const parts = tables.map(([name, { global }]) => `select '${name}' as name, md5(coalesce(string_agg(md5(t::text), '' order by md5(t::text)), '')) as digest from ${name} t ${global ? "" : "where t.org_id = $1"}`);
  const rows = await admin().unsafe<{ name: string; digest: string }[]>(parts.join(" union all "), [orgId] as never[]);
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}

/** The tables that are not what they were. */
export function changedTables(before: Record<string, string>, after: Record<string, string>): string[] {
  return Object.keys(before).filter((name) => before[name] !== after[name]).toSorted();
}
