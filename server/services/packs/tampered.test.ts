import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { beforeEach, describe, expect, test } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { restoreTest } from "@/db/testing/items";
import { sequenceOf } from "@/db/testing/jobs";
import { chunks } from "@/db/testing/objects";
import { builtPack, checkPack, vkeyOf } from "@/db/testing/packs";
import { asSuperuser } from "@/db/testing/superuser";
import { database } from "@/db/testing/database";
import { pushEvidence } from "@/server/services/evidence/push";
import { stageUpload } from "@/server/services/evidence/stage-upload";

type Change = Parameters<typeof asSuperuser>[0];

let org: TestOrg;
let stored = "";
beforeEach(async () => {
  org = await createOrg({ adopt: false });
  await pushEvidence(org.as(), { items: [restoreTest("2026-01-31T10:00:00Z"), restoreTest("2026-02-28T10:00:00Z")] });
  const { sha256 } = await stageUpload(org.as(), chunks("z".repeat(70_000)), {});
  await pushEvidence(org.as(), { items: [{ content: { sha256 }, asDocument: true, title: "Minutes" }] });
  await sequenceOf(org.id);
  stored = path.join(database.dataDir, "blobs", org.id, sha256.slice(0, 2), sha256);
});

const at = (idx: number) => `(select entry_id from ledger.leaves where org_id = $1 and idx = ${idx})`;
const run = (...statements: string[]): Change => async (sql) => {
  for (const statement of statements) await sql.unsafe(statement, [org.id] as never[]);
};

const CHANGES: [what: string, code: string, change: Change][] = [
  ["one byte of an entry", "LEAF_CHANGED", run(`update ledger.entries set leaf_bytes = set_byte(leaf_bytes, 40, get_byte(leaf_bytes, 40) # 1) where org_id = $1 and id = ${at(1)}`)],
  ["an entry and its hash in both tables", "LOG_ROOT", run(
    `update ledger.entries set leaf_bytes = set_byte(leaf_bytes, 40, get_byte(leaf_bytes, 40) # 1) where org_id = $1 and id = ${at(1)}`,
    `update ledger.entries set leaf_hash = sha256('\\x00'::bytea || leaf_bytes) where org_id = $1 and id = ${at(1)}`,
    `update ledger.leaves l set leaf_hash = e.leaf_hash from ledger.entries e where l.org_id = $1 and e.org_id = l.org_id and e.id = l.entry_id and l.idx = 1`,
  )],
  ["two entries that changed places", "LOG_ROOT", run(
    `update ledger.leaves set idx = 1000000 where org_id = $1 and idx = 1`, `update ledger.leaves set idx = 1 where org_id = $1 and idx = 2`, `update ledger.leaves set idx = 2 where org_id = $1 and idx = 1000000`,
  )],
  ["an entry taken out", "LEAF_MISSING", run(`delete from ledger.leaves where org_id = $1 and idx = 1`)],
  ["an entry whose bytes are gone", "LEAF_MISSING", run(`delete from ledger.entries where org_id = $1 and id = ${at(1)}`)],
  ["the last entry cut off", "LEAF_MISSING", run(`delete from ledger.leaves where org_id = $1 and idx = (select max(idx) from ledger.leaves where org_id = $1)`)],
  ["the root of the head", "CHECKPOINT_CHANGED", run(`update ledger.checkpoints set root = sha256(root) where org_id = $1`)],
  ["the text of the head", "CHECKPOINT_CHANGED", run(`update ledger.checkpoints set body = replace(body, chr(10) || size || chr(10), chr(10) || (size + 1) || chr(10)) where org_id = $1`)],
  ["the signature of the head", "CHECKPOINT_CHANGED", run(`update ledger.signatures set sig = set_byte(sig, 5, get_byte(sig, 5) # 1) where org_id = $1`)],
  ["the signatures taken away", "CHECKPOINT_CHANGED", run(`delete from ledger.signatures where org_id = $1`)],
  ["sealed content", "OPENING_CHANGED", run(`update ledger.openings set body_enc = set_byte(body_enc, 33, get_byte(body_enc, 33) # 1) where org_id = $1 and entry_id = ${at(2)}`)],
  ["the content of two entries that changed places", "OPENING_CHANGED", run(
    `update ledger.openings o set salt = p.salt, body_enc = p.body_enc from ledger.openings p where o.org_id = $1 and p.org_id = $1 and o.entry_id = ${at(2)} and p.entry_id = ${at(1)}`,
  )],
  ["a salt", "OPENING_CHANGED", run(`update ledger.openings set salt = sha256(salt) where org_id = $1 and entry_id = ${at(2)}`)],
  ["the digest of a file", "OPENING_CHANGED", run(`update ledger.openings set files = jsonb_set(files, '{0,sha256}', to_jsonb(repeat('0', 64))) where org_id = $1 and jsonb_array_length(files) > 0`)],
  ["the list of files emptied", "OPENING_CHANGED", run(`update ledger.openings set files = '[]' where org_id = $1`)],
  ["content removed without an erasure", "CONTENT_GONE", run(`delete from ledger.openings where org_id = $1 and entry_id = ${at(2)}`)],
  ["one byte of a small file", "FILE_CHANGED", run(`update small_blobs set bytes = set_byte(bytes, 3, get_byte(bytes, 3) # 1) where org_id = $1`)],
  ["one byte of a stored file", "FILE_CHANGED", async () => {
    const bytes = readFileSync(stored);
    bytes.writeUInt8(bytes.readUInt8(69_999) ^ 1, 69_999);
    writeFileSync(stored, bytes);
  }],
  ["a stored file cut short", "FILE_CHANGED", async () => writeFileSync(stored, "z".repeat(69_999))],
];

describe("what a superuser changed", () => {
  test.each(CHANGES)("%s: no pack is made, and %s says why", async (_, code, change) => {
    await expect(builtPack(org, { kind: "all" })).resolves.toBeDefined();
    await asSuperuser(change);
    await expect(builtPack(org, { kind: "all" })).rejects.toMatchObject({ name: "PackError", code });
  });

  test("a stored file that is gone is named as left out, in the pack and by the checker", async () => {
    rmSync(stored);
    const { zip, manifest } = await builtPack(org, { kind: "all" });
    expect(manifest["left_out"]).toMatchObject([{ why: "not_in_store", count: 1, entries: [expect.any(Number)] }]);
    const checked = checkPack(zip, await vkeyOf(org.id));
    expect(checked.status).toBe(0);
    expect(checked.output).toMatch(/1 × files of entries \(not_in_store\): entries \d+/);
  });

  test("nothing is left on disk by a pack that was not made", async () => {
    writeFileSync(stored, "other");
    await expect(builtPack(org, { kind: "all" })).rejects.toMatchObject({ code: "FILE_CHANGED" });
    expect(readdirSync(path.dirname(stored))).toHaveLength(1);
  });
});
