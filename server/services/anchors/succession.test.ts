import { randomUUID } from "node:crypto";

import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

import { withoutOrg } from "@/db/client";
import { anchorPending } from "@/db/schema/anchors";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { makeAuthority, noOpenssl, type Authority } from "@/db/testing/authority";
import { restoreTest } from "@/db/testing/items";
import { sequenceOf } from "@/db/testing/jobs";
import { pastTriggers } from "@/db/testing/ledger-copy";
import { builtPack, checkPack, vkeyOf } from "@/db/testing/packs";
import { anchorLeafBytes, originDigest, parseAnchorLeaf, tenantHead } from "@/server/domain/ledger/anchor";
import { encodeBase64 } from "@/server/domain/ledger/bytes";
import { headGuard } from "@/server/storage/head-guard";

import { pushEvidence } from "../evidence/push";
import { findAnchorHead, listAnchorHeads, type AnchorHead } from "./anchor-head";
import { anchorState } from "./state";
import { checkAnchorHead } from "./check-anchor-head";
import { freezeAnchorLog } from "./freeze-anchor-log";
import { listOperatorAnchorLogs } from "./operator-anchor-log";
import { publishHead } from "./publish-head";
import { runTarget } from "./run-target";
import { sequenceAnchorLog } from "./sequence-anchor-log";
import { succeedAnchorLog } from "./succeed-anchor-log";
import type { TimestampTarget } from "./targets";
import { copyAnchorLogTables, restoreAnchorLogTables } from "./testing/anchor-copy";
import { stubServer, type StubServer } from "./testing/stub-server";

const reason = noOpenssl();
const now = () => new Date();
/** openssl stamps whole seconds; of two anchors of one second the larger says all. */
const thisSecond = () => Math.floor(Date.now() / 1000);
const statement = "Two databases signed after the failover of 3 March.";

/** Leaves of an anchor log, read strictly. */
const leavesIn = async (logNo: number) => (await admin()<{ bytes: Uint8Array }[]>`select leaf_bytes as bytes from ledger.anchor_leaves where log_no = ${logNo} order by idx`).map(({ bytes }) => parseAnchorLeaf(bytes));
const heads = async () => withoutOrg(listAnchorHeads, "system");

async function headNow(): Promise<AnchorHead> {
  const head = await withoutOrg(findAnchorHead, "system");
  if (!head) throw new Error("no anchor log");
  return head;
}

