import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { restoreTest } from "@/db/testing/items";
import { sequenceOf } from "@/db/testing/jobs";
import { openLogOf } from "@/db/testing/ledgers";
import { chunks } from "@/db/testing/objects";
import { bytesOf, checkPack, vkeyOf } from "@/db/testing/packs";
import { database } from "@/db/testing/database";
import { pushEvidence } from "@/server/services/evidence/push";
import { stageUpload } from "@/server/services/evidence/stage-upload";
import { BlobWriter } from "@/server/storage/blob-writer";

import { sealLedger } from "../anchors/seal-ledger";
import { freezeNow } from "../ledger/freeze";
import { unfreezeLog } from "../ledger/unfreeze";
import { askForPack } from "./ask";
import { downloadPack } from "./download";
import { getPack } from "./get";
import { makeRequestedPack } from "./make";

let org: TestOrg;
let stored = "";
beforeEach(async () => {
  org = await createOrg({ adopt: false });
  const { sha256 } = await stageUpload(org.as(), chunks("z".repeat(70_000)), {});
  await pushEvidence(org.as(), { items: [restoreTest("2026-01-31T10:00:00Z"), { content: { sha256 }, asDocument: true }] });
  stored = path.join(database.dataDir, "blobs", org.id, sha256.slice(0, 2), sha256);
});
afterEach(() => vi.restoreAllMocks());

const kept = () => {
  const folder = path.join(database.dataDir, "packs", org.id);
  return existsSync(folder) ? readdirSync(folder) : [];
};
const madeEvents = async () => admin()`select detail from audit_events where org_id = ${org.id} and action = 'pack.made'`;

describe("making a pack", () => {
  test("that breaks while it is written leaves nothing half, says so, and the next try makes it", async () => {
    const { id } = await askForPack(org.as(), { scope: { kind: "all" } });
    let chunksTaken = 0;
    const take = BlobWriter.prototype.take;
    vi.spyOn(BlobWriter.prototype, "take").mockImplementation(async function (this: BlobWriter, chunk) {
      if (++chunksTaken === 20) throw new Error("the power went");
      return take.call(this, chunk);
    });
    await expect(makeRequestedPack(org.id, id, () => new Date())).rejects.toThrow("the power went");
    expect([kept(), await madeEvents()]).toEqual([[], []]);
    expect(await getPack(org.as(), { id })).toMatchObject({ state: "failed", sha256: null, error: expect.stringContaining("tried again") });
    await expect(downloadPack(org.as(), { id })).rejects.toMatchObject({ code: "CONFLICT" });
    vi.restoreAllMocks();
    await makeRequestedPack(org.id, id, () => new Date());
    const row = await getPack(org.as(), { id });
    expect(row).toMatchObject({ state: "done", error: null, progress: 1, step: null });
    expect(kept()).toEqual([`${id}-${row.sha256}`]);
  });

  test("seals the ledger by a job of its own: the pack is made before the seal is, and the head that is published holds the request", async () => {
    const { id } = await askForPack(org.as(), { scope: { kind: "all" } });
    const [seal] = await admin()<{ id: string; reason: string; size: number | null }[]>`select id, reason, size::int from ledger.seals where org_id = ${org.id}`;
    expect(seal).toMatchObject({ reason: "export", size: null });
    await makeRequestedPack(org.id, id, () => new Date());
    expect(await getPack(org.as(), { id })).toMatchObject({ state: "done" });
    await sealLedger({ orgId: org.id, sealId: seal?.id ?? "" }, new Date(), []);
    const [published] = await admin()<{ size: number }[]>`select max(size)::int as size from ledger.published_heads where org_id = ${org.id}`;
    const [asked] = await admin()<{ idx: number }[]>`select l.idx::int from ledger.leaves l join packs p on p.org_id = l.org_id and p.entry_id = l.entry_id where p.id = ${id}`;
    expect(published?.size).toBeGreaterThan(asked?.idx ?? Infinity);
  });

  test("is on record once with its digest, and a made pack is not made again", async () => {
    const { id } = await askForPack(org.as(), { scope: { kind: "all" } });
    await makeRequestedPack(org.id, id, () => new Date());
    const row = await getPack(org.as(), { id });
    await makeRequestedPack(org.id, id, () => new Date());
    expect(await getPack(org.as(), { id })).toEqual(row);
    expect(await madeEvents()).toMatchObject([{ detail: { sha256: row.sha256, sizeBytes: row.sizeBytes, entries: row.entries } }]);
  });

  test("by two workers at once ends in one made pack, on record once", async () => {
    const { id } = await askForPack(org.as(), { scope: { kind: "all" } });
    await Promise.all([makeRequestedPack(org.id, id, () => new Date()), makeRequestedPack(org.id, id, () => new Date())]);
    const file = await downloadPack(org.as(), { id });
    expect(checkPack(await bytesOf(file.open()), await vkeyOf(org.id)).status).toBe(0);
    expect(await madeEvents()).toHaveLength(1);
  });

  test("over a changed file fails with the file and the entry in its sentence, and goes on once it is put right", async () => {
    const good = readFileSync(stored);
    const { id } = await askForPack(org.as(), { scope: { kind: "all" } });
    writeFileSync(stored, "changed");
    await expect(makeRequestedPack(org.id, id, () => new Date())).rejects.toMatchObject({ code: "FILE_CHANGED" });
    expect((await getPack(org.as(), { id })).error).toMatch(/stored file [0-9a-f]{64} is not the one that entry \d+ .*\(FILE_CHANGED\)$/);
    writeFileSync(stored, good);
    await makeRequestedPack(org.id, id, () => new Date());
    const file = await downloadPack(org.as(), { id });
    expect(checkPack(await bytesOf(file.open()), await vkeyOf(org.id)).status).toBe(0);
  });

  test("of everything does not carry the packs made before it", async () => {
    for (let i = 0; i < 2; i++) {
      const { id } = await askForPack(org.as(), { scope: { kind: "all" } });
      await makeRequestedPack(org.id, id, () => new Date());
      expect(await getPack(org.as(), { id })).toMatchObject({ files: 2, leftOut: [] });
    }
  });

  test("of a frozen ledger is made at its last good head and downloaded; the records wait until it goes on", async () => {
    const [{ id: before }, log] = [await askForPack(org.as(), { scope: { kind: "all" } }), await openLogOf(org.id)];
    await sequenceOf(org.id);
    await freezeNow(org.id, log.id, { code: "OPERATOR", sentence: "Looked at." }, new Date());
    const { id } = await askForPack(org.as(), { scope: { kind: "all" } });
    for (const one of [before, id]) {
      await makeRequestedPack(org.id, one, () => new Date());
      expect(checkPack(await bytesOf((await downloadPack(org.as(), { id: one })).open()), await vkeyOf(org.id)).status).toBe(0);
    }
    const actions = async () => (await admin()<{ action: string }[]>`select action from audit_events where org_id = ${org.id} and object_id in ${admin()([before, id])} order by action`).map((row) => row.action);
    expect(await actions()).toEqual(["pack.requested"]);
    await unfreezeLog(org.id, log.id, new Date());
    expect(await actions()).toEqual(["pack.downloaded", "pack.downloaded", "pack.made", "pack.made", "pack.requested", "pack.requested"]);
    expect(await admin()`select 1 from ledger.held_changes where org_id = ${org.id}`).toHaveLength(0);
  });
});
