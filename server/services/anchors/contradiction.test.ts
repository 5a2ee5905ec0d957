import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import path from "node:path";

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { withOrg, withoutOrg } from "@/db/client";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { openLogOf } from "@/db/testing/ledgers";
import { database } from "@/db/testing/database";
import { freezeOf } from "@/db/testing/restored-log";
import { localWitness, witnessSigner } from "@/ops/witness/testing/local-witness";
import { checkpointText, deriveLogKey } from "@/server/domain/ledger/checkpoint";
import { signNote } from "@/server/domain/ledger/note";
import { headGuard } from "@/server/storage/head-guard";

import { configuredKeys } from "../ledger/signers";
import { succeedLog } from "../ledger/succeed";
import { unfreezeLog } from "../ledger/unfreeze";
import { lastAnchorFreeze } from "./anchor-events";
import { findAnchorHead } from "./anchor-head";
import { publishHead } from "./publish-head";
import { runTarget } from "./run-target";
import { runAnchorsOf } from "./run-tenant-anchors";
import type { WitnessTarget } from "./targets";
import { copyAnchorLogTables, restoreAnchorLogTables } from "./testing/anchor-copy";
import { anchorsOf, newAnchorHead, writeEntry } from "./testing/heads";
import { stubBucket } from "./testing/stub-bucket";
import { stubServer, type Heard, type Reply } from "./testing/stub-server";
import { unfreezeAnchorLog } from "./unfreeze-anchor-log";

const now = new Date();
const closers: (() => Promise<void> | void)[] = [];
let org: TestOrg;
// It freezes the anchor log, which is one an installation.
beforeAll(async () => {
  org = await createOrg({ adopt: false });
  await newAnchorHead(org, now, [{ kind: "witness", target: "opens the log", url: "http://127.0.0.1:1", key: witnessSigner("opener") }]);
});
afterAll(async () => { for (const close of closers) await close(); });
beforeEach(async () => { await admin()`update ledger.anchor_head set state = 'active'`; });

async function headNow() {
  const head = await withoutOrg(findAnchorHead, "system");
  if (!head) throw new Error("no anchor log");
  return head;
}
const frozenFor = async () => ({ state: (await headNow()).state, code: (await withoutOrg(async (tx) => lastAnchorFreeze(tx, 1), "system"))?.code });

/** A witness that answers as told, to the request and to the question for its head. */
async function witnessThat(name: string, reply: (heard: Heard) => Reply | Promise<Reply>): Promise<WitnessTarget> {
  const server = await stubServer(reply);
  closers.push(server.stop);
  return { kind: "witness", target: name, url: server.url, key: witnessSigner(name) };
}

/** As above, with the head it shows. */
async function witnessShowing(name: string, status: number, body: string, shown: () => string | Promise<string>): Promise<WitnessTarget> {
  return witnessThat(name, async ({ method }) => (method === "POST" ? { status, body } : { status: 200, body: await shown() }));
}

async function signed(size: number, root: Uint8Array): Promise<string> {
  const { origin } = await headNow();
  return signNote(checkpointText({ origin, size, root }), (await configuredKeys(origin)).slice(0, 1));
}

