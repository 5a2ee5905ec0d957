import { beforeEach, expect, test } from "vitest";

import { withoutOrg } from "@/db/client";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { pastTriggers } from "@/db/testing/ledger-copy";
import { openLogOf } from "@/db/testing/ledgers";
import { Findings } from "@/server/domain/ledger/finding";

import { compareAnchorKeys, compareKeys } from "../ledger/compare-keys";
import { findAnchorHead } from "./anchor-head";
import { checkAnchorLogs } from "./check-anchor-log";
import { freezeAnchorLog } from "./freeze-anchor-log";
import { publishHead } from "./publish-head";
import { sequenceAnchorLog } from "./sequence-anchor-log";
import { succeedAnchorLog } from "./succeed-anchor-log";
import { writeEntry } from "./testing/heads";

const now = () => new Date();
const numberNow = async () => (await withoutOrg(findAnchorHead, "system"))?.id ?? 0;
let org: TestOrg;
beforeEach(async () => {
  org = await createOrg({ adopt: false });
  for (let i = 0; i < 2; i++) {
    await writeEntry(org);
    await publishHead(org.id, now(), []);
    await sequenceAnchorLog(now(), []);
  }
});

/** Does something while a check that was begun waits to read a table, and gives what the check comes to. */
async function meanwhile<T>(table: string, check: () => Promise<T>, work: (sql: Parameters<Parameters<typeof pastTriggers>[0]>[0]) => Promise<unknown>): Promise<T> {
  const { found } = await admin().begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    await sql.unsafe(`lock table ledger.${table} in access exclusive mode`);
    const checked = check();
    await expect.poll(async () => (await admin()`select 1 from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database()`).length).toBeGreaterThan(0);
    await work(sql);
    return { found: checked };
  });
  return found;
}

async function findingsOf(compare: (findings: Findings) => Promise<void>): Promise<string[]> {
  const findings = new Findings();
  await compare(findings);
  return findings.list.map(({ code, at }) => `${code} ${at}`);
}

test("an anchor log that is succeeded while it is gone over is judged as the closed one that it is then, up to where it is vouched for", async () => {
  const logNo = await numberNow();
  await pastTriggers(async (sql) => sql`update ledger.anchor_leaves set leaf_bytes = leaf_bytes || ' ' where log_no = ${logNo} and idx = 1`);
  await freezeAnchorLog({ code: "OPERATOR", sentence: "The key was in other hands." }, now());
  expect((await checkAnchorLogs()).map(({ code }) => code)).toEqual(["ENTRY_HASH"]);
  const found = await meanwhile("anchor_tiles", checkAnchorLogs, async () => succeedAnchorLog({ statement: "The key was stolen.", lastGoodSize: 1 }, now(), []));
  expect([found, await numberNow()]).toEqual([[], logNo + 1]);
});

test("a key that comes into force while keys are compared is no fault, of an organization's log or of the anchor log", async () => {
  const { id } = await openLogOf(org.id);
  const key = String.raw`{"key_id":"\\x01020304"}`;
  const ofLog = await meanwhile("signatures", async () => findingsOf(async (findings) => compareKeys({ orgId: org.id, id }, findings)), async (sql) => {
    await sql`insert into ledger.keys select (jsonb_populate_record(k, ${key}::text::jsonb)).* from ledger.keys k where log_id = ${id}`;
    await sql`insert into ledger.signatures select (jsonb_populate_record(s, ${key}::text::jsonb)).* from ledger.signatures s where log_id = ${id}`;
  });
  const logNo = await numberNow();
  const ofAnchors = await meanwhile("anchor_signatures", async () => findingsOf(async (findings) => compareAnchorKeys(logNo, findings)), async (sql) => {
    await sql`insert into ledger.anchor_keys select (jsonb_populate_record(k, ${key}::text::jsonb)).* from ledger.anchor_keys k where log_no = ${logNo}`;
    await sql`insert into ledger.anchor_signatures select (jsonb_populate_record(s, ${key}::text::jsonb)).* from ledger.anchor_signatures s where log_no = ${logNo}`;
  });
  await pastTriggers(async (sql) => { for (const table of ["anchor_signatures", "anchor_keys"]) await sql.unsafe(`delete from ledger.${table} where key_id = '\\x01020304'`); });
  expect([ofLog, ofAnchors]).toEqual([[], []]);
});
