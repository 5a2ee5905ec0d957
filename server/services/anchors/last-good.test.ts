import { beforeAll, expect, test } from "vitest";

import { withoutOrg } from "@/db/client";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { pastTriggers } from "@/db/testing/ledger-copy";
import { openLogOf } from "@/db/testing/ledgers";
import { builtPack, checkPack, vkeyOf } from "@/db/testing/packs";
import { parseAnchorLeaf } from "@/server/domain/ledger/anchor";
import { headGuard } from "@/server/storage/head-guard";

import { selfCheck } from "../ledger/self-check";
import { findAnchorHead, listAnchorHeads, type AnchorHead } from "./anchor-head";
import { checkAnchorHead } from "./check-anchor-head";
import { freezeAnchorLog } from "./freeze-anchor-log";
import { publishHead } from "./publish-head";
import { sequenceAnchorLog } from "./sequence-anchor-log";
import { succeedAnchorLog } from "./succeed-anchor-log";
import { copyAnchorLogTables, restoreAnchorLogTables } from "./testing/anchor-copy";
import { writeEntry } from "./testing/heads";

const now = () => new Date();
let org: TestOrg;
beforeAll(async () => { org = await createOrg({ adopt: false }); });

async function grow(): Promise<void> {
  await writeEntry(org);
  await publishHead(org.id, now(), []);
  await sequenceAnchorLog(now(), []);
}
async function newest(): Promise<AnchorHead> {
  const head = await withoutOrg(findAnchorHead, "system");
  if (!head) throw new Error("no anchor log");
  return head;
}
const freeze = async () => freezeAnchorLog({ code: "OPERATOR", sentence: "The key was in other hands." }, now());
const succeed = async (lastGoodSize?: number) => succeedAnchorLog({ statement: "The key was stolen.", lastGoodSize }, now(), []);
const found = async () => (await selfCheck(org.id, (await openLogOf(org.id)).id, "full", now))?.findings;
async function firstLeaf({ id }: AnchorHead) {
  const [row] = await admin()<{ bytes: Uint8Array }[]>`select leaf_bytes as bytes from ledger.anchor_leaves where log_no = ${id} and idx = 0`;
  return parseAnchorLeaf(row?.bytes ?? new Uint8Array());
}

test("of an anchor log whose last leaves are not vouched for the successor says which; no more than there was can be good", async () => {
  for (let i = 0; i < 3; i++) await grow();
  const old = await newest();
  await freeze();
  await expect(succeed(old.size + 1)).rejects.toMatchObject({ code: "INVALID" });
  expect((await newest()).state).toBe("frozen");
  expect(await succeed(old.size - 2)).toMatchObject({ predecessor: old.origin, lost: { from: old.size - 2, to: old.size - 1 } });
  expect(await firstLeaf(await newest())).toMatchObject({ predecessor: { origin: old.origin, size: old.size }, lost: { from: old.size - 2, to: old.size - 1 } });
  expect(await found()).toEqual([]);
});

test("where its leaves are not those that were published the operator must say what is good, which may be nothing", async () => {
  await grow();
  const old = await newest();
  await pastTriggers(async (sql) => sql`update ledger.anchor_leaves set leaf_hash = sha256(leaf_hash) where log_no = ${old.id} and idx = 1`);
  await freeze();
  await expect(succeed()).rejects.toMatchObject({ code: "INVALID", message: expect.stringContaining("--last-good") as string });
  expect(await succeed(0)).toMatchObject({ predecessor: old.origin, lost: { from: 0, to: old.size - 1 } });
  const { status, output } = checkPack((await builtPack(org, { kind: "all" })).zip, await vkeyOf(org.id));
  expect(status, output).toBe(0);
});

test("a database from before two successions is frozen; what goes on binds the last log there was, and nothing of it is good here", async () => {
  await grow();
  const yesterday = await copyAnchorLogTables();
  const first = await newest();
  const chain: string[] = [];
  for (let i = 0; i < 2; i++) {
    await freeze();
    chain.push((await succeed()).origin);
    await grow();
  }
  const last = await newest();
  await restoreAnchorLogTables(yesterday);
  await checkAnchorHead(now());
  expect([(await newest()).origin, (await newest()).state]).toEqual([first.origin, "frozen"]);
  await expect(succeed(1)).rejects.toMatchObject({ code: "INVALID", message: expect.stringContaining(last.origin) as string });
  const next = await succeed();
  expect(next).toMatchObject({ predecessor: last.origin, lost: { from: 0, to: last.size - 1 } });
  expect(await headGuard().ending(last.logId)).toEqual({ origin: last.origin, successor: next.origin });
  expect((await withoutOrg(listAnchorHeads, "system")).map(({ origin }) => origin)).not.toEqual(expect.arrayContaining(chain));
  await grow();
  expect((await newest()).origin).toBe(next.origin);
});
