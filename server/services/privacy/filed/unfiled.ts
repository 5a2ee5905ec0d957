import { type SQL, sql } from "drizzle-orm";
import { Temporal } from "temporal-polyfill";

import { withOrg } from "@/db/client";
import { localDay } from "@/server/domain/privacy/calendar-days";
import { CLOSING_EVENTS, STANDING_EVENTS } from "@/server/domain/privacy/filed/filed-records";

import type { Filing } from "./file-case";

const AT_ONCE = 100;
type Row = { id: string; number: number; seq: number; at: string };

/** Cases that have ended and whose end is not filed, the oldest first. */
export async function endedCases(orgId: string): Promise<Filing[]> {
  const rows = await withOrg(orgId, async (tx) => tx.execute<Row>(sql`
    select r.id, r.number, e.seq, e.at from rights_requests r cross join lateral (${lastOf(CLOSING_EVENTS)}) e
    where r.org_id = ${orgId} and r.closed_at is not null and r.channel <> 'drill' and not exists (select 1 from case_evidence c where c.org_id = r.org_id and c.request_id = r.id and c.closed_seq = e.seq)
    order by e.at, r.id limit ${AT_ONCE}`), "system");
  return rows.map(({ id, number, seq, at }) => ({ id, number: Number(number), seq: Number(seq), at: new Date(at), as: "ended" }));
}

/**
 * Open cases with a right past its last day, by the case's own zone, which are not filed as they stand; and those filed so
 * before that have moved on since, so that what was answered meanwhile does not go on being counted as open.
 */
export async function overdueCases(orgId: string, now: Date): Promise<Filing[]> {
  const rows = await withOrg(orgId, async (tx) => tx.execute<Row & { due_on: string | null; zone: string; was_open: boolean }>(sql`
    select r.id, r.number, e.seq, e.at, to_char(r.due_on, 'YYYY-MM-DD') as due_on, f.detail ->> 'zone' as zone, o.was_open
    from rights_requests r join request_events f on f.org_id = r.org_id and f.request_id = r.id and f.seq = 1 cross join lateral (${lastOf(STANDING_EVENTS)}) e
      cross join lateral (select exists (select 1 from case_evidence c where c.org_id = r.org_id and c.request_id = r.id and c.closed_seq > (${LAST_END})) as was_open) o
    where r.org_id = ${orgId} and r.closed_at is null and r.channel <> 'drill' and not exists (select 1 from case_evidence c where c.org_id = r.org_id and c.request_id = r.id and c.closed_seq >= e.seq)
      and (r.due_on < ${latestDay(now)} or o.was_open)
    order by e.at, r.id`), "system");
  const isOver = (dueOn: string | null, zone: string) => dueOn !== null && dueOn < localDay(now.toISOString(), zone).toString();
  return rows.filter((row) => row.was_open || isOver(row.due_on, row.zone)).slice(0, AT_ONCE)
    .map(({ id, number, seq, at, due_on: dueOn, zone }) => ({ id, number: Number(number), seq: Number(seq), at: seenAt(new Date(at), dueOn, zone, now), as: "overdue" }));
}

/** The day it is where it is latest: a first sieve, since each case has its own zone. */
const latestDay = (now: Date): string => localDay(now.toISOString(), "Pacific/Kiritimati").toString();

/** Before which event whatever was filed was filed as an end of the case as a whole. One right withdrawn is none, and what was filed as it was taken up again was filed as open. */
const LAST_END = sql`select coalesce(max(case when kind = 'reopened' then seq - 1 else seq end), 0) from request_events where org_id = r.org_id and request_id = r.id and kind in (${sql.join(["reopened", ...CLOSING_EVENTS.filter((kind) => kind !== "withdrawn")].map((kind) => sql`${kind}`), sql`, `)})`;

const lastOf = (kinds: readonly string[]): SQL => sql`select seq, at from request_events where org_id = r.org_id and request_id = r.id and kind in (${sql.join(kinds.map((kind) => sql`${kind}`), sql`, `)}) order by seq desc limit 1`;

/** The moment from which it is overdue, or its last event after that: the same however late this runs. */
function seenAt(at: Date, dueOn: string | null, zone: string, now: Date): Date {
  if (dueOn === null) return at;
  const late = new Date(Temporal.PlainDate.from(dueOn).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds);
  return late > at && late <= now ? late : at;
}
