import { randomUUID } from "node:crypto";

import { describe, expect, test } from "vitest";

import { withOrg } from "@/db/client";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { sequenceOf } from "@/db/testing/jobs";
import { parseCheckpointText, verifyCheckpoint } from "@/server/domain/ledger/checkpoint";
import { canonicalBytes } from "@/server/domain/ledger/jcs";
import { decodeFrontier, leafHash, rootHash, rootOfLeaves } from "@/server/domain/ledger/merkle";

import { recordChanges } from "./record-change";
import { sequenceLog } from "./sequence";
import { sequenceAllLogs } from "./sequence-all";

type LeafRow = { idx: number; leaf_hash: Uint8Array; leaf_bytes: Uint8Array; entry_id: string };
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

async function logOf(org: TestOrg): Promise<string> {
  const [row] = await admin()<{ id: string }[]>`select id from ledger.logs where org_id = ${org.id}`;
  return row?.id ?? "";
}

async function leavesOf(org: TestOrg): Promise<LeafRow[]> {
  return admin()<LeafRow[]>`select l.idx::int, l.leaf_hash, e.leaf_bytes, l.entry_id from ledger.leaves l join ledger.entries e on e.org_id = l.org_id and e.id = l.entry_id where l.org_id = ${org.id} order by l.idx`;
}

async function write(org: TestOrg, count: number): Promise<string[]> {
  const changes = Array.from({ length: count }, () => ({ action: "test.written", object: { kind: "test", id: randomUUID() }, detail: {} }));
  return withOrg(org.id, async (tx) => recordChanges(tx, org.as(), changes));
}

/** Everything that must be true of a log, whatever happened to it. */
async function requireSound(org: TestOrg): Promise<number> {
  const rows = await leavesOf(org);
  const [head] = await admin()<{ size: number; root: Uint8Array; frontier: Uint8Array }[]>`select size::int, root, frontier from ledger.log_heads where org_id = ${org.id}`;
  const [counts] = await admin()<{ entries: number; pending: number }[]>`select (select count(*)::int from ledger.entries where org_id = ${org.id}) as entries, (select count(*)::int from ledger.pending where org_id = ${org.id}) as pending`;
  expect(rows.map((row) => row.idx)).toEqual(rows.map((_, i) => i));
  expect(new Set(rows.map((row) => row.entry_id)).size).toBe(rows.length);
  expect(rows.length + (counts?.pending ?? 0)).toBe(counts?.entries);
  for (const row of rows) {
    expect(hex(leafHash(row.leaf_bytes))).toBe(hex(row.leaf_hash));
    expect(Buffer.from(canonicalBytes(JSON.parse(Buffer.from(row.leaf_bytes).toString("utf8")), { integersOnly: true })).equals(Buffer.from(row.leaf_bytes))).toBe(true);
  }
  const root = hex(rootOfLeaves(rows.map((row) => row.leaf_hash)));
  expect(head?.size).toBe(rows.length);
  expect(hex(head?.root ?? new Uint8Array())).toBe(root);
  expect(hex(rootHash(decodeFrontier(head?.size ?? 0, head?.frontier ?? new Uint8Array())))).toBe(root);
  return rows.length;
}

async function requireCheckpoints(org: TestOrg): Promise<void> {
  const rows = await leavesOf(org);
  const checkpoints = await admin()<{ size: number; root: Uint8Array; body: string; sig: Uint8Array; public_key: Uint8Array; key_name: string }[]>`
    select c.size::int, c.root, c.body, s.sig, k.public_key, s.key_name from ledger.checkpoints c join ledger.signatures s on s.org_id = c.org_id and s.log_id = c.log_id and s.size = c.size
    join ledger.keys k on k.org_id = s.org_id and k.key_id = s.key_id where c.org_id = ${org.id} order by c.size`;
  expect(checkpoints.length).toBeGreaterThan(0);
  expect(checkpoints.at(-1)?.size).toBe(rows.length);
  for (const checkpoint of checkpoints) {
    const read = parseCheckpointText(checkpoint.body);
    expect({ ...read, root: hex(read.root) }).toEqual({ origin: checkpoint.key_name, size: checkpoint.size, root: hex(checkpoint.root) });
    expect(hex(checkpoint.root)).toBe(hex(rootOfLeaves(rows.slice(0, checkpoint.size).map((row) => row.leaf_hash))));
    expect(verifyCheckpoint(checkpoint.public_key, checkpoint.body, checkpoint.sig)).toBe(true);
  }
}

