import { expect, test } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { restoreTest } from "@/db/testing/items";
import { runEvaluations, sequenceOf } from "@/db/testing/jobs";
import { addMember } from "@/db/testing/people";
import { asSuperuser } from "@/db/testing/superuser";
import { leafBytes, parseLeaf, type Leaf } from "@/server/domain/ledger/leaf";
import { leafHash } from "@/server/domain/ledger/merkle";

import { approveErasure } from "../erasures/approve";
import { carryOutErasure } from "../erasures/carry-out";
import { requestErasure } from "../erasures/request";
import { pushEvidence } from "../evidence/push";
import { makeReport } from "../reports/make";
import { renderRequestedReport } from "../reports/render";
import { selfCheck } from "./self-check";
import type { SelfCheckRow } from "./self-checks";

type Sql = Parameters<Parameters<typeof asSuperuser>[0]>[0];

/** An organization with one evidence, judged and sequenced, and what an attacker can read of it. */
async function prepared() {
  const org = await createOrg();
  const [item] = await pushEvidence(org.as(), { items: [restoreTest("2026-03-05T10:00:00Z")] });
  await runEvaluations(org.id);
  await sequenceOf(org.id);
  const [row] = await admin()<{ id: string; entry_id: string; log_id: string; leaf_bytes: Uint8Array }[]>`
    select e.id, e.entry_id, n.log_id, n.leaf_bytes from evidence e join ledger.entries n on n.org_id = e.org_id and n.id = e.entry_id where e.org_id = ${org.id} and e.id = ${item?.id ?? ""}`;
  if (!row) throw new Error("nothing was pushed");
  return { org, id: row.id, entryId: row.entry_id, logId: row.log_id, leaf: parseLeaf(row.leaf_bytes) };
}

async function check(org: TestOrg, logId: string, kind: SelfCheckRow["kind"] = "full"): Promise<string[]> {
  const row = await selfCheck(org.id, logId, kind, () => new Date());
  return (row?.findings ?? []).map(({ code, at }) => `${code} ${at}`);
}

/** A leaf of an erasure as anybody can write it who has another leaf of the log to copy from, with its row in the audit trail. */
async function putIn(sql: Sql, orgId: string, logId: string, like: Leaf, id: string, target: string): Promise<void> {
  const at = new Date().toISOString();
  const bytes = Buffer.from(leafBytes({ ...like, id, type: "erasure", at, object: { kind: "entry", id: target, version: 1 }, links: [], files: [], prev: null }));
  const hash = Buffer.from(leafHash(bytes));
  await sql`insert into ledger.entries values (${orgId}, ${id}, ${logId}, ${bytes}, ${hash}, ${at})`;
  await sql`insert into ledger.pending (org_id, log_id, entry_id, leaf_hash) values (${orgId}, ${logId}, ${id}, ${hash})`;
  await sql`insert into ledger.erased_entries values (${orgId}, ${target}, 'era_x', ${id})`;
  await sql`insert into audit_events (org_id, id, at, actor_kind, actor_id, action, object_kind, object_id, detail, entry_id) values (${orgId}, ${`aud_${id}`}, ${at}, 'system', 'system', 'content.erased', 'entry', ${target}, '{}', ${id})`;
}

test.each(["full", "incremental"] as const)("an erasure that was only put into the queue excuses nothing, not even itself: the %s self-check names what is gone", async (kind) => {
  const { org, logId, leaf } = await prepared();
  expect(await check(org, logId)).toEqual([]);
  await pushEvidence(org.as(), { items: [restoreTest("2026-03-06T10:00:00Z")] });
  const [newest] = await admin()<{ entry_id: string }[]>`select entry_id from evidence where org_id = ${org.id} order by number desc limit 1`;
  const [target, one, two] = [newest?.entry_id ?? "", "019c0000-0000-7000-8000-000000000001", "019c0000-0000-7000-8000-000000000002"];
  await asSuperuser(async (sql) => {
    // The sequencer signs what waits: the first takes the evidence's content, the second that of the first and its own.
    await putIn(sql, org.id, logId, leaf, one, target);
    await putIn(sql, org.id, logId, leaf, two, one);
    await sql`insert into ledger.erased_entries values (${org.id}, ${two}, 'era_x', ${two})`;
    await sql`delete from ledger.openings where org_id = ${org.id} and entry_id = ${target}`;
  });
  await sequenceOf(org.id);
  expect(await check(org, logId, kind)).toEqual(expect.arrayContaining([target, one, two].map((id) => `OPENING_MISSING entry ${id}`)));
});

