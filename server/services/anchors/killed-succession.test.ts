import { rmSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, test, vi } from "vitest";

import { withoutOrg } from "@/db/client";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { database } from "@/db/testing/database";
import { builtPack, checkPack, vkeyOf } from "@/db/testing/packs";
import { ROUND_MS } from "@/server/domain/anchors/due";
import { originDigest, parseAnchorLeaf } from "@/server/domain/ledger/anchor";
import { FileHeadGuard, headGuard } from "@/server/storage/head-guard";

import { ServiceError } from "../errors";
import { listAnchorHeads, type AnchorHead } from "./anchor-head";
import { checkAnchorHead } from "./check-anchor-head";
import { freezeAnchorLog } from "./freeze-anchor-log";
import { publishRound } from "./publish-round";
import { repairAnchorLog } from "./repair-anchor-log";
import { sequenceAnchorLog } from "./sequence-anchor-log";
import { succeedAnchorLog } from "./succeed-anchor-log";
import { copyAnchorLogTables, restoreAnchorLogTables } from "./testing/anchor-copy";
import { newAnchorHead } from "./testing/heads";
import { initAnchorGuard, unfreezeAnchorLog } from "./unfreeze-anchor-log";

// The anchor log is one an installation, so what is done to it here is done in a database of its own.

const now = () => new Date();
const statement = "Two databases signed.";
const heads = async () => withoutOrg(listAnchorHeads, "system");
const leavesOf = async (logNo: number) => (await admin()<{ bytes: Uint8Array }[]>`select leaf_bytes as bytes from ledger.anchor_leaves where log_no = ${logNo} order by idx`).map(({ bytes }) => parseAnchorLeaf(bytes));
const succeed = async () => succeedAnchorLog({ statement }, now(), []);
const forgetEnding = ({ logId }: AnchorHead) => { rmSync(path.join(database.dataDir, "ledger-guard", `${logId}.closed`), { force: true }); };

let org: TestOrg;
let before: Awaited<ReturnType<typeof copyAnchorLogTables>>;
let active: typeof before;
beforeAll(async () => {
  org = await createOrg({ adopt: false });
  await newAnchorHead(org, now(), [{ kind: "rfc3161", target: "tsa.killed.example", url: "http://127.0.0.1:1", rootsPem: "" }]);
  active = await copyAnchorLogTables();
  await freezeAnchorLog({ code: "SIGNED_OTHER", sentence: "Two histories were signed." }, now());
  before = await copyAnchorLogTables();
});

/** From the n-th write on a table of the anchor log on every one fails, as if the process had been killed there; 0 for none. A sequence counts, because it outlives the transaction. */
async function failFrom(n: number): Promise<void> {
  const tables = ["ledger.anchor_head", "ledger.anchor_keys", "ledger.anchor_pending", "ledger.anchor_leaves", "ledger.anchor_checkpoints", "ledger.anchor_signatures", "ledger.anchor_events", "ledger.instance_anchors", "ledger.published_heads"];
  await admin().unsafe(`create sequence if not exists public.writes; select setval('public.writes', 1, false);
    create or replace function public.fail_from() returns trigger language plpgsql security definer as $$ begin if nextval('public.writes') >= ${n} then raise exception 'killed'; end if; return null; end $$;`);
  for (const table of tables) await admin().unsafe(`drop trigger if exists killed on ${table}; ${n === 0 ? "" : `create trigger killed after insert or update or delete on ${table} for each statement execute function public.fail_from()`}`);
}

/** The old log as it was, or a successor that is whole as far as it goes. Returns how many logs there are. */
async function requireSound(): Promise<number> {
  const [old, next, ...more] = await heads();
  expect(more).toEqual([]);
  if (!next) {
    expect(await copyAnchorLogTables()).toEqual(before);
    return 1;
  }
  expect([old?.state, next.state]).toEqual(["closed", "active"]);
  const queued = await admin()`select 1 from ledger.anchor_pending where entry_id = 'anchor.succession.2'`;
  expect([next.size > 0, queued.length]).toEqual(next.size > 0 ? [true, 0] : [false, 1]);
  if (next.size > 0) expect((await leavesOf(2))[0]).toMatchObject({ type: "anchor.succession", predecessor: { origin: old?.origin, size: old?.size } });
  return 2;
}

