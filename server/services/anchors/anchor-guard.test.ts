import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { describe, expect, test, vi } from "vitest";

import { withoutOrg } from "@/db/client";
import { anchorPending } from "@/db/schema/anchors";
import { createOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { pastTriggers } from "@/db/testing/ledger-copy";
import { database } from "@/db/testing/database";
import { openLogOf } from "@/db/testing/ledgers";
import { mirrorAt } from "@/ops/cli/ledger-mirror";
import { anchorLeafBytes, tenantHead } from "@/server/domain/ledger/anchor";
import { encodeBundle } from "@/server/domain/ledger/entry-bundle";
import { Findings } from "@/server/domain/ledger/finding";
import { bundlePath, bundlesOfSize } from "@/server/domain/ledger/tiles";
import { headGuard } from "@/server/storage/head-guard";

import { lastAnchorFreeze } from "./anchor-events";
import { findAnchorHead, type AnchorHead } from "./anchor-head";
import { anchorNote } from "./anchor-note";
import { checkAnchorHead } from "./check-anchor-head";
import { comparePublished } from "./compare-published";
import { findOperatorAnchorLog } from "./operator-anchor-log";
import { repairAnchorLog } from "./repair-anchor-log";
import { sequenceAnchorLog } from "./sequence-anchor-log";
import { copyAnchorLogTables, restoreAnchorLogTables } from "./testing/anchor-copy";
import { newAnchorHead } from "./testing/heads";
import { initAnchorGuard, unfreezeAnchorLog } from "./unfreeze-anchor-log";

// The anchor log is one an installation, so what is done to it here is done in a database of its own.

const now = () => new Date();
const guardFolder = ({ logId }: AnchorHead) => path.join(database.dataDir, "ledger-guard", logId);

async function headNow(): Promise<AnchorHead> {
  const head = await withoutOrg(findAnchorHead, "system");
  if (!head) throw new Error("no anchor log");
  return head;
}

/** Queues heads of logs that nobody knows, as publishers do. */
async function queue(count: number): Promise<void> {
  const rows = Array.from({ length: count }, () => ({ entryId: randomUUID(), waits: 0, leafBytes: anchorLeafBytes(tenantHead({ origin: randomUUID(), size: 1, root: Buffer.alloc(32, 7) })) }));
  await withoutOrg(async (tx) => tx.insert(anchorPending).values(rows), "system");
}

async function grown(count: number): Promise<AnchorHead> {
  await queue(count);
  await sequenceAnchorLog(now(), []);
  return headNow();
}

const freezeNow = async () => ({ state: (await headNow()).state, code: (await withoutOrg(async (tx) => lastAnchorFreeze(tx, 1), "system"))?.code });
const headsSigned = async () => (await admin()`select 1 from ledger.anchor_checkpoints`).length;

/** The anchor log as the bucket has it, as a folder. */
async function mirror(prefix = ""): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), "anchor-mirror-"));
  const { size } = await headNow();
  const rows = await admin()<{ leaf_bytes: Uint8Array }[]>`select leaf_bytes from ledger.anchor_leaves order by idx`;
  for (const bundle of bundlesOfSize(size)) {
    const file = path.join(folder, prefix, bundlePath(bundle));
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, encodeBundle(rows.slice(bundle.index * 256, bundle.index * 256 + bundle.width).map((row) => row.leaf_bytes)));
  }
  writeFileSync(path.join(folder, prefix, "checkpoint"), (await withoutOrg(async (tx) => anchorNote(tx, { logNo: 1, size }), "system")).note);
  return folder;
}

/** A log of so many leaves that was put back to what it was five leaves before. */
async function restored() {
  await grown(3);
  const yesterday = await copyAnchorLogTables();
  const published = await grown(5);
  const folder = await mirror();
  await restoreAnchorLogTables(yesterday);
  return { published, folder };
}

