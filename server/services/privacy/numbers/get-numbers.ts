import { type SQL, sql } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { localDay } from "@/server/domain/privacy/calendar-days";
import { groundOf } from "@/server/domain/privacy/case/grounds";
import { type Right, RIGHTS } from "@/server/domain/privacy/case/vocabulary";
import { ageBuckets, filledMonths, NOTHING, NumbersInput, type PrivacyNumbers, type Tally } from "@/server/domain/privacy/numbers/numbers";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { settingsOrThrow } from "../rows";

type Row = { name: string } & Record<keyof Tally, string | number | null>;

/** How requests were answered: by right, by month, refusals by ground, and the age of what is open. Counted by the database, however many there are. */
export async function getPrivacyNumbers(ctx: ServiceContext, input: unknown): Promise<PrivacyNumbers> {
  authorize(ctx, "privacy:read");
  const window = parseInput(NumbersInput, input);
  return withOrg(ctx.orgId, async (tx) => numbersOf(tx, ctx, window), "app", { isolationLevel: "repeatable read", accessMode: "read only" });
}

/** The same in the caller's transaction. Throws CONFLICT where there is no desk yet. */
export async function numbersOf(tx: Tx, ctx: Pick<ServiceContext, "orgId" | "now">, window: NumbersInput): Promise<PrivacyNumbers> {
  const { zone } = await settingsOrThrow(tx, ctx.orgId);
  const today = localDay(ctx.now.toISOString(), zone).toString();
  const tallies = async (by: SQL) => (await tx.execute<Row>(tallySql(ctx.orgId, window, today, by))).map(tallyOf);
  const [[total], rights, months] = [await tallies(sql`''`), await tallies(sql`"right"`), await tallies(sql`to_char(received_on, 'YYYY-MM')`)];
  const { name: _name, ...all } = total ?? { name: "", ...NOTHING };
  return {
    window, zone, total: all, grounds: await groundsOf(tx, ctx.orgId, window), ages: await agesOf(tx, ctx.orgId, today),
    rights: RIGHTS.flatMap((right) => rights.filter(({ name }) => name === right).map(({ name: _right, ...tally }) => ({ right: right satisfies Right, ...tally }))),
    months: filledMonths(months.map(({ name: month, ...tally }) => ({ month, ...tally })), window),
  };
}

const tallySql = (orgId: string, { from, to }: NumbersInput, today: string, by: SQL): SQL => sql`
  select ${by} as name, count(*) as received, count(days_late) as answered, count(*) filter (where days_late = 0) as "inTime",
    count(*) filter (where outcome is null and due_on < ${today}) as overdue, count(*) filter (where is_extended) as extended, count(*) filter (where outcome = 'refused') as refused,
    count(*) filter (where outcome = 'partial') as partial, count(*) filter (where outcome = 'withdrawn') as withdrawn,
    percentile_cont(0.5) within group (order by open_days) filter (where days_late is not null) as "medianDays", max(open_days) filter (where days_late is not null) as "longestDays"
  from right_progress where org_id = ${orgId} and received_on between ${from} and ${to} group by 1 order by 1`;

function tallyOf({ name, medianDays, longestDays, ...counts }: Row): { name: string } & Tally {
  const number = (value: string | number | null) => (value === null ? null : Number(value));
  const whole = Object.fromEntries(Object.entries(counts).map(([column, value]) => [column, Number(value)])) as Omit<Tally, "medianDays" | "longestDays">;
  return { name, ...whole, medianDays: number(medianDays), longestDays: number(longestDays) };
}

async function groundsOf(tx: Tx, orgId: string, { from, to }: NumbersInput): Promise<PrivacyNumbers["grounds"]> {
  const rows = await tx.execute<{ ground: string; refused: string; partial: string }>(sql`
    select ground, count(*) filter (where outcome = 'refused') as refused, count(*) filter (where outcome = 'partial') as partial
    from right_progress, unnest(grounds) ground where org_id = ${orgId} and received_on between ${from} and ${to} group by 1 order by count(*) desc, 1`);
  return rows.map(({ ground, refused, partial }) => ({ ground, article: groundOf(ground)?.article ?? "", sentence: groundOf(ground)?.sentence ?? ground, refused: Number(refused), partial: Number(partial) }));
}

async function agesOf(tx: Tx, orgId: string, today: string): Promise<PrivacyNumbers["ages"]> {
  const rows = await tx.execute<{ days: number; open: string }>(sql`select (${today}::date - received_on) as days, count(*) as open from right_progress where org_id = ${orgId} and outcome is null group by 1`);
  return ageBuckets(rows.map(({ days, open }) => ({ days: Number(days), open: Number(open) })));
}
