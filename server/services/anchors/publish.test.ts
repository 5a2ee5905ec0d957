import { beforeEach, describe, expect, test } from "vitest";

import { withOrg, withoutOrg } from "@/db/client";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { sequenceOf } from "@/db/testing/jobs";
import { originDigest, parseAnchorLeaf, requireOneHistory, type TenantHead } from "@/server/domain/ledger/anchor";
import { openCheckpoint } from "@/server/domain/ledger/open-checkpoint";
import { rootOfLeaves, leafHash } from "@/server/domain/ledger/merkle";
import { consistencyPlan, inclusionPlan } from "@/server/domain/ledger/proof-plan";
import { requireConsistency, requireInclusion } from "@/server/domain/ledger/proof";
import { parseVerifierKey } from "@/server/domain/ledger/verifier-key";

import { findAnchorHead } from "./anchor-head";
import { anchorNote } from "./anchor-note";
import { publishHead } from "./publish-head";
import { publishRound } from "./publish-round";
import { sequenceAnchorLog } from "./sequence-anchor-log";
import { writeEntry } from "./testing/heads";
import { anchorTree, proofFrom } from "./tree-store";

const MINUTE = 60_000;
// Rounds of this file follow one another in time; no other file makes any.
let clock = Date.now();
beforeEach(() => { clock += 60 * MINUTE; });
const after = (minutes: number) => new Date(clock + minutes * MINUTE);

type StoredLeaf = { idx: number; leaf_bytes: Uint8Array; leaf_hash: Uint8Array };
const anchorLeaves = async () => admin()<StoredLeaf[]>`select idx::int, leaf_bytes, leaf_hash from ledger.anchor_leaves order by idx`;

/** What the anchor log tells of one organization, and what stands in its own table. */
async function toldOf(org: TestOrg) {
  const [log] = await admin()<{ origin: string }[]>`select origin from ledger.logs where org_id = ${org.id}`;
  const digest = originDigest(log?.origin ?? "");
  const heads = (await anchorLeaves()).map(({ leaf_bytes: bytes }) => parseAnchorLeaf(bytes)).filter((leaf): leaf is TenantHead => leaf.type === "tenant.head" && leaf.log === digest);
  const own = await admin()<{ size: number; reason: string }[]>`select size::int, reason from ledger.published_heads where org_id = ${org.id} order by published_at, size`;
  return { sizes: heads.map(({ size }) => size), heads, reasons: own.map(({ reason }) => reason), ownSizes: own.map(({ size }) => size) };
}

/** Everything that must be true of the anchor log, whatever happened to it. */
async function requireSound(): Promise<void> {
  const { rows, head, note } = await withoutOrg(async (tx) => {
    const found = await findAnchorHead(tx);
    if (!found) throw new Error("no anchor log");
    return { head: found, note: (await anchorNote(tx, { logNo: 1, size: found.size })).note, rows: await tx.execute<StoredLeaf>(`select idx::int, leaf_bytes, leaf_hash from ledger.anchor_leaves where idx < ${found.size} order by idx`) };
  }, "system");
  expect(rows.map(({ idx }) => idx)).toEqual(rows.map((_, i) => i));
  expect(rows).toHaveLength(head.size);
  expect(openCheckpoint(note, [parseVerifierKey(head.vkey)])).toMatchObject({ origin: head.origin, size: head.size });
  expect(Buffer.from(rootOfLeaves(rows.map(({ leaf_bytes: bytes }) => leafHash(bytes)))).equals(Buffer.from(head.root))).toBe(true);
  expect(parseAnchorLeaf(rows[0]?.leaf_bytes ?? new Uint8Array())).toEqual({ v: 1, type: "anchor.genesis", origin: head.origin, vkey: head.vkey });
}

async function newOrg(): Promise<TestOrg> {
  const org = await createOrg({ adopt: false });
  await sequenceOf(org.id);
  return org;
}

describe("the round", () => {
  test("publishes what changed, is silent about what did not, and beats once on the next day", async () => {
    const org = await newOrg();
    expect((await publishRound(after(0), []))?.failed).not.toContain(org.id);
    expect(await publishRound(after(10), [])).not.toBeNull();
    expect((await toldOf(org)).reasons).toEqual(["changed"]);
    await writeEntry(org);
    await publishRound(after(20), []);
    clock += 24 * 60 * MINUTE;
    await publishRound(after(0), []);
    const told = await toldOf(org);
    expect(told.reasons).toEqual(["changed", "changed", "heartbeat"]);
    expect(told.sizes).toEqual(told.ownSizes);
    expect(told.sizes[1]).toBe(told.sizes[2]);
    requireOneHistory(told.heads);
    await requireSound();
  });

  test("begins every ten minutes at the earliest, however many workers ask: at most 144 heads a day", async () => {
    const rounds = await Promise.all([0, 0, 0, 3, 9].map(async (minutes) => publishRound(after(minutes), [])));
    expect(rounds.filter((round) => round !== null)).toHaveLength(1);
    expect(await publishRound(after(21), [])).not.toBeNull();
  });

  test("an organization that cannot be published delays no other, and comes with the next round", async () => {
    const [stuck, other] = [await newOrg(), await newOrg()];
    await publishRound(after(0), []);
    await Promise.all([writeEntry(stuck), writeEntry(other)]);
    await admin()`update ledger.log_heads set size = size - 2 where org_id = ${stuck.id}`;
    expect((await publishRound(after(15), []))?.failed).toContain(stuck.id);
    expect((await toldOf(other)).sizes).toHaveLength(2);
    await admin()`update ledger.log_heads set size = size + 2 where org_id = ${stuck.id}`;
    expect((await publishRound(after(29), []))?.failed).not.toContain(stuck.id);
    expect((await toldOf(stuck)).sizes).toHaveLength(2);
  });

  test("a frozen log is not told of", async () => {
    const org = await newOrg();
    await admin()`update ledger.logs set state = 'frozen' where org_id = ${org.id}`;
    await publishRound(after(0), []);
    expect((await toldOf(org)).sizes).toEqual([]);
  });
});

