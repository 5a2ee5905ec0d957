import { spawnSync } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";

import { withOrg } from "@/db/client";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { canonicalBytes } from "@/server/domain/ledger/jcs";
import { leafHash } from "@/server/domain/ledger/merkle";
import { zipBytes } from "@/server/domain/packs/write-zip";
import { every } from "@/server/jobs/every";
import { proveConsistency } from "@/server/services/ledger/prove-consistency";
import { proveEntry } from "@/server/services/ledger/prove-entry";
import { recordChanges } from "@/server/services/ledger/record-change";
import { selfCheck } from "@/server/services/ledger/self-check";
import { sequenceLog } from "@/server/services/ledger/sequence";
import { SEQUENCER_PAUSE_MS } from "@/server/services/ledger/sequence-all";
import { buildPack } from "@/server/services/packs/build-pack";

import type { BenchDatabase } from "./database";
import { median, quantile, rateOf, timesOf, type Bar } from "./measure";

const LANES = 8;
const SECONDS = 3;
const ROUNDS = 3;
const LEAVES = 100_000;
const BATCH = 1000;
const CHECKED = 10_000;
const PROOFS = 200;

const change = () => ({ action: "bench.written", object: { kind: "bench", id: randomUUID() }, detail: { note: "n" } });
type Log = { org: TestOrg; id: string };

async function newLog({ admin }: BenchDatabase): Promise<Log> {
  const org = await createOrg({ adopt: false });
  const [row] = await admin<{ id: string }[]>`select id from ledger.logs where org_id = ${org.id}`;
  return { org, id: row?.id ?? "" };
}

async function write({ org }: Log, count: number): Promise<void> {
  await withOrg(org.id, async (tx) => recordChanges(tx, org.as(), Array.from({ length: count }, change)));
}

async function drain({ org, id }: Log): Promise<void> {
  while ((await sequenceLog(org.id, id, new Date())) > 0);
}

/** One change a transaction until it stands under a signed head, against a plain INSERT of a row as long as its leaf. */
export async function benchAppend(database: BenchDatabase): Promise<Bar> {
  const log = await newLog(database);
  const { admin } = database;
  await admin.unsafe("create table bench_rows (id uuid primary key, bytes bytea not null, at timestamptz not null); grant insert on bench_rows to proofroom_app");
  const bytes = Buffer.alloc(327, 1);
  const plain = async () => { await admin`insert into bench_rows values (${randomUUID()}, ${bytes}, now())`; };
  const sameDoor = async () => withOrg(log.org.id, async (tx) => { await tx.execute(sql`insert into bench_rows values (${randomUUID()}, ${bytes}, now())`); });
  const [ratios, bareRatios]: [number[], number[]] = [[], []];
  const rates: string[] = [];
  await rateOf(LANES, 1, async () => write(log, 1));
  for (let round = 0; round < ROUNDS; round++) {
    const [bare, inTransaction] = [await rateOf(LANES, SECONDS, plain), await rateOf(LANES, SECONDS, sameDoor)];
    const mine = await appendRate(log);
    ratios.push(mine / inTransaction);
    bareRatios.push(mine / bare);
    rates.push(`${mine.toFixed(0)}/${inTransaction.toFixed(0)}/${bare.toFixed(0)} per s`);
  }
  return {
    what: "append to the ledger", measured: `${median(ratios).toFixed(2)}× the product's own INSERT, ${median(bareRatios).toFixed(2)}× a bare one (${rates.join(", ")})`, reach: "≥ 0.60×",
    method: `median of ${ROUNDS} rounds of ${SECONDS} s, ${LANES} lanes, fsync on, one change a transaction: audit event, leaf, sealed opening, queue; a sequencer at it in the same process, as often as the worker's, counted until the last leaf is under a signed head. Own: a row of 327 bytes by the product's client in a transaction bound to the organization; bare: the same row with one autocommitted statement`,
  };
}

async function appendRate(log: Log): Promise<number> {
  const started = performance.now();
  const sequencer = every(SEQUENCER_PAUSE_MS, "sequencer", async () => drain(log));
  let written = 0;
  await rateOf(LANES, SECONDS, async () => { await write(log, 1); written += 1; });
  await sequencer.stop();
  await drain(log);
  return written / ((performance.now() - started) / 1000);
}