describe("the sequencer", () => {
  test("with eight writers and two sequencers at once: no gap, no fork, every entry once, every head signed, every tile right", async () => {
    const org = await createOrg({ adopt: false });
    const log = await logOf(org);
    let writing = true;
    const sequencers = [1, 2].map(async () => {
      while (writing) await sequenceLog(org.id, log, new Date());
    });
    const written = (await Promise.all(Array.from({ length: 8 }, async () => {
      const ids: string[] = [];
      for (let i = 0; i < 10; i++) ids.push(...(await write(org, 9)));
      return ids;
    }))).flat();
    writing = false;
    await Promise.all(sequencers);
    await sequenceOf(org.id);
    expect(await requireSound(org)).toBe(720 + 3);
    const rows = await leavesOf(org);
    expect(new Set(rows.map((row) => row.entry_id)).isSupersetOf(new Set(written))).toBe(true);
    await requireCheckpoints(org);
    const tiles = await admin()<{ level: number; n: number; hashes: Uint8Array; root: Uint8Array }[]>`select level, n::int, hashes, root from ledger.tiles where org_id = ${org.id} order by level, n`;
    expect(tiles.map(({ level, n }) => [level, n])).toEqual([[0, 0], [0, 1]]);
    for (const { n, hashes, root } of tiles) {
      const inside = rows.slice(n * 256, (n + 1) * 256).map((row) => row.leaf_hash);
      expect(hex(hashes)).toBe(inside.map(hex).join(""));
      expect(hex(root)).toBe(hex(rootOfLeaves(inside)));
    }
  });

  test("a backlog of more than one batch is taken whole, and a tile is the same however the batches fell", async () => {
    const org = await createOrg({ adopt: false });
    for (let i = 0; i < 4; i++) await write(org, 300);
    const log = await logOf(org);
    // Another test may sequence every log meanwhile: what counts is what comes of it.
    while ((await sequenceLog(org.id, log, new Date())) > 0);
    expect(await requireSound(org)).toBe(1203);
    const sizes = (await admin()<{ size: number }[]>`select size::int from ledger.checkpoints where org_id = ${org.id} order by size`).map((row) => row.size);
    expect(sizes.every((size, i) => size - (sizes[i - 1] ?? 0) <= 1024)).toBe(true);
    const [tiles] = await admin()<{ count: number }[]>`select count(*)::int from ledger.tiles where org_id = ${org.id}`;
    expect(tiles?.count).toBe(4);
  });

  test("an entry of a transaction that was rolled back is nowhere, and leaves no hole", async () => {
    const org = await createOrg({ adopt: false });
    await expect(withOrg(org.id, async (tx) => {
      await recordChanges(tx, org.as(), [{ action: "test.undone", object: { kind: "test", id: "x" }, detail: {} }]);
      throw new Error("undone");
    })).rejects.toThrow("undone");
    await write(org, 2);
    await sequenceOf(org.id);
    expect(await requireSound(org)).toBe(5);
  });

  test("a transaction that commits after a later one was sequenced is not lost", async () => {
    const org = await createOrg({ adopt: false });
    let commit = () => undefined as void;
    const held = new Promise<void>((resolve) => { commit = resolve; });
    let written = () => undefined as void;
    const isWritten = new Promise<void>((resolve) => { written = resolve; });
    const slow = withOrg(org.id, async (tx) => {
      await recordChanges(tx, org.as(), [{ action: "test.slow", object: { kind: "test", id: "slow" }, detail: {} }]);
      written();
      await held;
    });
    await isWritten;
    await write(org, 3);
    await sequenceOf(org.id);
    commit();
    await slow;
    await sequenceOf(org.id);
    expect(await requireSound(org)).toBe(7);
  });

  test("a frozen log is neither written nor sequenced nor signed", async () => {
    const org = await createOrg({ adopt: false });
    const log = await logOf(org);
    await sequenceOf(org.id);
    const size = await requireSound(org);
    const [entry] = await withOrg(org.id, async (tx) => {
      const ids = await recordChanges(tx, org.as(), [{ action: "test.written", object: { kind: "test", id: "x" }, detail: {} }]);
      await admin()`update ledger.logs set state = 'frozen' where org_id = ${org.id}`;
      return ids;
    });
    expect(entry).toBeDefined();
    expect(await sequenceLog(org.id, log, new Date())).toBe(0);
    expect(await requireSound(org)).toBe(size);
    await expect(write(org, 1)).rejects.toMatchObject({ code: "UNAVAILABLE" });
    await admin()`update ledger.logs set state = 'active' where org_id = ${org.id}`;
    await sequenceOf(org.id);
    expect(await requireSound(org)).toBe(size + 1);
  });

  test("each organization has a log of its own with its own key, and its first leaf is its genesis", async () => {
    const [a, b] = [await createOrg({ adopt: false }), await createOrg({ adopt: false })];
    expect(await sequenceAllLogs(new Date())).toBeGreaterThanOrEqual(0);
    await Promise.all([sequenceOf(a.id), sequenceOf(b.id)]);
    const keys = await admin()<{ org_id: string; vkey: string; origin: string }[]>`select k.org_id, k.vkey, l.origin from ledger.keys k join ledger.logs l on l.org_id = k.org_id and l.id = k.log_id where k.org_id = any(${[a.id, b.id]})`;
    expect(new Set(keys.map((row) => row.vkey)).size).toBe(2);
    for (const org of [a, b]) {
      const leaves = (await leavesOf(org)).map((row) => JSON.parse(Buffer.from(row.leaf_bytes).toString("utf8")) as { type: string; log: string });
      expect(leaves[0]?.type).toBe("log.genesis");
      expect(new Set(leaves.map((leaf) => leaf.log))).toEqual(new Set([keys.find((row) => row.org_id === org.id)?.origin]));
    }
  });
});

