import { and, desc, eq, sql } from "drizzle-orm";

import { withOrg, withoutOrg } from "@/db/client";
import { caseEvidence } from "@/db/schema/privacy-desk";
import { CLOSING_EVENTS, filedRecords } from "@/server/domain/privacy/filed/filed-records";
import { log } from "@/server/log";

import { systemContext } from "../../access/system-context";
import { pushEvidence } from "../../evidence/push";
import { Turns } from "../../in-turns";
import { caseName } from "../append-events";
import { loadEvents } from "../load-case";

const AT_ONCE = 100;
const turns = new Turns("closed cases");
type Closing = { id: string; number: number; seq: number; at: Date };

/** Files every case that has ended and is not filed yet as evidence. Returns how many. */
export async function fileClosedCases(now: Date): Promise<number> {
  const orgs = await withoutOrg(async (tx) => tx.execute<{ org_id: string }>(sql`select org_id from access.all_orgs()`), "system");
  return turns.give(orgs.map((row) => ({ orgId: row.org_id })), async ({ orgId }) => fileClosedCasesOf(orgId, now));
}

/** The same for one organization: so many in one go, the oldest first. */
export async function fileClosedCasesOf(orgId: string, now: Date): Promise<number> {
  let filed = 0;
  for (const closing of await unfiled(orgId)) filed += await fileOrLog(orgId, closing, now);
  return filed;
}

/** What cannot be filed keeps nothing else waiting; it is tried again. */
async function fileOrLog(orgId: string, closing: Closing, now: Date): Promise<number> {
  try {
    await fileCase(orgId, closing, now);
    return 1;
  } catch (error) {
    log().error({ orgId, requestId: closing.id, err: error instanceof Error ? error.message : String(error) }, "a closed case could not be filed as evidence, will try again");
    return 0;
  }
}

async function unfiled(orgId: string): Promise<Closing[]> {
  const kinds = sql.join(CLOSING_EVENTS.map((kind) => sql`${kind}`), sql`, `);
  const rows = await withOrg(orgId, async (tx) => tx.execute<{ id: string; number: number; seq: number; at: string }>(sql`
    select r.id, r.number, e.seq, e.at from rights_requests r
    cross join lateral (select seq, at from request_events where org_id = r.org_id and request_id = r.id and kind in (${kinds}) order by seq desc limit 1) e
    where r.org_id = ${orgId} and r.closed_at is not null and r.channel <> 'drill' and not exists (select 1 from case_evidence c where c.org_id = r.org_id and c.request_id = r.id and c.closed_seq = e.seq)
    order by e.at, r.id limit ${AT_ONCE}`), "system");
  return rows.map(({ id, number, seq, at }) => ({ id, number: Number(number), seq: Number(seq), at: new Date(at) }));
}

/**
 * Files one case as it was when it ended: the same bytes whenever this runs, so that a run that was cut off after the push
 * finds its own item again. Closed anew, the new item takes the place of the one before.
 */
async function fileCase(orgId: string, { id, number, seq, at }: Closing, now: Date): Promise<void> {
  const [events, before] = await withOrg(orgId, async (tx) => [await loadEvents(tx, orgId, id), await lastFiled(tx, orgId, id)] as const, "system");
  const records = filedRecords(caseName(number), events.filter((event) => event.seq <= seq), at);
  const [answer] = await pushEvidence(systemContext(orgId, now, "evidence:push"), { items: [{
    title: `Rights request ${caseName(number)}, ended`, fileName: `${caseName(number).toLowerCase()}-${seq}.json`, content: { text: JSON.stringify({ proofroom: 1, records }) },
    provenance: { sourceSystem: "Proofroom privacy desk", collector: "Proofroom", method: "api", query: `case ${caseName(number)}, events 1 to ${seq}`, extractedAt: at.toISOString(), extractedBy: "system", rowCount: records.length },
    ...(before ? { supersedes: before } : {}),
  }] });
  if (!answer?.id) throw new Error(`The evidence of ${caseName(number)} was refused: ${answer?.issues.map(({ message }) => message).join(" ") ?? "no answer"}`);
  const evidenceId = answer.id;
  await withOrg(orgId, async (tx) => tx.insert(caseEvidence).values({ orgId, requestId: id, closedSeq: seq, evidenceId, records: countsOf(records), at: now }).onConflictDoNothing(), "system");
}

const countsOf = (records: readonly { kind: string }[]): Record<string, number> => Object.fromEntries([...Map.groupBy(records, ({ kind }) => kind)].map(([kind, same]) => [kind, same.length]));

async function lastFiled(tx: Parameters<typeof loadEvents>[0], orgId: string, requestId: string): Promise<string | undefined> {
  const [row] = await tx.select({ evidenceId: caseEvidence.evidenceId }).from(caseEvidence).where(and(eq(caseEvidence.orgId, orgId), eq(caseEvidence.requestId, requestId))).orderBy(desc(caseEvidence.closedSeq)).limit(1);
  return row?.evidenceId;
}