/** Proof and offline check of a log of 100,000 leaves, and the self-check of one of 10,000. */
export async function* benchLargeLog(database: BenchDatabase, note: (text: string) => void): AsyncGenerator<Bar> {
  const log = await newLog(database);
  await drain(log);
  await fill(database, log, LEAVES);
  await database.admin`analyze`;
  note(`${LEAVES} leaves queued`);
  const started = performance.now();
  await drain(log);
  note(`sequenced in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  await database.admin`analyze`;
  yield await benchProof(database, log);
  yield await benchConsistency(database, log);
  yield await benchOffline(database, log);
  yield await benchCheck(database);
}

/** Queues leaves like the log's own without their contents, which neither a proof nor the check of a closed log asks for: writing 100,000 whole ones takes minutes. */
async function fill({ admin }: BenchDatabase, { org, id }: Log, count: number): Promise<void> {
  const [like] = await admin<{ bytes: Uint8Array }[]>`select leaf_bytes as bytes from ledger.entries where log_id = ${id} and convert_from(leaf_bytes, 'UTF8')::jsonb->>'type' = 'audit.event' limit 1`;
  const leaf = JSON.parse(Buffer.from(like?.bytes ?? []).toString("utf8")) as Record<string, unknown>;
  for (let done = 0; done < count; done += BATCH) {
    const rows = Array.from({ length: BATCH }, () => { const entry = uuidv7(); return { entry, bytes: Buffer.from(canonicalBytes({ ...leaf, id: entry })) }; });
    const [entries, bytes, hashes] = [rows.map(({ entry }) => entry), rows.map((row) => row.bytes.toString("hex")), rows.map((row) => Buffer.from(leafHash(row.bytes)).toString("hex"))];
    await admin`
      with e as (insert into ledger.entries (org_id, id, log_id, leaf_bytes, leaf_hash, created_at)
        select ${org.id}, e, ${id}, decode(b, 'hex'), decode(h, 'hex'), now() from unnest(${entries}::text[], ${bytes}::text[], ${hashes}::text[]) as r(e, b, h) returning id, leaf_hash)
      insert into ledger.pending (org_id, log_id, entry_id, leaf_hash) select ${org.id}, ${id}, id, leaf_hash from e`;
  }
}

async function benchProof({ admin }: BenchDatabase, { org, id }: Log): Promise<Bar> {
  const entries = await admin<{ entry_id: string }[]>`select entry_id from ledger.leaves where log_id = ${id} order by random() limit ${PROOFS}`;
  let next = 0;
  const prove = async () => { await proveEntry(org.as(), { id: entries[next++ % PROOFS]?.entry_id ?? "" }); };
  await timesOf(20, prove);
  const times = await timesOf(PROOFS, prove);
  return { what: `inclusion proof out of ${LEAVES} leaves`, measured: `median ${median(times).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms`, reach: "< 10 ms", method: `${PROOFS} random entries one after the other, after 20 to warm up; with its queries, and held against the signed root before it is given away` };
}

async function benchConsistency({ admin }: BenchDatabase, { org, id }: Log): Promise<Bar> {
  const sizes = (await admin<{ size: string }[]>`select size from ledger.checkpoints where log_id = ${id} order by size`).map(({ size }) => Number(size));
  const to = sizes.pop() ?? 0;
  let next = 0;
  const prove = async () => { await proveConsistency(org.as(), { from: sizes[next++ % sizes.length] ?? 1, to }); };
  await timesOf(20, prove);
  const times = await timesOf(PROOFS, prove);
  return { what: `consistency proof within ${LEAVES} leaves`, measured: `median ${median(times).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms`, reach: "< 10 ms", method: `${PROOFS} from each signed size in turn to the newest; with its queries, and held against both roots` };
}

async function benchCheck(database: BenchDatabase): Promise<Bar> {
  const log = await newLog(database);
  for (let i = 0; i < CHECKED / BATCH; i++) await write(log, BATCH);
  await drain(log);
  const run = async (kind: "incremental" | "full") => {
    const started = performance.now();
    const row = await selfCheck(log.org.id, log.id, kind, () => new Date());
    if (row?.state !== "passed") throw new Error(`the self-check ${row?.state ?? "did not run"}`);
    return { seconds: (performance.now() - started) / 1000, entries: row.entriesChecked ?? 0 };
  };
  const whole = await run("full");
  for (let i = 0; i < 2; i++) await write(log, BATCH);
  await drain(log);
  const nightly = await run("incremental");
  return { what: "self-check", measured: `nightly ${nightly.entries} new entries in ${nightly.seconds.toFixed(1)} s, whole ${whole.entries} entries in ${whole.seconds.toFixed(1)} s (${(whole.entries / whole.seconds).toFixed(0)} per s)`, reach: "the night's work grows with what is new", method: `whole: every leaf, tile, head, signature and opening of ${CHECKED} changes; then ${2 * BATCH} more and the nightly one` };
}

async function benchOffline({ admin, folder }: BenchDatabase, { org, id }: Log): Promise<Bar> {
  const file = path.join(folder, "pack.zip");
  const vkey = await buildPack({ scope: { kind: "window", from: "2000-01-01", to: "2000-01-01" }, timezone: "UTC", organization: { id: org.id, name: "Bench" } }, async ({ parts, facts }) => {
    await pipeline(Readable.from(zipBytes(parts)), createWriteStream(file));
    return facts.vkey;
  });
  const bare = await bareSeconds(admin, id);
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, ["dist/checker/verify.mjs", file, "--key", vkey], { encoding: "utf8" });
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`the checker left with ${status}: ${stdout}${stderr}`);
  return { what: `offline check of ${LEAVES} leaves`, measured: `${(bare / seconds).toFixed(2)}× (checker ${seconds.toFixed(2)} s, bare hashing ${bare.toFixed(2)} s)`, reach: "≥ 0.30×", method: "the checker as an auditor starts it, on the zip: every file's digest, every leaf parsed, the whole tree, signatures. Bare: one SHA-256 call a leaf and one an inner node over the same bytes, in Node" };
}

/** What cannot be spared: the hash of each leaf and of each inner node. */
async function bareSeconds(admin: BenchDatabase["admin"], logId: string): Promise<number> {
  const rows = await admin<{ bytes: Uint8Array }[]>`select leaf_bytes as bytes from ledger.entries where log_id = ${logId}`;
  const node = Buffer.alloc(65, 1);
  const started = performance.now();
  for (const { bytes } of rows) {
    createHash("sha256").update(bytes).digest();
    createHash("sha256").update(node).digest();
  }
  return (performance.now() - started) / 1000;
}