describe("a witness that contradicts us", () => {
  test("and shows nothing we signed is an alarm and stops nothing: another's signature, a broken one, garbage, nothing", async () => {
    const { origin, size } = await headNow();
    const stranger = deriveLogKey(Buffer.alloc(32, 5), origin);
    const forged = signNote(checkpointText({ origin, size: size + 50, root: Buffer.alloc(32, 1) }), [stranger]);
    const targets = [
      await witnessShowing("forges", 422, "no\n", () => forged), await witnessShowing("breaks", 409, "900000\n", async () => (await signed(900_000, Buffer.alloc(32, 2))).replace("900000", "900001")),
      await witnessShowing("garbage", 422, "no\n", () => "<html>"), await witnessThat("nothing", ({ method }) => (method === "POST" ? { status: 422, body: "no\n" } : { status: 404 })),
      await witnessThat("cut-off", ({ method }) => (method === "POST" ? { status: 422, body: forged } : { status: 500 })),
    ];
    await newAnchorHead(org, now, targets);
    for (const target of targets) {
      await runTarget(target, now);
      expect(await anchorsOf(target), target.target).toMatchObject([{ status: "failed", error: expect.stringMatching(/WITNESS_(INCONSISTENT|AHEAD).*shows no head that we signed/) as string }]);
    }
    expect((await headNow()).state).toBe("active");
  });

  test("and shows an earlier head of this very history has proven nothing", async () => {
    const { size, root } = await headNow();
    const target = await witnessShowing("shows-the-past", 422, "no\n", async () => signed(size, root));
    await newAnchorHead(org, now, [target]);
    await runTarget(target, now);
    expect((await anchorsOf(target))[0]?.error).toContain("WITNESS_INCONSISTENT");
    expect((await headNow()).state).toBe("active");
  });

  test.each([["the head it holds", false], ["its answer itself", true]])("and shows by %s another head that our key signed freezes the anchor log for good", async (_, isInAnswer) => {
    const { size } = await headNow();
    const other = await signed(size, createHash("sha256").update("other").digest());
    const target = await witnessShowing(`proves-${String(isInAnswer)}`, 422, isInAnswer ? other : "no\n", () => (isInAnswer ? "" : other));
    await newAnchorHead(org, now, [target]);
    await runTarget(target, now);
    expect(await frozenFor()).toEqual({ state: "frozen", code: "SIGNED_OTHER" });
    expect((await anchorsOf(target))[0]).toMatchObject({ status: "failed", error: expect.stringContaining("WITNESS_PROVED") as string });
    await expect(unfreezeAnchorLog(now)).rejects.toMatchObject({ code: "CONFLICT", message: expect.stringContaining("two histories of this log were signed") });
  });

  test("because this database and its guard were set back freezes the anchor log until the database is forward again", async () => {
    const head = await headNow();
    const { target, stop } = await localWitness("saw-more", head.vkey, now);
    closers.push(stop);
    const early = await headGuard().read(head.logId);
    const yesterday = await copyAnchorLogTables();
    await newAnchorHead(org, now, [target]);
    await newAnchorHead(org, now, [target]);
    expect(await runTarget(target, now)).toBe(1);
    const today = await copyAnchorLogTables();
    await restoreAnchorLogTables(yesterday);
    rmSync(path.join(database.dataDir, "ledger-guard", head.logId), { recursive: true });
    if (early) await headGuard().publish(head.logId, early);
    await newAnchorHead(org, now, [target]);
    // Later than the freezes above, so that this one is the newest.
    await runTarget(target, new Date(now.getTime() + 1000));
    expect(await frozenFor()).toEqual({ state: "frozen", code: "SIGNED_AHEAD" });
    await expect(unfreezeAnchorLog(now)).rejects.toMatchObject({ code: "CONFLICT", message: expect.stringContaining("was published") });
    await restoreAnchorLogTables(today);
    await admin()`update ledger.anchor_head set state = 'frozen'`;
    expect((await unfreezeAnchorLog(now)).size).toBe((await headNow()).size);
  });
});

describe("a bucket in which another copy of an organization's log lies", () => {
  async function withCopy(other: (origin: string, size: number) => Promise<string>) {
    const bucket = await stubBucket();
    closers.push(bucket.stop);
    const mine = await createOrg({ adopt: false });
    await writeEntry(mine);
    const { id, origin, size } = await openLogOf(mine.id);
    bucket.objects.set(`/bucket/${createHash("sha256").update(origin).digest("hex")}/checkpoints/${size}`, Buffer.from(await other(origin, size)));
    await publishHead(mine.id, now, [bucket.target]);
    await runAnchorsOf(mine.id, now, { kind: "object_lock", bucket: bucket.target });
    return { mine, id };
  }

  test("freezes that log where its own key signed it, and a successor goes on", async () => {
    const { mine, id } = await withCopy(async (origin, size) => signNote(checkpointText({ origin, size, root: Buffer.alloc(32, 3) }), (await configuredKeys(origin)).slice(0, 1)));
    expect(await freezeOf(mine.id)).toMatchObject({ state: "frozen", code: "SIGNED_OTHER", sentence: expect.stringContaining("The bucket") as string });
    await expect(unfreezeLog(mine.id, id, now)).rejects.toMatchObject({ code: "CONFLICT", message: expect.stringContaining("only a successor can go on") });
    expect(await succeedLog(mine.id, id, { statement: "Two histories were signed." }, now)).toMatchObject({ lost: null });
    await writeEntry(mine);
    expect(await withOrg(mine.id, async () => (await openLogOf(mine.id)).state)).toBe("active");
  });

  test("stops nothing where it is anything else", async () => {
    const { mine } = await withCopy(async () => "other\n");
    expect(await freezeOf(mine.id)).toMatchObject({ state: "active" });
  });
});