describe("publishing", () => {
  test("by many at once while entries come in: sizes never fall and no head goes twice", async () => {
    const org = await newOrg();
    const publishers = [1, 2, 3, 4].map(async () => {
      for (let i = 0; i < 8; i++) {
        await publishHead(org.id, after(0), []);
        await sequenceAnchorLog(after(0), []);
      }
    });
    const writer = (async () => { for (let i = 0; i < 8; i++) await writeEntry(org); })();
    await Promise.all([...publishers, writer]);
    await publishHead(org.id, after(0), []);
    await sequenceAnchorLog(after(0), []);
    const told = await toldOf(org);
    expect(new Set(told.sizes).size).toBe(told.sizes.length);
    expect(told.sizes).toEqual(told.ownSizes.toSorted((a, b) => a - b));
    expect(told.sizes.at(-1)).toBe(11);
    requireOneHistory(told.heads);
    await requireSound();
  });

  test("broken off within a transaction leaves nothing, broken off between the steps loses nothing and doubles nothing", async () => {
    const org = await newOrg();
    await expect(withOrg(org.id, async (tx) => {
      const { publishForSeal } = await import("./publish-head");
      await publishForSeal(tx, org.id, after(0), []);
      throw new Error("killed");
    }, "system")).rejects.toThrow("killed");
    expect((await toldOf(org)).ownSizes).toEqual([]);
    await publishHead(org.id, after(0), []);
    // Killed here: the head waits in the queue. Whoever comes next takes it.
    expect(await publishHead(org.id, after(0), [])).toBeNull();
    await sequenceAnchorLog(after(0), []);
    await sequenceAnchorLog(after(0), []);
    expect((await toldOf(org)).sizes).toHaveLength(1);
  });

  test("a sequencer that dies before it commits leaves the queue as it was", async () => {
    const org = await newOrg();
    await publishHead(org.id, after(0), []);
    const taken = { kind: "rfc3161" as const, target: "x", url: "http://127.0.0.1:1", rootsPem: "" };
    // The same target twice breaks its unique key, in the last step of the transaction.
    await sequenceAnchorLog(after(0), [taken, taken]).catch((error: unknown) => expect(String((error as Error).cause)).toMatch(/instance_anchors_target_key/));
    await sequenceAnchorLog(after(0), []);
    expect((await toldOf(org)).sizes).toHaveLength(1);
    await requireSound();
  });

  test("its head is proven to stand in the anchor log, and every head of it to follow from the one before", async () => {
    const org = await newOrg();
    await publishHead(org.id, after(0), []);
    await sequenceAnchorLog(after(0), []);
    await withoutOrg(async (tx) => {
      const head = await findAnchorHead(tx);
      const size = head?.size ?? 0;
      const rows = (await anchorLeaves()).slice(0, size);
      const root = rootOfLeaves(rows.map(({ leaf_hash: hash }) => hash));
      const last = rows[size - 1];
      requireInclusion({ index: size - 1, size, leaf: last?.leaf_hash ?? new Uint8Array(), root, proof: await proofFrom(anchorTree(tx, 1), inclusionPlan(size - 1, size), size) });
      for (const old of [1, Math.ceil(size / 2), size - 1]) {
        const oldRoot = rootOfLeaves(rows.slice(0, old).map(({ leaf_hash: hash }) => hash));
        requireConsistency({ oldSize: old, newSize: size, oldRoot, newRoot: root, proof: await proofFrom(anchorTree(tx, 1), consistencyPlan(old, size), size) });
      }
    }, "system");
  });
});

test("a batch that fills tiles stores them, and their proofs hold", async () => {
  const org = await newOrg();
  await publishHead(org.id, after(0), []);
  const [row] = await admin()<{ leaf_bytes: Uint8Array }[]>`select leaf_bytes from ledger.anchor_pending order by seq desc limit 1`;
  const bytes = row?.leaf_bytes ?? (await anchorLeaves()).at(-1)?.leaf_bytes ?? new Uint8Array();
  await admin()`insert into ledger.anchor_pending (entry_id, waits, leaf_bytes) select gen_random_uuid()::text, 0, ${Buffer.from(bytes)} from generate_series(1, 600)`;
  await sequenceAnchorLog(after(0), []);
  const leaves = await anchorLeaves();
  const tiles = await admin()<{ n: number; root: Uint8Array }[]>`select n::int, root from ledger.anchor_tiles where level = 0 order by n`;
  expect(tiles.length).toBe(Math.floor(leaves.length / 256));
  expect(tiles.length).toBeGreaterThanOrEqual(2);
  for (const { n, root } of tiles) expect(Buffer.from(root).equals(Buffer.from(rootOfLeaves(leaves.slice(n * 256, (n + 1) * 256).map(({ leaf_hash: hash }) => hash))))).toBe(true);
  await requireSound();
});