/** The command once more, which finishes what it began and refuses what it had finished, and the worker's next round. */
async function goOn(): Promise<void> {
  const [, next] = await heads();
  const again = await succeed().then(() => "done", (error: unknown) => (error instanceof ServiceError ? error.code : error));
  expect(again).toBe(next && next.roundAt !== null ? "CONFLICT" : "done");
  await publishRound(new Date(Date.now() + ROUND_MS), []);
  await checkAnchorHead(now());
}

describe("a succession of the anchor log that is broken off", () => {
  test("at whichever write: the old log is as before or the successor is whole, and the same command ends well", async () => {
    const places = new Set<number>();
    for (let n = 1; ; n++) {
      await restoreAnchorLogTables(before);
      const [old] = await heads();
      if (old) forgetEnding(old);
      await failFrom(n);
      const broken = await succeed().then(({ failed }) => failed.length > 0, () => true);
      await failFrom(0);
      places.add(await requireSound());
      await goOn();
      expect(await requireSound(), `write ${n}`).toBe(2);
      const [closed, next] = await heads();
      const own = originDigest((await vkeyOf(org.id)).split("+")[0] ?? "");
      expect((await leavesOf(2)).some((leaf) => leaf.type === "tenant.head" && leaf.log === own), `write ${n}`).toBe(true);
      expect([await headGuard().ending(closed?.logId ?? ""), (await headGuard().read(next?.logId ?? ""))?.size]).toEqual([{ origin: closed?.origin, successor: next?.origin }, next?.size]);
      if (broken) continue;
      // So many writes were tried one by one, in the transaction that closes and opens, and behind it.
      expect(n).toBeGreaterThan(15);
      break;
    }
    expect(places).toEqual(new Set([1, 2]));
    const { status, output } = checkPack((await builtPack(org, { kind: "all" })).zip, await vkeyOf(org.id));
    expect(status, output).toBe(0);
  });

  test("where the head guard takes nothing: the successor goes on, and the guard is told later", async () => {
    await restoreAnchorLogTables(before);
    const [old] = await heads();
    if (old) forgetEnding(old);
    const full = [vi.spyOn(FileHeadGuard.prototype, "end"), vi.spyOn(FileHeadGuard.prototype, "publish")].map((spy) => spy.mockRejectedValue(new Error("no space left")));
    await succeed().catch(() => undefined);
    full.forEach((spy) => { spy.mockRestore(); });
    expect([await requireSound(), await headGuard().ending(old?.logId ?? "")]).toEqual([2, undefined]);
    await goOn();
    expect(await headGuard().ending(old?.logId ?? "")).toMatchObject({ origin: old?.origin });
  });
});

test("a database from before a succession does not revive the closed anchor log; a successor of its successor goes on", async () => {
  const [, lost] = await heads();
  await restoreAnchorLogTables(active);
  await sequenceAnchorLog(now(), []);
  await checkAnchorHead(now());
  const [old] = await heads();
  const [freeze] = await admin()<{ code: string; sentence: string }[]>`select code, sentence from ledger.anchor_events where kind = 'frozen' order by at desc limit 1`;
  expect([old?.state, freeze?.code, freeze?.sentence]).toEqual(["frozen", "GUARD_CLOSED", expect.stringContaining(lost?.origin ?? "?")]);
  const refused = { code: "CONFLICT", message: expect.stringContaining(lost?.origin ?? "?") as string };
  await expect(unfreezeAnchorLog(now())).rejects.toMatchObject(refused);
  await expect(initAnchorGuard(now())).rejects.toMatchObject(refused);
  await expect(repairAnchorLog({ checkpoint: async () => Buffer.alloc(0), bundle: async () => Buffer.alloc(0) }, now())).rejects.toMatchObject(refused);
  expect(await succeed()).toMatchObject({ predecessor: lost?.origin, lost: { from: 0, to: (lost?.size ?? 0) - 1 }, failed: [] });
  expect(await headGuard().ending(lost?.logId ?? "")).toMatchObject({ successor: (await heads()).at(-1)?.origin });
  const { status, output } = checkPack((await builtPack(org, { kind: "all" })).zip, await vkeyOf(org.id));
  expect(status, output).toBe(0);
});