describe("the anchor log and the head guard", () => {
  test("every head is in the guard once it is committed, and a guard that lags catches up", async () => {
    const first = await grown(2);
    expect(await headGuard().read(first.logId)).toMatchObject({ origin: first.origin, size: first.size, root: Buffer.from(first.root) });
    const early = await headGuard().read(first.logId);
    const later = await grown(4);
    rmSync(guardFolder(first), { recursive: true });
    if (early) await headGuard().publish(first.logId, early);
    await checkAnchorHead(now());
    expect((await headGuard().read(first.logId))?.size).toBe(later.size);
  });

  test("put back to yesterday it is frozen before anything is signed, and brought forward by an operator from a copy", async () => {
    const { published, folder } = await restored();
    await queue(1);
    const before = await headsSigned();
    expect(await sequenceAnchorLog(now(), [])).toBe(0);
    expect([await freezeNow(), await headsSigned()]).toEqual([{ state: "frozen", code: "GUARD_AHEAD" }, before]);
    expect(await findOperatorAnchorLog()).toMatchObject({ orgId: null, state: "frozen", guard: { size: published.size }, reason: { code: "GUARD_AHEAD" } });
    await expect(unfreezeAnchorLog(now())).rejects.toMatchObject({ code: "CONFLICT", message: expect.stringContaining(`a head of ${published.size} was published`) });
    expect(await repairAnchorLog(await mirrorAt(folder, "anchor-log/"), now())).toEqual({ from: published.size - 5, to: published.size - 1 });
    expect(await headNow()).toMatchObject({ state: "active", size: published.size, root: published.root });
    const next = await grown(1);
    expect([next.size, (await headGuard().read(next.logId))?.size]).toEqual([published.size + 2, published.size + 2]);
  });

  test("is frozen also where nothing waits, and goes on after the database was brought forward", async () => {
    await grown(2);
    const yesterday = await copyAnchorLogTables();
    const { size } = await grown(2);
    const today = await copyAnchorLogTables();
    await restoreAnchorLogTables(yesterday);
    await checkAnchorHead(now());
    expect(await freezeNow()).toEqual({ state: "frozen", code: "GUARD_AHEAD" });
    await restoreAnchorLogTables(today);
    await admin()`update ledger.anchor_head set state = 'frozen'`;
    expect(await unfreezeAnchorLog(now())).toEqual({ size });
    expect((await grown(1)).size).toBe(size + 1);
  });

  test("a copy that is too short, of another history or inside a pack is told apart", async () => {
    const { folder } = await restored();
    await checkAnchorHead(now());
    const short = await mirror();
    await expect(repairAnchorLog(await mirrorAt(short), now())).rejects.toMatchObject({ code: "CONFLICT", message: expect.stringContaining("MIRROR_SHORT") });
    const changed = (place: string) => { const [file = ""] = readdirSync(place, { recursive: true, encoding: "utf8" }).filter((name) => /entries\/\d{3}\.p\/\d+$/.test(name)); return path.join(place, file); };
    const size = (await headNow()).size;
    const leaf = () => anchorLeafBytes(tenantHead({ origin: randomUUID(), size: 9, root: Buffer.alloc(32, 9) }));
    writeFileSync(changed(folder), encodeBundle(Array.from({ length: size + 5 }, leaf)));
    await expect(repairAnchorLog(await mirrorAt(folder), now())).rejects.toMatchObject({ code: "CONFLICT", message: expect.stringContaining("MIRROR_OTHER") });
    expect((await headNow()).state).toBe("frozen");
  });

  test("a leaf that was queued when the backup was taken keeps its name, so that its published head knows its place", async () => {
    await admin()`update ledger.anchor_head set state = 'active'`;
    rmSync(guardFolder(await headNow()), { recursive: true, force: true });
    await initAnchorGuard(now());
    await queue(1);
    const [queued] = await admin()<{ entry_id: string }[]>`select entry_id from ledger.anchor_pending order by seq desc limit 1`;
    const yesterday = await copyAnchorLogTables();
    await sequenceAnchorLog(now(), []);
    const folder = await mirror();
    await restoreAnchorLogTables(yesterday);
    await checkAnchorHead(now());
    await repairAnchorLog(await mirrorAt(folder), now());
    expect(await admin()`select 1 from ledger.anchor_leaves where entry_id = ${queued?.entry_id ?? ""}`).toHaveLength(1);
    expect(await admin()`select 1 from ledger.anchor_pending where entry_id = ${queued?.entry_id ?? ""}`).toEqual([]);
  });

  test("a leaf whose row was lost with the backup bears the repair's mark, and is found no fault with at the place it was given it for", async () => {
    const org = await createOrg({ adopt: false });
    await grown(1);
    const yesterday = await copyAnchorLogTables();
    await newAnchorHead(org, now(), [{ kind: "rfc3161", target: "tsa.guard.example", url: "http://127.0.0.1:1", rootsPem: "" }]);
    const folder = await mirror();
    await restoreAnchorLogTables(yesterday);
    await pastTriggers(async (sql) => sql`delete from ledger.published_heads where org_id = ${org.id}`);
    await checkAnchorHead(now());
    await repairAnchorLog(await mirrorAt(folder), now());
    const found = async () => {
      const findings = new Findings();
      await comparePublished({ orgId: org.id, ...(await openLogOf(org.id)) }, null, findings);
      return findings.list.map(({ code, at }) => `${code} ${at}`);
    };
    expect(await found()).toEqual([]);
    const named = async (name: (of: string) => string) => {
      const [leaf] = await admin()<{ entry_id: string; idx: number }[]>`select entry_id, idx::int from ledger.anchor_leaves where entry_id like 'repaired.%' order by idx desc limit 1`;
      expect(leaf?.entry_id).toMatch(/^repaired\.1\.\d+\.[\w-]{86}$/);
      await pastTriggers(async (sql) => sql`update ledger.anchor_leaves set entry_id = ${name(leaf?.entry_id ?? "")} where idx = ${leaf?.idx ?? 0}`);
      return leaf?.entry_id ?? "";
    };
    const genuine = await named((name) => name.replace(/\.([^.])([^.]+)$/, (_, first: string, rest: string) => `.${first === "A" ? "B" : "A"}${rest}`));
    expect(await found()).toEqual([expect.stringMatching(/^ROW_MISSING anchored head at 1\//)]);
    await named(() => genuine);
    // From before there were marks: believed, as long as nothing before it bears one.
    await pastTriggers(async (sql) => sql`update ledger.anchor_leaves set entry_id = 'repaired.' || idx where entry_id like 'repaired.%'`);
    expect(await found()).toEqual([]);
    await pastTriggers(async (sql) => sql`update ledger.anchor_leaves set entry_id = 'head.' || entry_id where idx = 0`);
    expect(await found()).toEqual([expect.stringMatching(/^ROW_MISSING anchored head at 1\//)]);
    await pastTriggers(async (sql) => sql`update ledger.anchor_leaves set entry_id = 'anchor.genesis' where idx = 0`);
  });
});

describe("a guard without an entry of the anchor log", () => {
  test("is neither passed over nor a lock for ever", async () => {
    const head = await grown(1);
    rmSync(guardFolder(head), { recursive: true });
    await queue(1);
    expect(await sequenceAnchorLog(now(), [])).toBe(0);
    expect(await freezeNow()).toEqual({ state: "frozen", code: "GUARD_MISSING" });
    expect(await initAnchorGuard(now())).toEqual({ size: head.size, reopened: true });
    expect(await sequenceAnchorLog(now(), [])).toBe(1);
    await expect(initAnchorGuard(now())).rejects.toMatchObject({ code: "CONFLICT", message: expect.stringContaining("never put back") });
  });

  test("is not made for a log whose entries do not lead to its head", async () => {
    const head = await grown(2);
    const whole = await copyAnchorLogTables();
    rmSync(guardFolder(head), { recursive: true });
    await pastTriggers(async (sql) => sql`delete from ledger.anchor_leaves where idx = 1`);
    await expect(initAnchorGuard(now())).rejects.toMatchObject({ code: "CONFLICT", message: expect.stringContaining("do not lead to its own head") });
    await restoreAnchorLogTables(whole);
    await initAnchorGuard(now());
  });
});

test("a tree that was changed is found by a process that starts", async () => {
  await grown(3);
  const whole = await copyAnchorLogTables();
  await pastTriggers(async (sql) => sql`update ledger.anchor_leaves set leaf_hash = ${Buffer.alloc(32, 1)} where idx = 1`);
  await queue(1);
  vi.resetModules();
  const fresh = await import("./sequence-anchor-log");
  expect(await fresh.sequenceAnchorLog(now(), [])).toBe(0);
  expect(await freezeNow()).toEqual({ state: "frozen", code: "TREE_BROKEN" });
  await restoreAnchorLogTables(whole);
});
