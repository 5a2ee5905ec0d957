import { Readable } from "node:stream";

import postgres from "postgres";

import { wrongBatches, wrongBodies, type Body } from "./hostile/bodies";
import { bytesOf, LARGE } from "./hostile/large";
import { spoiledFiles, wholeFiles } from "./hostile/spoiled";
import { statusOf, watching, type Cost } from "./hostile/watch";
import { startBench, type Bench } from "./installation";

const MEGABYTE = 1024 ** 2;
/** Just under what is read at all, and far over it. */
const UPLOADS = [60 * MEGABYTE, 200 * MEGABYTE];
const PUSHED = 15 * MEGABYTE;

type Answer = { status: number; code: string; recordsTotal: number };
type Door = { headers: Record<string, string>; orgId: string };

const only = process.argv[2];
const wanted = (name: string) => !only || name.includes(only);
const faults: string[] = [];
const line = (text: string) => process.stdout.write(`${text}\n`);

async function send(url: string, headers: Record<string, string>, body: BodyInit | ReadableStream): Promise<Answer & { sha256: string }> {
  const response = await fetch(url, { method: "POST", headers, body, duplex: "half" } as RequestInit);
  const text = await response.text();
  if (text.length > MEGABYTE) faults.push(`${url} answered ${text.length} characters`);
  const answer = JSON.parse(text) as { code?: string; issues?: { level: string; code: string }[]; recordsTotal?: number; sha256?: string; results?: unknown[] };
  const code = answer.code ?? answer.issues?.find((issue) => issue.level === "error")?.code ?? answer.issues?.[0]?.code ?? "";
  return { status: response.status, code, recordsTotal: answer.recordsTotal ?? 0, sha256: answer.sha256 ?? "" };
}

const json = (door: Door) => ({ ...door.headers, "content-type": "application/json" });

/** One hostile request: what it was answered, what it left behind, what it cost others. */
async function attempt(bench: Bench, door: Door, admin: postgres.Sql, name: string, work: () => Promise<Answer>): Promise<void> {
  if (!wanted(name)) return;
  const before = await leftBy(admin, door.orgId);
  const pid = bench.webPid() ?? 0;
  const probe = async () => { if (!(await fetch(`${bench.url}/api/v1/ping`, { headers: probeHeaders })).ok) throw new Error("no answer"); };
  const started = performance.now();
  const { result, cost } = await watching(pid, probe, work).catch((error: unknown) => ({ result: { status: 0, code: error instanceof Error ? `${error.message} ${String(error.cause)}` : "", recordsTotal: 0 }, cost: { peakBytes: statusOf(pid, "VmHWM"), slowestMs: Number.NaN, failed: 0 } as Cost }));
  const after = await leftBy(admin, door.orgId);
  const took = (performance.now() - started) / 1000;
  line(`${name.padEnd(58)} ${result.status} ${result.code.padEnd(22)} ${took.toFixed(1).padStart(5)} s  peak ${String(Math.round(cost.peakBytes / MEGABYTE)).padStart(5)} MB  others waited ${cost.slowestMs.toFixed(0).padStart(5)} ms`);
  if (result.status < 200 || result.status >= 500) faults.push(`${name}: answered ${result.status} ${result.code}`);
  if (cost.failed > 0) faults.push(`${name}: ${cost.failed} requests of others failed meanwhile`);
  if (result.status >= 400 && before !== after) faults.push(`${name}: was refused and left something: ${before} became ${after}`);
}

let probeHeaders: Record<string, string> = {};

/** What stands in the organization: rows, and files that are being written. */
async function leftBy(admin: postgres.Sql, orgId: string): Promise<string> {
  const [row] = await admin`select (select count(*) from evidence where org_id = ${orgId}) as evidence, (select count(*) from records where org_id = ${orgId}) as records, (select count(*) from audit_events where org_id = ${orgId}) as audit, (select count(*) from ledger.entries where org_id = ${orgId}) as entries`;
  return JSON.stringify(row);
}

async function uploadThenPush(bench: Bench, door: Door, source: AsyncIterable<Uint8Array>, asDocument?: boolean): Promise<Answer> {
  const stored = await send(`${bench.url}/api/v1/files`, { ...door.headers, "content-type": "application/octet-stream" }, Readable.toWeb(Readable.from(source)) as ReadableStream);
  if (stored.status !== 201) return stored;
  return send(`${bench.url}/api/v1/evidence`, json(door), JSON.stringify({ content: { sha256: stored.sha256 }, ...(asDocument ? { asDocument } : {}) }));
}

async function whole(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts);
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const bench = await startBench(3997);
const admin = postgres(bench.adminUrl, { max: 1, onnotice: () => undefined });
try {
  const org = await bench.makeOrg();
  const door: Door = { orgId: org.id, headers: { authorization: `Bearer ${await bench.makeKey(org)}` } };
  probeHeaders = { authorization: `Bearer ${await bench.makeKey(await bench.makeOrg())}` };
  const post = async (route: string, { body, headers }: Body) => send(`${bench.url}/api/v1/${route}`, { ...json(door), ...headers }, body as BodyInit);
  for (const wrong of wrongBodies()) await attempt(bench, door, admin, `push ${wrong.name}`, async () => post("evidence", wrong));
  for (const wrong of wrongBatches()) await attempt(bench, door, admin, `batch ${wrong.name}`, async () => post("evidence/batch", wrong));
  for (const { name, bytes } of spoiledFiles()) {
    await attempt(bench, door, admin, `push ${name}`, async () => post("evidence", { name, body: JSON.stringify({ content: { base64: bytes.toString("base64") } }) }));
    await attempt(bench, door, admin, `upload ${name}`, async () => uploadThenPush(bench, door, one(bytes)));
  }
  for (const large of LARGE) {
    await attempt(bench, door, admin, `push ${PUSHED / MEGABYTE} MB ${large.name}`, async () => post("evidence", { name: "", body: JSON.stringify({ content: { base64: (await whole(bytesOf(large, PUSHED * 0.74))).toString("base64") } }) }));
    for (const size of UPLOADS) await attempt(bench, door, admin, `upload ${size / MEGABYTE} MB ${large.name}`, async () => uploadThenPush(bench, door, bytesOf(large, size)));
  }
  for (const { name, bytes } of wholeFiles()) await attempt(bench, door, admin, `whole ${name}`, async () => uploadThenPush(bench, door, one(bytes)));
} finally {
  await admin.end();
  await bench.stop();
}
for (const fault of faults) line(`FAULT ${fault}`);
process.exit(faults.length > 0 ? 1 : 0);
