import { randomUUID } from "node:crypto";

import { afterEach, beforeAll, describe, expect, test } from "vitest";

import { withOrg } from "@/db/client";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { restoreTest } from "@/db/testing/items";
import { sequenceOf } from "@/db/testing/jobs";
import { copyOrg, type OrgCopy } from "@/db/testing/org-copy";
import { addMember } from "@/db/testing/people";
import { getEvidence } from "@/server/services/evidence/get";
import { pushEvidence } from "@/server/services/evidence/push";

import { fileResults } from "./file-results";
import { freezeNow } from "./freeze";
import { getLedger } from "./get";
import { recordChanges } from "./record-change";
import { selfCheck } from "./self-check";
import type { SelfCheckRow } from "./self-checks";
import { unfreezeLog } from "./unfreeze";

type Sql = ReturnType<typeof admin>;
type Breaker = (sql: Sql, org: string) => Promise<unknown>;

async function logOf(org: TestOrg): Promise<string> {
  const [row] = await admin()<{ id: string }[]>`select id from ledger.logs where org_id = ${org.id}`;
  return row?.id ?? "";
}

async function grow(org: TestOrg, count: number): Promise<void> {
  const changes = Array.from({ length: count }, () => ({ action: "test.written", object: { kind: "test", id: randomUUID() }, detail: { note: "n" } }));
  await withOrg(org.id, async (tx) => recordChanges(tx, org.as(), changes));
  await sequenceOf(org.id);
}

/** A log of 300 entries and more, in several batches, with an evidence among them. */
async function grown(): Promise<TestOrg> {
  const org = await createOrg({ adopt: false });
  await grow(org, 40);
  await pushEvidence(org.as(), { items: [restoreTest("2026-03-05T10:00:00Z")] });
  await sequenceOf(org.id);
  await grow(org, 260);
  return org;
}

async function check(org: TestOrg, kind: SelfCheckRow["kind"] = "incremental"): Promise<SelfCheckRow> {
  const row = await selfCheck(org.id, await logOf(org), kind, () => new Date());
  if (!row) throw new Error("another check runs");
  return row;
}

/** What somebody can do who owns the database: triggers off, and constraints with them. */
async function past(org: TestOrg, breakIt: Breaker): Promise<void> {
  await admin().begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await breakIt(tx as unknown as Sql, org.id);
  });
}

const said = (row: SelfCheckRow) => (row.findings ?? []).map(({ code, at }) => `${code} ${at}`);

