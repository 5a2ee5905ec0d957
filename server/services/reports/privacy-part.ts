import { sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import type { Right } from "@/server/domain/privacy/case/vocabulary";
import type { RightOutcome } from "@/server/domain/privacy/numbers/progress";
import { PRIVACY_REPORTS } from "@/server/domain/reports/kinds";
import type { PrivacyPart, RegisterLine } from "@/server/domain/reports/privacy-part";

import { caseName } from "../privacy/append-events";
import { numbersOf } from "../privacy/numbers/get-numbers";
import { findSettings } from "../privacy/rows";
import type { ReportRecord } from "./facts";

/** More lines than anybody reads; the report says how many there are. */
const MOST_LINES = 20_000;
type Row = { number: number; right: Right; channel: string; received_on: string; identity: string | null; due_on: string | null; extended_after_days: number | null; outcome: RightOutcome | null; ended_on: string | null; open_days: number | null; days_late: number | null; grounds: string[]; total: string };

/** What a report prints of the privacy desk: requests received in the period, open in it or ended in it. null for other reports, and without a desk. */
export async function privacyPart(tx: Tx, orgId: string, { kind, options, requestedAt }: ReportRecord): Promise<PrivacyPart | null> {
  const settings = PRIVACY_REPORTS.includes(kind) ? await findSettings(tx, orgId) : undefined;
  if (!settings) return null;
  const { from, to } = options as { from: string; to: string };
  const rows = await tx.execute<Row>(registerSql(orgId, from, to));
  const { controllerName: name, controllerAddress: address, regime, zone, dpoName, dpoEmail, authorityName: authority } = settings;
  return {
    controller: { name, address, regime, zone, dpo: [dpoName, dpoEmail].filter(Boolean).join(", ") || null, authority }, register: rows.map(lineOf), registerTotal: Number(rows[0]?.total ?? 0),
    numbers: await numbersOf(tx, { orgId, now: requestedAt } as Parameters<typeof numbersOf>[1], { from, to }),
  };
}

const registerSql = (orgId: string, from: string, to: string) => sql`
  select r.number, p."right", r.channel, to_char(p.received_on, 'YYYY-MM-DD') as received_on, to_char(p.due_on, 'YYYY-MM-DD') as due_on, p.extended_after_days, p.outcome, to_char(p.ended_on, 'YYYY-MM-DD') as ended_on, p.open_days, p.days_late, p.grounds,
    (select e.detail->>'method' from request_events e where e.org_id = r.org_id and e.request_id = r.id and e.kind = 'identity_settled' order by e.seq desc limit 1) as identity, count(*) over () as total
  from right_progress p join rights_requests r on r.org_id = p.org_id and r.id = p.request_id
  where p.org_id = ${orgId} and p.received_on <= ${to} and (p.ended_on is null or p.ended_on >= ${from}) order by r.number, p."right" limit ${MOST_LINES}`;

function lineOf({ number, right, channel, received_on, identity, due_on, extended_after_days, outcome, ended_on, open_days, days_late, grounds }: Row): RegisterLine {
  return { name: caseName(Number(number)), right, channel, receivedOn: received_on, identity, dueOn: due_on, extendedAfterDays: extended_after_days, outcome, endedOn: ended_on, openDays: open_days, daysLate: days_late, grounds };
}
