import { sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import type { GrowthDay } from "@/server/domain/ledger/view";

const DAYS = 84;
type Row = { day: string; size: string | null; before: string | null };

/**
 * How many entries got their place on each of the last twelve weeks' days, in the organization's zone. Read from the
 * checkpoints: one index look-up a day, whatever the size of the log. `at` is the page's now.
 */
export async function growthOf(tx: Tx, log: { orgId: string; id: string }, at: Date): Promise<GrowthDay[]> {
  const sizeBefore = (moment: string) => sql`(select c.size from ledger.checkpoints c where c.org_id = ${log.orgId} and c.log_id = ${log.id} and c.cut_at < ${sql.raw(moment)} order by c.cut_at desc, c.size desc limit 1)`;
  const rows = await tx.execute<Row>(sql`
    with zone as (select timezone from organizations where org_id = ${log.orgId}),
      days as (select d::date as day, zone.timezone from zone, generate_series((${at.toISOString()}::timestamptz at time zone zone.timezone)::date - ${DAYS - 1}::int, (${at.toISOString()}::timestamptz at time zone zone.timezone)::date, interval '1 day') as d)
    select to_char(day, 'YYYY-MM-DD') as day, ${sizeBefore("((day + 1)::timestamp at time zone timezone)")} as size, ${sizeBefore("(day::timestamp at time zone timezone)")} as before
    from days order by days.day`);
  return rows.map((row) => ({ on: row.day, added: Math.max(0, Number(row.size ?? 0) - Number(row.before ?? 0)) }));
}
