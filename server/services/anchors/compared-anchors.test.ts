import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";

import { withoutOrg } from "@/db/client";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { makeAuthority, noOpenssl, type Authority } from "@/db/testing/authority";
import { pastTriggers } from "@/db/testing/ledger-copy";
import { openLogOf } from "@/db/testing/ledgers";
import { copyOrg, type OrgCopy } from "@/db/testing/org-copy";
import { localWitness, type LocalWitness } from "@/ops/witness/testing/local-witness";

import { keyStore } from "@/server/storage/key-store";
import { KeysMissing } from "@/server/storage/org-keys";

import { selfCheck } from "../ledger/self-check";
import { findAnchorHead } from "./anchor-head";
import { publishHead } from "./publish-head";
import { runTarget } from "./run-target";
import { sealLedger } from "./seal-ledger";
import { sealNow } from "./seal-now";
import { sequenceAnchorLog } from "./sequence-anchor-log";
import type { TimestampTarget } from "./targets";
import { copyAnchorLogTables, restoreAnchorLogTables } from "./testing/anchor-copy";
import { newAnchorHead, writeEntry } from "./testing/heads";
import { stubServer, type StubServer } from "./testing/stub-server";

const reason = noOpenssl();
const now = new Date();
type Sql = Parameters<Parameters<typeof pastTriggers>[0]>[0];