test("evidence that was made to look erased is named", async () => {
  const { org, id, logId } = await prepared();
  await asSuperuser(async (sql) => sql`insert into erasures (org_id, id, evidence_id, basis, reason, requested_by, requested_at, state, decided_by, decided_at, done_at)
    values (${org.id}, 'era_x', ${id}, 'gdpr.17.1.b', 'x', 'x', now(), 'done', 'x', now() - interval '1 year', now())`);
  const found = await check(org, logId);
  expect(found).toContain(`ROW_STRANGER erasure of evidence ${id}`);
});

test.each([
  ["facts put into erased evidence", "ROW_EXTRA", (sql: Sql, org: string, id: string) => sql`update records set facts = '{"outcome":"success"}' where org_id = ${org} and evidence_id = ${id}`],
  ["an erasure forgotten", "ROW_MISSING", (sql: Sql, org: string, id: string) => sql`delete from erasures where org_id = ${org} and evidence_id = ${id}`],
  ["the day of an erasure", "ROW_CHANGED", (sql: Sql, org: string, id: string) => sql`update erasures set decided_at = decided_at - interval '90 days' where org_id = ${org} and evidence_id = ${id}`],
])("%s is named", async (_, code, change) => {
  const { org, id, logId } = await prepared();
  const other = { ...org.as(), actor: { ...(await addMember(org.id, "owner")), kind: "user" as const } };
  const erasure = await requestErasure(org.as(), { evidenceId: id, basis: "gdpr.17.1.b", reason: "She withdrew." });
  await approveErasure(other, { id: erasure.id });
  await carryOutErasure(org.id, erasure.id, new Date());
  await runEvaluations(org.id);
  await sequenceOf(org.id);
  expect(await check(org, logId)).toEqual([]);
  await asSuperuser(async (sql) => change(sql, org.id, id));
  const found = await check(org, logId);
  expect(found.join()).toContain(code);
});

test("what a control shows is held against its newest verdict: words, times, reasons", async () => {
  const { org, logId } = await prepared();
  const changes = (sql: Sql) => [sql`sentence = 'All is well.'`, sql`since = since - interval '1 year'`, sql`verdict = verdict || '{"rules":[]}'`, sql`next_change_at = now() + interval '10 years'`];
  const ids = (await admin()<{ control_id: string }[]>`select control_id from control_status where org_id = ${org.id} and verdict->'rules' <> '[]' order by 1 limit 4`).map((row) => row.control_id);
  await asSuperuser(async (sql) => {
    for (const [i, change] of changes(sql).entries()) await sql`update control_status set ${change} where org_id = ${org.id} and control_id = ${ids[i] ?? ""}`;
  });
  expect((await check(org, logId)).toSorted()).toEqual(ids.map((id) => `ROW_CHANGED control ${id}: what is shown of its verdict`).toSorted());
});

test.each([
  ["a test of no form", (sql: Sql, org: string) => sql`update controls set test = '{}' where org_id = ${org} and key = 'BCP-03'`],
  ["a salt of no length", (sql: Sql, org: string) => sql`update ledger.openings set salt = '\\x00', files = '[{"salt":5}]' where org_id = ${org}`],
  ["a leaf far beyond the end", (sql: Sql, org: string) => sql`update ledger.leaves set idx = 9000000000000 where org_id = ${org} and idx = 3`],
  ["a record of no time", (sql: Sql, org: string) => sql`update records set received_at = '-infinity', occurred_at = 'infinity' where org_id = ${org}`],
])("%s put into a row cannot keep the self-check from saying that something is wrong", async (_, change) => {
  const { org, logId } = await prepared();
  await asSuperuser(async (sql) => change(sql, org.id));
  const row = await selfCheck(org.id, logId, "full", () => new Date());
  expect(row).toMatchObject({ state: "failed" });
  expect(row?.findingsTotal).toBeGreaterThan(0);
});

test("a report that names another file or another period than was made is named, as is one that nobody made", async () => {
  const { org, logId } = await prepared();
  const { id } = await makeReport(org.as(), { kind: "control_tests", from: "2026-01-01", to: "2026-03-31" });
  await renderRequestedReport(org.id, id, new Date());
  await sequenceOf(org.id);
  expect(await check(org, logId)).toEqual([]);
  await asSuperuser(async (sql) => sql`update reports set options = options || '{"to":"2026-12-31"}' where org_id = ${org.id}`);
  expect(await check(org, logId)).toEqual([`ROW_CHANGED report ${id}`]);
  await asSuperuser(async (sql) => sql`update reports set options = options || '{"to":"2026-03-31"}', sha256 = (select sha256 from evidence where org_id = ${org.id} limit 1) where org_id = ${org.id}`);
  expect(await check(org, logId)).toContain(`ROW_CHANGED report ${id}`);
  await asSuperuser(async (sql) => sql`update reports set id = 'rep_x' where org_id = ${org.id}`);
  expect(await check(org, logId)).toContain("ROW_STRANGER report rep_x");
});