describe.skipIf(reason)(`an anchor log that cannot be repaired${reason ? ` (skipped: ${reason})` : ""}`, () => {
  let authority: Authority;
  let server: StubServer;
  let tsa: TimestampTarget;
  let [mine, theirs]: TestOrg[] = [];
  beforeAll(async () => {
    authority = makeAuthority();
    server = await stubServer(({ body }) => ({ status: 200, body: authority.stamp(body) }));
    tsa = { kind: "rfc3161", target: "tsa.succession.example", url: server.url, rootsPem: authority.rootsPem };
    [mine, theirs] = [await createOrg({ adopt: false }), await createOrg({ adopt: false })];
  });
  afterAll(async () => {
    await server.stop();
    authority.remove();
  });

  /** Evidence of an organization, sequenced; its head anchored and stamped in the anchor log there is, in a later second than every stamp before. */
  async function anchored(org: TestOrg | undefined, month: string): Promise<string> {
    if (!org) return "";
    const second = thisSecond();
    await vi.waitUntil(() => thisSecond() > second, { timeout: 10_000 });
    const [item] = await pushEvidence(org.as(), { items: [restoreTest(`2026-${month}-15T10:00:00Z`)] });
    await sequenceOf(org.id);
    await publishHead(org.id, now(), []);
    await sequenceAnchorLog(now(), [tsa]);
    expect(await runTarget(tsa, now())).toBe(1);
    return item?.id ?? "";
  }

  async function checked(org: TestOrg | undefined) {
    if (!org) throw new Error("no organization");
    const { zip, paths } = await builtPack(org, { kind: "all" });
    return { paths, ...checkPack(zip, await vkeyOf(org.id), { "tsa-root": authority.rootsPem }) };
  }

  test("is closed for ever; its successor begins with its last trusted head and holds the heads of all organizations again", async () => {
    await anchored(theirs, "01");
    const early = await anchored(mine, "01");
    await withoutOrg(async (tx) => tx.insert(anchorPending).values({ entryId: randomUUID(), waits: 0, leafBytes: anchorLeafBytes(tenantHead({ origin: "localhost/nobody", size: 1, root: Buffer.alloc(32, 7) })) }), "system");
    const old = await headNow();
    const before = await copyAnchorLogTables();
    await expect(succeedAnchorLog({ statement }, now(), [tsa])).rejects.toMatchObject({ code: "CONFLICT" });
    await freezeAnchorLog({ code: "SIGNED_OTHER", sentence: "Two histories were signed." }, now());
    const done = await succeedAnchorLog({ statement }, now(), [tsa]);
    expect(done).toMatchObject({ predecessor: old.origin, lost: null, failed: [] });
    const [closed, next] = await heads();
    expect([closed?.state, closed?.size, next?.state, next?.origin]).toEqual(["closed", old.size, "active", done.origin]);
    const [first, ...rest] = await leavesIn(2);
    expect(first).toMatchObject({ type: "anchor.succession", origin: done.origin, vkey: done.vkey, statement, lost: null, predecessor: { origin: old.origin, size: old.size, root: encodeBase64(old.root), note: expect.stringContaining(old.origin) as string } });
    const published = rest.flatMap((leaf) => (leaf.type === "tenant.head" ? [leaf.log] : []));
    for (const org of [mine, theirs]) expect(published).toContain(originDigest((await vkeyOf(org?.id ?? "")).split("+")[0] ?? ""));
    expect(published).toContain(originDigest("localhost/nobody"));
    // Nothing of the closed log is changed.
    const after = await copyAnchorLogTables();
    for (const table of ["anchor_leaves", "anchor_checkpoints", "anchor_signatures"]) expect(after.get(table)?.filter((row) => /"log_no": 1[,}]/.test(row))).toEqual(before.get(table));
    expect(await headGuard().read(next?.logId ?? "")).toMatchObject({ origin: done.origin, size: next?.size });
    expect((await anchorState(mine?.as() as never, { size: 1 })).anchor).toMatchObject({ log: "anchor", kind: "rfc3161" });
    expect(early).not.toBe("");
  });

  test("a pack holds both logs; the checker says where the first ended, what the gap means, and dates entries by both", async () => {
    await anchored(mine, "02");
    const { paths, status, output } = await checked(mine);
    expect(paths).toEqual(expect.arrayContaining(["anchor-log/checkpoint", "anchor-log/heads/0.json", "anchor-log-1/checkpoint", "anchors/0.json", "anchors/1-0.json"]));
    expect([status, output.includes("All of this pack holds")], output).toEqual([0, true]);
    const [old, next] = await heads();
    expect(output).toContain(`The anchor log ${next?.origin} succeeds the closed anchor log ${old?.origin}, whose last trusted head had ${old?.size} entries and the root ${encodeBase64(old?.root ?? new Uint8Array())}. None of its entries is said to be lost. Its operator says: "${statement}"`);
    expect(output).toContain(`That nothing happened between the last anchor over ${old?.origin} and the first over ${next?.origin}: meanwhile nothing was anchored.`);
    expect(output).toMatch(/Entries 0 to \d+ existed no later than \S+ \(anchors\/1-0\.tsr/);
    expect(output).toMatch(/Entries \d+ to \d+ existed no later than \S+ \(anchors\/0\.tsr/);
    expect((await checked(theirs)).status).toBe(0);
  });

  test("leaves lost in a restore that no copy brings back: the successor says which, and packs are made of what is left", async () => {
    const yesterday = await copyAnchorLogTables();
    await anchored(mine, "03");
    const lost = await headNow();
    await restoreAnchorLogTables(yesterday);
    await checkAnchorHead(now());
    const left = await headNow();
    expect(left.state).toBe("frozen");
    expect(await succeedAnchorLog({ statement: "The volume was lost." }, now(), [tsa])).toMatchObject({ predecessor: lost.origin, lost: { from: left.size, to: lost.size - 1 } });
    expect((await leavesIn(3))[0]).toMatchObject({ predecessor: { size: lost.size, root: encodeBase64(lost.root) } });
    expect((await listOperatorAnchorLogs()).map(({ state }) => state)).toEqual(["closed", "closed", "active"]);
    await runTarget(tsa, now());
    const { paths, status, output } = await checked(mine);
    expect([status, paths.filter((path) => /^anchor-log[^/]*\/checkpoint$/.test(path)).length], output).toEqual([0, 3]);
    expect(output).toContain(`Its entries ${left.size} to ${lost.size - 1} are lost or not vouched for. Its operator says: "The volume was lost."`);
  });

  test("where the newest of a pack's anchor logs is closed and proves nothing, an earlier one stands in its place and the pack holds", async () => {
    const [row] = await admin()<{ size: number }[]>`select max(p.size)::int as size from ledger.published_heads p join ledger.anchor_leaves l on l.entry_id = p.entry_id where p.org_id = ${mine?.id ?? ""} and l.log_no = 2`;
    const earlier = async () => {
      const { zip, paths } = await builtPack(mine as TestOrg, { kind: "all" }, row?.size);
      return { zip, paths: paths.filter((path) => path.startsWith("anchor")), ...checkPack(zip, await vkeyOf(mine?.id ?? ""), { "tsa-root": authority.rootsPem }) };
    };
    const sound = await earlier();
    expect([sound.status, sound.paths.includes("anchor-log-1/checkpoint")], sound.output).toEqual([0, true]);
    const [first, second] = (await heads()).map(({ origin }) => origin);
    const [was] = await admin()<{ hash: Uint8Array; bytes: Uint8Array }[]>`select leaf_hash as hash, leaf_bytes as bytes from ledger.anchor_leaves where log_no = 2 and idx = 0`;
    const changeTo = async ({ hash, bytes }: { hash?: Uint8Array | undefined; bytes?: Uint8Array | undefined }) => pastTriggers(async (sql) => sql`update ledger.anchor_leaves set leaf_hash = coalesce(${hash ?? null}, leaf_hash), leaf_bytes = coalesce(${bytes ?? null}, leaf_bytes) where log_no = 2 and idx = 0`);
    for (const change of [{ hash: Buffer.alloc(32, 1) }, { bytes: Buffer.from("{}") }]) {
      await changeTo(change);
      const { status, output, paths, zip } = await earlier();
      await changeTo(was ?? {});
      expect([status, paths.some((path) => path.startsWith("anchor-log-")), paths.includes("anchors/0.tsr")], output).toEqual([0, false, true]);
      // Files of a pack stand in it as they are, each behind its name. Of a log that is not there it says nothing, in its policy neither.
      expect([zip.includes(`anchor-log/checkpoint${first}\n`), zip.includes(second ?? "?")]).toEqual([true, false]);
    }
    expect(await earlier()).toEqual(sound);
  });

  test("a closed log that is changed later keeps no pack from being made, and is not in it as something it never was", async () => {
    await pastTriggers(async (sql) => sql`update ledger.anchor_leaves set leaf_hash = ${Buffer.alloc(32, 1)} where log_no = 1 and idx = 1`);
    const { paths, status, output } = await checked(mine);
    expect([status, paths.some((path) => path.startsWith("anchor-log-1/"))], output).toEqual([0, false]);
    expect(output).toContain("which is not in the pack");
  });

  test("a log put in behind the others is not begun; what succeeds it binds the last one that holds anything", async () => {
    const last = await headNow();
    await pastTriggers(async (sql) => sql`insert into ledger.anchor_head select (jsonb_populate_record(h, jsonb_build_object('id', h.id + 1, 'origin', 'localhost/anchor-log/planted', 'size', 0, 'root', sha256(''), 'frontier', ''::bytea))).* from ledger.anchor_head h where h.id = ${last.id}`);
    await publishHead(mine?.id ?? "", now(), []);
    await expect(sequenceAnchorLog(now(), [])).rejects.toThrow("the leaf that says so is not in the queue");
    await freezeAnchorLog({ code: "OPERATOR", sentence: "Nobody opened it." }, now());
    expect(await succeedAnchorLog({ statement: "A log was put in." }, now(), [tsa])).toMatchObject({ predecessor: last.origin, lost: null });
    expect((await headNow()).id).toBe(last.id + 2);
    expect((await checked(mine)).status).toBe(0);
  });
});