describe("the self-check of what was changed past the product", () => {
  const breakages: [what: string, expected: RegExp, breakIt: Breaker][] = [
    ["the bytes of an entry under a full tile", /^ENTRY_HASH entry 17$/, (sql, org) => sql`update ledger.entries set leaf_bytes = set_byte(leaf_bytes, 20, 65) where org_id = ${org} and id = (select entry_id from ledger.leaves where org_id = ${org} and idx = 17)`],
    ["the bytes of an entry beyond the last full tile", /^ENTRY_HASH entry 270$/, (sql, org) => sql`update ledger.entries set leaf_bytes = set_byte(leaf_bytes, 20, 65) where org_id = ${org} and id = (select entry_id from ledger.leaves where org_id = ${org} and idx = 270)`],
    ["bytes and every hash of an entry", /^LEAF_ORDER entry 17$/, (sql, org) => sql`with changed as (update ledger.entries set leaf_bytes = set_byte(leaf_bytes, 20, 65), leaf_hash = sha256('\\x00'::bytea || set_byte(leaf_bytes, 20, 65))
      where org_id = ${org} and id = (select entry_id from ledger.leaves where org_id = ${org} and idx = 17) returning leaf_hash) update ledger.leaves set leaf_hash = changed.leaf_hash from changed where org_id = ${org} and idx = 17`],
    ["bytes and every hash of an entry beyond the last full tile", /^CHECKPOINT_ROOT checkpoint \d+$/, (sql, org) => sql`with changed as (update ledger.entries set leaf_bytes = set_byte(leaf_bytes, 20, 65), leaf_hash = sha256('\\x00'::bytea || set_byte(leaf_bytes, 20, 65))
      where org_id = ${org} and id = (select entry_id from ledger.leaves where org_id = ${org} and idx = 270) returning leaf_hash) update ledger.leaves set leaf_hash = changed.leaf_hash from changed where org_id = ${org} and idx = 270`],
    ["the hash stored with an entry", /^ENTRY_ROW_HASH entry 17$/, (sql, org) => sql`update ledger.entries set leaf_hash = sha256('x') where org_id = ${org} and id = (select entry_id from ledger.leaves where org_id = ${org} and idx = 17)`],
    ["an entry's row removed", /^ENTRY_MISSING entry 17$/, (sql, org) => sql`delete from ledger.entries where org_id = ${org} and id = (select entry_id from ledger.leaves where org_id = ${org} and idx = 17)`],
    ["the hash of a leaf", /^LEAF_HASH entry 17$/, (sql, org) => sql`update ledger.leaves set leaf_hash = sha256('x') where org_id = ${org} and idx = 17`],
    ["a leaf removed", /^LEAF_MISSING entry 17$/, (sql, org) => sql`delete from ledger.leaves where org_id = ${org} and idx = 17`],
    ["a leaf removed: its entry is lost", /^ENTRY_LOST entry [0-9a-f-]{36}$/, (sql, org) => sql`delete from ledger.leaves where org_id = ${org} and idx = 17`],
    ["the last leaves removed", /^LEAF_MISSING entry 290$/, (sql, org) => sql`delete from ledger.leaves where org_id = ${org} and idx >= 290`],
    ["two leaves exchanged", /^LEAF_ORDER entry 18$/, async (sql, org) => {
      const [a, b] = await sql`delete from ledger.leaves where org_id = ${org} and idx in (17, 18) returning *`;
      for (const [from, to] of [[a, b], [b, a]]) await sql`insert into ledger.leaves (org_id, log_id, idx, entry_id, leaf_hash) values (${org}, ${from?.["log_id"]}, ${from?.["idx"]}, ${to?.["entry_id"]}, ${to?.["leaf_hash"]})`;
    }],
    ["an entry put back into the queue", /^ENTRY_TWICE entry [0-9a-f-]{36}$/, (sql, org) => sql`insert into ledger.pending (org_id, log_id, entry_id, leaf_hash) select org_id, log_id, entry_id, leaf_hash from ledger.leaves where org_id = ${org} and idx = 17`],
    ["a leaf added behind the head", /^LEAF_BEYOND entry \d+$/, (sql, org) => sql`insert into ledger.leaves (org_id, log_id, idx, entry_id, leaf_hash) select org_id, log_id, (select size from ledger.log_heads where org_id = ${org}), ${randomUUID()}, leaf_hash from ledger.leaves where org_id = ${org} and idx = 17`],
    ["the hashes of a tile", /^TILE_HASHES tile\/0\/000$/, (sql, org) => sql`update ledger.tiles set hashes = set_byte(hashes, 100, get_byte(hashes, 100) # 1) where org_id = ${org}`],
    ["the root of a tile", /^TILE_HASHES tile\/0\/000$/, (sql, org) => sql`update ledger.tiles set root = sha256('x') where org_id = ${org}`],
    ["a tile removed", /^TILE_MISSING tile\/0\/000$/, (sql, org) => sql`delete from ledger.tiles where org_id = ${org}`],
    ["a tile added", /^TILE_BEYOND tile\/0\/001$/, (sql, org) => sql`insert into ledger.tiles (org_id, log_id, level, n, hashes, root) select org_id, log_id, level, 1, hashes, root from ledger.tiles where org_id = ${org}`],
    ["the root of a checkpoint", /^CHECKPOINT_ROOT checkpoint \d+$/, (sql, org) => sql`update ledger.checkpoints set root = sha256('x') where org_id = ${org} and size = (select min(size) from ledger.checkpoints where org_id = ${org})`],
    ["the text of a checkpoint", /^CHECKPOINT_TEXT checkpoint \d+$/, (sql, org) => sql`update ledger.checkpoints set body = 'another.example/log' || substring(body from position(chr(10) in body)) where org_id = ${org} and size = (select min(size) from ledger.checkpoints where org_id = ${org})`],
    ["a signature", /^NOTE_BAD_SIGNATURE checkpoint \d+$/, (sql, org) => sql`update ledger.signatures set sig = set_byte(sig, 5, get_byte(sig, 5) # 1) where org_id = ${org} and size = (select max(size) from ledger.checkpoints where org_id = ${org})`],
    ["a signature removed", /^CHECKPOINT_UNSIGNED checkpoint \d+$/, (sql, org) => sql`delete from ledger.signatures where org_id = ${org} and size = (select max(size) from ledger.checkpoints where org_id = ${org})`],
    ["the newest checkpoint removed", /^SIGNATURE_ORPHAN signatures$/, (sql, org) => sql`delete from ledger.checkpoints where org_id = ${org} and size = (select max(size) from ledger.checkpoints where org_id = ${org})`],
    ["the key replaced", /^KEY_STRANGER keys$/, (sql, org) => sql`update ledger.keys set vkey = replace(vkey, '+', '+0') where org_id = ${org}`],
    ["the head set back", /^HEAD_SIZE head$/, (sql, org) => sql`update ledger.log_heads set size = size - 1 where org_id = ${org}`],
    ["the head set to a number beyond all", /^HEAD_SIZE head$/, (sql, org) => sql`update ledger.log_heads set size = 900000000000000 where org_id = ${org}`],
    ["what the head goes on from", /^HEAD_FRONTIER head$/, (sql, org) => sql`update ledger.log_heads set frontier = set_byte(frontier, 5, get_byte(frontier, 5) # 1) where org_id = ${org}`],
    ["the content of an opening", /^OPENING_KEY entry [0-9a-f-]{36}$/, (sql, org) => sql`update ledger.openings set body_enc = set_byte(body_enc, 40, get_byte(body_enc, 40) # 1) where org_id = ${org} and entry_id = (select entry_id from ledger.leaves where org_id = ${org} and idx = 17)`],
    ["the salt of an opening", /^OPENING_BODY entry [0-9a-f-]{36}$/, (sql, org) => sql`update ledger.openings set salt = sha256('x') where org_id = ${org} and entry_id = (select entry_id from ledger.leaves where org_id = ${org} and idx = 17)`],
    ["the file digest of an opening", /^OPENING_FILE entry [0-9a-f-]{36}$/, (sql, org) => sql`update ledger.openings set files = jsonb_set(files, '{0,sha256}', to_jsonb(repeat('ab', 32))) where org_id = ${org} and jsonb_array_length(files) = 1`],
    ["an opening removed", /^OPENING_MISSING entry [0-9a-f-]{36}$/, (sql, org) => sql`delete from ledger.openings where org_id = ${org} and entry_id = (select entry_id from ledger.leaves where org_id = ${org} and idx = 17)`],
    ["the bytes of a file", /^FILE_BYTES file [0-9a-f]{64}$/, (sql, org) => sql`update small_blobs set bytes = set_byte(bytes, 3, get_byte(bytes, 3) # 1) where org_id = ${org}`],
  ];

  let org: TestOrg;
  let sound: OrgCopy;
  beforeAll(async () => {
    org = await grown();
    sound = await copyOrg(org.id);
  });
  afterEach(async () => sound.restore());

  test.each(breakages)("names %s, changed past the product (%s)", async (_, expected, breakIt) => {
    await past(org, breakIt);
    const row = await check(org);
    expect(row.state).toBe("failed");
    expect(said(row)).toEqual(expect.arrayContaining([expect.stringMatching(expected)]));
    // One change is one or two findings, not one for everything behind it.
    expect(said(row).length, said(row).join("; ")).toBeLessThan(16);
  });

  test("passes once it is put back", async () => {
    expect(await check(org)).toMatchObject({ state: "passed", findings: [] });
  });
});

