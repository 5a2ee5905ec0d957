import { and, asc, eq, gt, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { anchorCheckpoints, instanceAnchors } from "@/db/schema/anchors";
import { sameBytes } from "@/server/domain/ledger/bytes";
import { sha256 } from "@/server/domain/ledger/commit";
import { LedgerError } from "@/server/domain/ledger/error";
import type { Findings } from "@/server/domain/ledger/finding";
import { statedIn } from "@/server/domain/timestamps/verify";

import { firstMarked, isRepaired } from "./leaf-names";

const SOME = 20;
const PAGE = 200;
type Found = { id: string };

/**
 * Holds the rows of anchors against what there is of each kind: a time-stamp against its token, that against the head it stands with and
 * the token's leaf in the anchor log, a cosignature against the witness's line on the head and that against its row, a mail against the
 * seal it carries and that against its event, a printed head against the report. Copies in a bucket have nothing here that they could be
 * held against: the bucket is asked when the next is made.
 *
 * Findings: `ROW_STRANGER` (nothing says that it was made), `ROW_CHANGED`, `ROW_MISSING` (its leaf, line or event is there, the row is gone).
 */
export async function compareAnchors(tx: Tx, orgId: string, findings: Findings): Promise<void> {
  for (const { id } of await otherKinds(tx, orgId)) findings.add("ROW_STRANGER", `anchor ${id}`, "of a kind that nothing here makes for this log");
  for (const { id } of await withForeignTime(tx, orgId)) findings.add("ROW_CHANGED", `anchor ${id}`, "states a time or holds a token, which its kind has not");
  for (const { id } of await stampsOtherwise(tx)) findings.add("ROW_CHANGED", `anchor ${id}`, "not the time-stamp whose digest the anchor log holds");
  await compareTokens(tx, findings);
  for (const id of await stampsGone(tx)) findings.add("ROW_MISSING", `anchor ${id}`, "the anchor log holds the digest of a time-stamp that is gone");
  for (const { id } of await unsignedWitnesses(tx)) findings.add("ROW_STRANGER", `anchor ${id}`, "no cosignature of this time stands on the head that it says was cosigned");
  for (const { id } of await witnessesGone(tx)) findings.add("ROW_MISSING", `anchor of the anchor log's head ${id}`, "a witness cosigned this head, and the row that says so is gone");
  for (const { id } of await ownStrangers(tx, orgId)) findings.add("ROW_STRANGER", `anchor ${id}`, "no seal was mailed and no report made that could have carried this head");
  for (const { id } of await printedGone(tx, orgId)) findings.add("ROW_MISSING", `printed head of report ${id}`, "the ledger says that the report carries a head of it, and the row that says so is gone or of another");
  for (const { id } of await sealsOtherwise(tx, orgId)) findings.add("ROW_STRANGER", `seal ${id}`, "nothing in the ledger says that it was asked for");
  for (const { id } of await sealsGone(tx, orgId)) findings.add("ROW_MISSING", `seal ${id}`, "the ledger says that it was asked for, and it is gone");
}

/** Time-stamps and cosignatures are of the anchor log, mails and printed heads of an organization's. */
async function otherKinds(tx: Tx, orgId: string): Promise<Found[]> {
  return tx.execute<Found>(sql`
    select id from ledger.anchors where org_id = ${orgId} and kind not in ('email', 'pdf', 'object_lock')
    union all select id from ledger.instance_anchors where kind not in ('rfc3161', 'witness', 'object_lock') order by 1 limit ${SOME}`);
}

/** What states a time of its own is a token or a cosignature. */
async function withForeignTime(tx: Tx, orgId: string): Promise<Found[]> {
  return tx.execute<Found>(sql`
    select id from ledger.anchors where org_id = ${orgId} and kind in ('email', 'pdf', 'object_lock') and (gen_time is not null or token is not null)
    union all select id from ledger.instance_anchors where (kind = 'object_lock' and gen_time is not null) or (kind in ('object_lock', 'witness') and token is not null)
      or (kind in ('rfc3161', 'witness') and status <> 'done' and (gen_time is not null or token is not null)) order by 1 limit ${SOME}`);
}

/** The leaf names the SHA-256 of the token; while it waits it is in the queue. */
async function stampsOtherwise(tx: Tx): Promise<Found[]> {
  return tx.execute<Found>(sql`
    select a.id from ledger.instance_anchors a left join ledger.anchor_leaves l on l.entry_id = a.id left join ledger.anchor_pending p on p.entry_id = a.id
    where a.kind = 'rfc3161' and a.status = 'done' and (a.token is null or a.gen_time is null
      or position(convert_to('"token":"' || encode(sha256(a.token), 'base64') || '"', 'UTF8') in coalesce(l.leaf_bytes, p.leaf_bytes, ''::bytea)) = 0) order by a.id limit ${SOME}`);
}

/** The time that pages show of a stamp is the token's own, and the head it stands with is the one the token is about. */
async function compareTokens(tx: Tx, findings: Findings): Promise<void> {
  for (let after = ""; ; ) {
    const rows = await tx.select({ id: instanceAnchors.id, token: instanceAnchors.token, genTime: instanceAnchors.genTime, text: anchorCheckpoints.body }).from(instanceAnchors)
      .leftJoin(anchorCheckpoints, and(eq(anchorCheckpoints.logNo, instanceAnchors.logNo), eq(anchorCheckpoints.size, instanceAnchors.size)))
      .where(and(eq(instanceAnchors.kind, "rfc3161"), eq(instanceAnchors.status, "done"), gt(instanceAnchors.id, after))).orderBy(asc(instanceAnchors.id)).limit(PAGE);
    for (const { id, token, genTime, text } of rows) {
      const said = token && statedBy(token);
      if (!token || !genTime) continue;
      if (said?.genTime.getTime() !== genTime.getTime()) findings.add("ROW_CHANGED", `anchor ${id}`, "not the time that its token states");
      else if (!said.imprint || !sameBytes(said.imprint, sha256(Buffer.from(text ?? "", "utf8")))) findings.add("ROW_CHANGED", `anchor ${id}`, "its token is about another head than the one it stands with");
    }
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.id;
  }
}

function statedBy(token: Uint8Array): ReturnType<typeof statedIn> | undefined {
  try {
    return statedIn(token);
  } catch (error) {
    if (error instanceof LedgerError) return undefined;
    throw error;
  }
}

/** A leaf that waits counts too. One that a repair brought back has lost the name that its row would know it by. */
async function stampsGone(tx: Tx): Promise<string[]> {
  const rows = await tx.execute<{ id: string; log_no: number | null; idx: string | null; hash: Uint8Array | null; origin: string | null }>(sql`
    select s.* from (
      select l.entry_id as id, l.log_no, l.idx, l.leaf_hash as hash, h.origin from ledger.anchor_leaves l join ledger.anchor_head h on h.id = l.log_no where position('"type":"timestamp"'::bytea in l.leaf_bytes) > 0
      union all select entry_id, null, null, null, null from ledger.anchor_pending where position('"type":"timestamp"'::bytea in leaf_bytes) > 0) s
    where not exists (select 1 from ledger.instance_anchors a where a.id = s.id and a.kind = 'rfc3161' and a.status = 'done') order by s.log_no, s.idx`);
  const first = await firstMarked(tx);
  const gone: string[] = [];
  for (const { id, log_no: logNo, idx, hash, origin } of rows) {
    const isBack = logNo !== null && hash && origin !== null && (await isRepaired(id, { logNo, idx: Number(idx), hash, origin }, first));
    if (!isBack) gone.push(id);
  }
  return gone.slice(0, SOME);
}

/** A cosignature begins with its time: eight bytes, seconds, big-endian (C2SP tlog-cosignature). */
async function unsignedWitnesses(tx: Tx): Promise<Found[]> {
  return tx.execute<Found>(sql`
    select a.id from ledger.instance_anchors a where a.kind = 'witness' and a.status = 'done' and not exists (
      select 1 from ledger.anchor_signatures s where s.log_no = a.log_no and s.size = a.size and s.type = 4
        and ('x' || encode(substring(s.sig from 1 for 8), 'hex'))::bit(64)::bigint = extract(epoch from a.gen_time)::bigint) order by a.id limit ${SOME}`);
}

async function witnessesGone(tx: Tx): Promise<Found[]> {
  return tx.execute<Found>(sql`
    select distinct s.log_no || '/' || s.size as id from ledger.anchor_signatures s where s.type = 4 and not exists (
      select 1 from ledger.instance_anchors a where a.kind = 'witness' and a.status = 'done' and a.log_no = s.log_no and a.size = s.size) order by 1 limit ${SOME}`);
}

async function ownStrangers(tx: Tx, orgId: string): Promise<Found[]> {
  return tx.execute<Found>(sql`
    select a.id from ledger.anchors a where a.org_id = ${orgId} and (
      (a.kind = 'email' and not exists (select 1 from ledger.seals s where s.org_id = a.org_id and s.log_id = a.log_id and s.size = a.size and s.mailed_at is not null))
      or (a.kind = 'pdf' and not exists (select 1 from audit_events e where e.org_id = a.org_id and e.object_kind = 'report' and e.object_id = a.ref and e.action = 'report.made'))) order by a.id limit ${SOME}`);
}

/** Reports from before the ledger said which head each carries are not among them. */
async function printedGone(tx: Tx, orgId: string): Promise<Found[]> {
  return tx.execute<Found>(sql`
    select e.object_id as id from audit_events e where e.org_id = ${orgId} and e.object_kind = 'report' and e.action = 'report.made' and jsonb_typeof(e.detail->'printed') = 'object' and not exists (
      select 1 from ledger.anchors a join ledger.logs l on l.org_id = a.org_id and l.id = a.log_id
      where a.org_id = e.org_id and a.kind = 'pdf' and a.ref = e.object_id and l.origin = e.detail->'printed'->>'log' and a.size::text = e.detail->'printed'->>'size') order by 1 limit ${SOME}`);
}

async function sealsOtherwise(tx: Tx, orgId: string): Promise<Found[]> {
  return tx.execute<Found>(sql`
    select s.id from ledger.seals s where s.org_id = ${orgId} and not exists (
      select 1 from audit_events e where e.org_id = s.org_id and e.object_kind = 'seal' and e.object_id = s.id and e.entry_id = s.entry_id and e.action = 'ledger.sealed' and e.at = s.asked_at and e.detail->>'reason' = s.reason) order by s.id limit ${SOME}`);
}

async function sealsGone(tx: Tx, orgId: string): Promise<Found[]> {
  return tx.execute<Found>(sql`
    select e.object_id as id from audit_events e where e.org_id = ${orgId} and e.object_kind = 'seal' and e.action = 'ledger.sealed'
      and not exists (select 1 from ledger.seals s where s.org_id = e.org_id and s.id = e.object_id) order by 1 limit ${SOME}`);
}
