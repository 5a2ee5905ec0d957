import { randomUUID } from "node:crypto";

import postgres from "postgres";

import type { Bench } from "./installation";
import { call, median, rateOf, type Bar } from "./measure";

const LANES = 8;
const SECONDS = 4;
const ROUNDS = 3;

const item = () => ({
  title: "Restore test", provenance: { sourceSystem: "bench", method: "api" },
  content: { json: { proofroom: 1, records: [{ kind: "restore_test", facts: { executed_at: "2026-03-05T10:00:00Z", system_id: `db-${randomUUID()}`, outcome: "success", rto_minutes: 20, rpo_minutes: 5, integrity_verified: true, tester: "ada" } }] } },
});

/** One item over HTTP against an empty authenticated route of the same server, in alternating rounds. */
export async function benchPush(bench: Bench): Promise<Bar> {
  const org = await bench.makeOrg();
  // A key may ask 6,000 times a minute; the measurement asks more, so each lane has keys of its own.
  const keys = await Promise.all(Array.from({ length: LANES }, async () => bench.makeKey(org)));
  const headersOf = (n: number) => ({ authorization: `Bearer ${keys[n % LANES]}`, "content-type": "application/json" });
  const push1 = async (n: number) => { await call(`${bench.url}/api/v1/evidence`, { method: "POST", headers: headersOf(n), body: JSON.stringify(item()) }); };
  await rateOf(LANES, 2, push1);
  await bench.analyze();
  const ratios: number[] = [];
  const rates: string[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const empty = await rateOf(LANES, SECONDS, async (n) => { await call(`${bench.url}/api/v1/ping`, { headers: headersOf(n) }); });
    const push = await rateOf(LANES, SECONDS, push1);
    ratios.push(push / empty);
    rates.push(`${push.toFixed(0)}/${empty.toFixed(0)} per s`);
  }
  return { what: "push of one item over HTTP", measured: `${median(ratios).toFixed(2)}× (${rates.join(", ")})`, reach: "≥ 0.50×", method: `after a warm-up and ANALYZE; median of ${ROUNDS} rounds of ${SECONDS} s, ${LANES} connections, against GET /api/v1/ping` };
}

/** Batches of 100 over HTTP against a bare multi-row INSERT of the same evidence and record rows into tables of the same shape. */
export async function benchBatch(bench: Bench): Promise<Bar> {
  const org = await bench.makeOrg();
  const headers = { authorization: `Bearer ${await bench.makeKey(org)}`, "content-type": "application/json" };
  const admin = postgres(bench.adminUrl, { max: 2, onnotice: () => undefined });
  const push = async () => { await call(`${bench.url}/api/v1/evidence/batch`, { method: "POST", headers, body: JSON.stringify({ items: Array.from({ length: 100 }, item) }) }); };
  for (let i = 0; i < 5; i++) await push();
  await bench.analyze();
  await admin.unsafe("create table bench_evidence (like evidence including defaults including indexes); create table bench_records (like records including defaults including indexes);");
  const evidence = await admin.unsafe(`select * from evidence where org_id = '${org.id}' limit 100`);
  const records = await admin.unsafe(`select * from records where org_id = '${org.id}' limit 100`);
  let runs = 0;
  const bare = async () => {
    const run = ++runs;
    await admin.begin(async (sql) => {
      await sql`insert into bench_evidence ${sql(evidence.map((row, i) => ({ ...row, id: `${row["id"]}-${run}`, number: run * 1000 + i, fingerprint: `${row["fingerprint"]}-${run}`, kinds: sql.json(row["kinds"]), summary: sql.json(row["summary"]), issues: sql.json(row["issues"]), provenance: sql.json(row["provenance"]) })) as never)}`;
      await sql`insert into bench_records ${sql(records.map((row) => ({ ...row, id: `${row["id"]}-${run}`, facts: sql.json(row["facts"]) })) as never)}`;
    });
  };
  await bare();
  const ratios: number[] = [];
  const rates: string[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const [mine, limit] = [await rateOf(2, SECONDS, push), await rateOf(2, SECONDS, bare)];
    ratios.push(mine / limit);
    rates.push(`${(mine * 100).toFixed(0)}/${(limit * 100).toFixed(0)} items per s`);
  }
  await admin.end();
  return { what: "push in batches of 100", measured: `${median(ratios).toFixed(2)}× (${rates.join(", ")})`, reach: "≥ 0.25×", method: `median of ${ROUNDS} rounds, 2 connections; bare: the same evidence and record rows, two multi-row INSERTs a transaction, same indexes, no ledger, no links` };
}