test("a log that cannot be sequenced holds up no other, and is caught up once it can", async () => {
  const orgs = [await createOrg({ adopt: false }), await createOrg({ adopt: false }), await createOrg({ adopt: false })];
  // Once before, so that what is broken now is met by the sequencer and not by the first look at the log, which freezes it.
  for (const org of orgs) await sequenceOf(org.id);
  for (const org of orgs) await write(org, 3);
  const broken = orgs.slice(0, 2);
  const heads = await admin()<{ org_id: string; frontier: Uint8Array }[]>`select org_id, frontier from ledger.log_heads where org_id = any(${broken.map(({ id }) => id)})`;
  await admin()`update ledger.log_heads set frontier = '\\x00' where org_id = any(${broken.map(({ id }) => id)})`;
  const waiting = async () => (await admin()<{ org_id: string }[]>`select distinct org_id from ledger.pending where org_id = any(${orgs.map(({ id }) => id)})`).map((row) => row.org_id).sort();
  await expect.poll(async () => { await sequenceAllLogs(new Date()); return waiting(); }).toEqual(broken.map(({ id }) => id).sort());
  for (const head of heads) await admin()`update ledger.log_heads set frontier = ${head.frontier} where org_id = ${head.org_id}`;
  await expect.poll(async () => { await sequenceAllLogs(new Date()); return waiting(); }, { timeout: 20_000 }).toEqual([]);
  for (const org of orgs) await requireSound(org);
});