describe("the self-check", () => {
  test("a sound log passes, whole and then from where it was left, and both are evidence with the catalog's facts", async () => {
    const org = await grown();
    const first = await check(org);
    expect(first).toMatchObject({ kind: "full", state: "passed", fromSize: 0, findingsTotal: 0, toSize: first.entriesChecked });
    expect(first.recordsChecked).toBe((first.toSize ?? 0) + 1);
    await sequenceOf(org.id);
    const second = await check(org);
    expect(second).toMatchObject({ kind: "incremental", state: "passed", fromSize: first.toSize });
    const detail = await getEvidence(org.as(), { id: first.evidenceId ?? "" });
    expect(detail).toMatchObject({ method: "api", sourceSystem: "proofroom-ledger", kinds: [{ kind: "chain_verification", count: 1 }, { kind: "integrity_check", count: 1 }] });
    const facts = Object.fromEntries(detail.records.flatMap((record) => record.facts.map((fact) => [fact.name, fact.value])));
    expect(facts).toMatchObject({ entries_checked: first.entriesChecked, broken_links: 0, anchored: false, mismatches: 0, records_checked: (first.entriesChecked ?? 0) + (first.recordsChecked ?? 0) });
    expect((await getEvidence(org.as(), { id: second.evidenceId ?? "" })).kinds).toEqual([{ kind: "chain_verification", count: 1 }]);
    expect((await getLedger(org.as())).checks).toMatchObject({ last: { id: second.id, state: "passed" }, full: { id: first.id }, runningSince: null });
  });

  const later: [what: string, expected: RegExp, breakIt: Breaker][] = [
    ["an old tile, and then looks for the place", /^TILE_HASHES tile\/0\/000$/, (sql, org) => sql`update ledger.tiles set root = sha256('x') where org_id = ${org}`],
    ["an old checkpoint removed with its signature", /^CHECKPOINT_MISSING /, async (sql, org) => {
      const [first] = await sql`delete from ledger.signatures where org_id = ${org} and size = (select min(size) from ledger.checkpoints where org_id = ${org}) returning size`;
      await sql`delete from ledger.checkpoints where org_id = ${org} and size = ${first?.["size"]}`;
    }],
    ["the log cut back consistently", /^WENT_BACK head$/, async (sql, org) => {
      const [to] = await sql`select size from ledger.checkpoints where org_id = ${org} order by size limit 1`;
      for (const table of ["signatures", "checkpoints"]) await sql`delete from ${sql(`ledger.${table}`)} where org_id = ${org} and size > ${to?.["size"]}`;
      await sql`delete from ledger.leaves where org_id = ${org} and idx >= ${to?.["size"]}`;
      await sql`delete from ledger.tiles where org_id = ${org}`;
      await sql`update ledger.log_heads h set size = c.size, root = c.root from ledger.checkpoints c where h.org_id = ${org} and c.org_id = ${org} and c.size = ${to?.["size"]}`;
    }],
  ];

  test.each(later)("after a check that passed, the next incremental one names %s", async (_, expected, breakIt) => {
    const org = await grown();
    expect((await check(org)).state).toBe("passed");
    await sequenceOf(org.id);
    await past(org, breakIt);
    const row = await check(org);
    expect(row.kind).toBe("incremental");
    expect(said(row)).toEqual(expect.arrayContaining([expect.stringMatching(expected)]));
  });

  test("what changed before the last check is found by the whole one, and again every night until it is repaired", async () => {
    const org = await grown();
    expect((await check(org)).state).toBe("passed");
    await past(org, (sql, id) => sql`update ledger.entries set leaf_bytes = set_byte(leaf_bytes, 20, 65) where org_id = ${id} and id = (select entry_id from ledger.leaves where org_id = ${id} and idx = 17)`);
    expect((await check(org, "incremental")).state).toBe("passed");
    for (let night = 0; night < 2; night++) expect(said(await check(org, "full"))).toEqual(expect.arrayContaining(["ENTRY_HASH entry 17"]));
  });

  test("a check that fails writes to every owner and to nobody else, and is filed with what it found", async () => {
    const org = await grown();
    await addMember(org.id, "officer");
    const second = await addMember(org.id, "owner");
    await past(org, (sql, id) => sql`delete from ledger.openings where org_id = ${id} and entry_id = (select entry_id from ledger.leaves where org_id = ${id} and idx = 17)`);
    const row = await check(org);
    const mails = await admin()<{ recipient: string; subject: string; plain: string }[]>`select recipient, subject, plain from outbox where subject like '%self-check%' and plain like ${`%/o/${org.slug}/ledger%`}`;
    expect(mails.map((mail) => mail.recipient).sort()).toEqual([org.owner.email, second.email].sort());
    expect(mails[0]?.plain).toContain("OPENING_MISSING");
    const detail = await getEvidence(org.as(), { id: row.evidenceId ?? "" });
    expect(detail.provenance.parameters).toContain("OPENING_MISSING");
    const facts = Object.fromEntries(detail.records.flatMap((record) => record.facts.map((fact) => [fact.name, fact.value])));
    expect(facts).toMatchObject({ broken_links: 0, mismatches: 1 });
  });

  test("two workers at once check a log once; a check that died is taken over", async () => {
    const org = await grown();
    const [log, now] = [await logOf(org), () => new Date()];
    const both = await Promise.all([selfCheck(org.id, log, "full", now), selfCheck(org.id, log, "full", now)]);
    expect(both.filter(Boolean)).toHaveLength(1);
    await admin()`insert into ledger.self_checks (org_id, id, log_id, kind, state, started_at) values (${org.id}, 'chk_dead', ${log}, 'full', 'running', now() - interval '1 hour')`;
    expect(await selfCheck(org.id, log, "full", now)).toBeUndefined();
    await admin()`update ledger.self_checks set started_at = now() - interval '3 hours' where org_id = ${org.id} and id = 'chk_dead'`;
    expect(await selfCheck(org.id, log, "full", now)).toMatchObject({ state: "passed" });
  });

  test("the result over a frozen log is kept, and filed once the log is active again", async () => {
    const org = await grown();
    await freezeNow(org.id, await logOf(org), { code: "OPERATOR", sentence: "Looked into." }, new Date());
    expect(await check(org)).toMatchObject({ state: "passed", evidenceId: null });
    expect(await fileResults(org.id, await logOf(org))).toBe(0);
    await unfreezeLog(org.id, await logOf(org), new Date());
    expect(await fileResults(org.id, await logOf(org))).toBe(1);
    expect((await getLedger(org.as())).checks.last?.evidenceId).toMatch(/^ev_/);
    expect(await fileResults(org.id, await logOf(org))).toBe(0);
  });

  test("it runs while entries are written and sequenced, and passes", async () => {
    const org = await grown();
    const writing = (async () => {
      for (let i = 0; i < 12; i++) await grow(org, 30);
    })();
    for (let i = 0; i < 4; i++) expect(said(await check(org, i % 2 === 0 ? "full" : "incremental"))).toEqual([]);
    await writing;
    expect(said(await check(org, "full"))).toEqual([]);
  });
});