describe.skipIf(reason)(`rows of anchors, changed past the product${reason ? ` (skipped: ${reason})` : ""}`, () => {
  let authority: Authority;
  let server: StubServer;
  let witness: LocalWitness;
  let org: TestOrg;
  let sound: OrgCopy;
  let soundAnchors: Awaited<ReturnType<typeof copyAnchorLogTables>>;
  beforeAll(async () => {
    authority = makeAuthority();
    server = await stubServer(({ body }) => ({ status: 200, body: authority.stamp(body) }));
    org = await createOrg({ adopt: false });
    await newAnchorHead(org, now, [{ kind: "rfc3161", target: "opens the log", url: server.url, rootsPem: authority.rootsPem }]);
    witness = await localWitness("compared.witness.example", (await withoutOrg(findAnchorHead, "system"))?.vkey ?? "", now);
    const tsa: TimestampTarget = { kind: "rfc3161", target: "tsa.compared.example", url: server.url, rootsPem: authority.rootsPem };
    await newAnchorHead(org, now, [tsa, witness.target]);
    for (const target of [tsa, witness.target]) expect(await runTarget(target, now)).toBe(1);
    const { id: sealId } = await sealNow(org.as(), { reason: "period_close" });
    await sealLedger({ orgId: org.id, sealId }, now, []);
    [sound, soundAnchors] = [await copyOrg(org.id), await copyAnchorLogTables()];
  });
  afterEach(async () => {
    await sound.restore();
    await restoreAnchorLogTables(soundAnchors);
  });
  afterAll(async () => {
    witness.stop();
    await server.stop();
    authority.remove();
  });

  const check = async () => ((await selfCheck(org.id, (await openLogOf(org.id)).id, "full", () => new Date()))?.findings ?? []).map(({ code, at }) => `${code} ${at}`);

  test("a head is anchored also while the organization's keys are missing, under a name that is held against its row once they are back", async () => {
    await writeEntry(org);
    const missing = vi.spyOn(keyStore, "open").mockRejectedValue(new KeysMissing("They were lost."));
    const published = await publishHead(org.id, new Date(), []).finally(() => { missing.mockRestore(); });
    expect(published).toBe("changed");
    await sequenceAnchorLog(new Date(), []);
    expect(await check()).toEqual([]);
    await pastTriggers(async (sql) => sql`update ledger.published_heads set published_at = published_at - interval '1 day' where org_id = ${org.id} and entry_id like 'head.%.signed.%'`);
    expect(await check()).toEqual([expect.stringMatching(/^ROW_CHANGED anchored head head\.\w+\.signed\./)]);
  });

  test("as they are nothing is found", async () => {
    expect(await admin()`select 1 from ledger.anchors where org_id = ${org.id} and kind = 'email'`).not.toEqual([]);
    expect(await check()).toEqual([]);
  });

  test("heads published before names bore marks are no fault, whether later ones bear them or not", async () => {
    const unmark = async (but: number) => pastTriggers(async (sql) => {
      const rows = await sql<{ entry_id: string }[]>`select p.entry_id from ledger.published_heads p join ledger.anchor_leaves l using (entry_id) where p.entry_id like 'head.%' order by l.idx desc offset ${but}`;
      for (const { entry_id: name } of rows) for (const table of ["anchor_leaves", "published_heads"]) await sql.unsafe(`update ledger.${table} set entry_id = md5(entry_id) where entry_id = $1`, [name]);
    });
    await unmark(1);
    expect(await check()).toEqual([]);
    await unmark(0);
    expect(await check()).toEqual([]);
  });

  test.each<[string, RegExp, (sql: Sql) => Promise<unknown>]>([
    ["the size of an anchored head", /^ROW_CHANGED anchored head /, (sql) => sql`update ledger.published_heads set size = 1, root = (select root from ledger.checkpoints c where c.org_id = ${org.id} order by size limit 1) where entry_id = (select max(entry_id) from ledger.published_heads where org_id = ${org.id})`],
    ["the root of an anchored head", /^ROW_CHANGED anchored head /, (sql) => sql`update ledger.published_heads set root = sha256(root) where org_id = ${org.id}`],
    ["an anchored head put in", /^ROW_STRANGER anchored head published_x$/, (sql) => sql`insert into ledger.published_heads select org_id, log_id, 'published_x', size, root, reason, published_at from ledger.published_heads where org_id = ${org.id} limit 1`],
    ["an anchored head removed", /^ROW_MISSING anchored head at 1\/\d+$/, (sql) => sql`delete from ledger.published_heads where entry_id = (select max(entry_id) from ledger.published_heads where org_id = ${org.id})`],
    ["the leaf of an anchored head", /^ROW_CHANGED anchored head /, (sql) => sql`update ledger.anchor_leaves l set leaf_bytes = convert_to(replace(convert_from(leaf_bytes, 'UTF8'), '"size":', '"size":1'), 'UTF8') from ledger.published_heads p where p.entry_id = l.entry_id and p.org_id = ${org.id}`],
    ["when a head was published", /^ROW_CHANGED anchored head /, (sql) => sql`update ledger.published_heads set published_at = published_at - interval '1 second' where entry_id = (select max(entry_id) from ledger.published_heads where org_id = ${org.id})`],
    ["for what a head was published", /^ROW_CHANGED anchored head /, (sql) => sql`update ledger.published_heads set reason = 'heartbeat' where entry_id = (select max(entry_id) from ledger.published_heads where org_id = ${org.id})`],
    ["when a head was published, under another name", /^ROW_CHANGED anchored head x$/, async (sql) => {
      const newest = sql`(select p.entry_id from ledger.published_heads p join ledger.anchor_leaves l using (entry_id) where p.org_id = ${org.id} order by l.idx desc limit 1)`;
      await sql`with one as materialized ${newest} update ledger.anchor_leaves set entry_id = 'x' where entry_id = (select entry_id from one)`;
      await sql`update ledger.published_heads p set entry_id = 'x', published_at = now() where org_id = ${org.id} and not exists (select 1 from ledger.anchor_leaves l where l.entry_id = p.entry_id) and not exists (select 1 from ledger.anchor_pending w where w.entry_id = p.entry_id)`;
    }],
    ...["repaired.3", "repaired.1.3.AAAA"].map((name): [string, RegExp, (sql: Sql) => Promise<unknown>] => [`an anchored head removed, and its leaf called ${name}`, /^ROW_MISSING anchored head at 1\/\d+$/, async (sql) => {
      const [row] = await sql<{ entry_id: string }[]>`select p.entry_id from ledger.published_heads p join ledger.anchor_leaves l using (entry_id) where p.org_id = ${org.id} order by l.idx desc limit 1`;
      await sql`update ledger.anchor_leaves set entry_id = ${name} where entry_id = ${row?.entry_id ?? ""}`;
      await sql`delete from ledger.published_heads where entry_id = ${row?.entry_id ?? ""}`;
    }]),
    ["a time-stamp moved to another head", /^ROW_CHANGED anchor /, (sql) => sql`update ledger.instance_anchors set size = (select min(size) from ledger.anchor_checkpoints), target = 'x' where kind = 'rfc3161' and status = 'done'`],
    ["a time-stamp of an organization's own log", /^ROW_STRANGER anchor anc_x$/, (sql) => sql`insert into ledger.anchors select (jsonb_populate_record(a, '{"id":"anc_x","status":"done","kind":"rfc3161","gen_time":"2020-01-01T00:00:00Z"}')).* from ledger.anchors a where org_id = ${org.id} and kind = 'email' limit 1`],
    ["a mail with a time of its own", /^ROW_CHANGED anchor /, (sql) => sql`update ledger.anchors set gen_time = '2020-01-01T00:00:00Z' where org_id = ${org.id} and kind = 'email'`],
    ["a time-stamp removed before its leaf had its place", /^ROW_MISSING anchor /, async (sql) => {
      await sql`insert into ledger.anchor_pending (entry_id, waits, leaf_bytes) select 'anc_gone', 1, '{"type":"timestamp"}'::text::bytea`;
    }],
    ["the row of a cosignature removed", /^ROW_MISSING anchor of the anchor log's head 1\/\d+$/, (sql) => sql`delete from ledger.instance_anchors where kind = 'witness'`],
    ["the token of a time-stamp", /^ROW_CHANGED anchor /, (sql) => sql`update ledger.instance_anchors set token = token || '\\x00'::bytea where kind = 'rfc3161' and status = 'done'`],
    ["the time of a time-stamp", /^ROW_CHANGED anchor /, (sql) => sql`update ledger.instance_anchors set gen_time = gen_time - interval '30 days' where kind = 'rfc3161' and status = 'done'`],
    ["a time-stamp removed", /^ROW_MISSING anchor /, (sql) => sql`delete from ledger.instance_anchors where kind = 'rfc3161' and status = 'done'`],
    ["a time-stamp that was never made", /^ROW_CHANGED anchor anc_x$/, (sql) => sql`insert into ledger.instance_anchors select (jsonb_populate_record(a, '{"id":"anc_x","target":"x"}')).* from ledger.instance_anchors a where kind = 'rfc3161' and status = 'done'`],
    ["the time of a cosignature", /^ROW_STRANGER anchor /, (sql) => sql`update ledger.instance_anchors set gen_time = gen_time - interval '30 days' where kind = 'witness'`],
    ["a cosignature that was never made", /^ROW_STRANGER anchor anc_x$/, (sql) => sql`insert into ledger.instance_anchors select (jsonb_populate_record(a, jsonb_build_object('id', 'anc_x', 'target', 'x', 'size', (select min(size) from ledger.anchor_checkpoints)))).* from ledger.instance_anchors a where kind = 'witness'`],
    ["a mail that was never sent", /^ROW_STRANGER anchor anc_x$/, (sql) => sql`insert into ledger.anchors select (jsonb_populate_record(a, jsonb_build_object('id', 'anc_x', 'status', 'done', 'size', (select min(size) from ledger.checkpoints where org_id = ${org.id})))).* from ledger.anchors a where org_id = ${org.id} and kind = 'email' limit 1`],
    ["a report that never printed the head", /^ROW_STRANGER anchor anc_x$/, (sql) => sql`insert into ledger.anchors select (jsonb_populate_record(a, '{"id":"anc_x","status":"done","kind":"pdf","target":"rep_x","ref":"rep_x"}')).* from ledger.anchors a where org_id = ${org.id} and kind = 'email' limit 1`],
    ["a seal put in", /^ROW_STRANGER seal sl_x$/, (sql) => sql`insert into ledger.seals select (jsonb_populate_record(s, '{"id":"sl_x"}')).* from ledger.seals s where org_id = ${org.id}`],
    ["a seal removed", /^ROW_MISSING seal /, (sql) => sql`delete from ledger.seals where org_id = ${org.id}`],
  ])("%s: the whole self-check names it", async (_, expected, change) => {
    await pastTriggers(change);
    const found = await check();
    expect(found).toEqual(expect.arrayContaining([expect.stringMatching(expected)]));
    // A leaf is named where it is gone over, and where the row of its head is.
    expect(found.length, found.join("; ")).toBeLessThan(12);
  });
});
