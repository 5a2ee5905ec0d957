import { randomInt, randomUUID } from "node:crypto";

import { describe, expect, test } from "vitest";

import { withOrg } from "@/db/client";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { restoreTest } from "@/db/testing/items";
import { sequenceOf } from "@/db/testing/jobs";
import { addMember } from "@/db/testing/people";
import { ROLE_PERMISSIONS } from "@/server/domain/access/permissions";
import { decodeBundle } from "@/server/domain/ledger/entry-bundle";
import { checkLog } from "@/server/domain/ledger/check-log";
import { openCheckpoint } from "@/server/domain/ledger/open-checkpoint";
import { requireConsistency } from "@/server/domain/ledger/proof";
import { bundlePath, bundlesOfSize, tilePath, tilesOfSize } from "@/server/domain/ledger/tiles";
import { verifyTlogProof } from "@/server/domain/ledger/tlog-proof";
import { parseVerifierKey } from "@/server/domain/ledger/verifier-key";
import { parseAddCheckpoint } from "@/server/domain/ledger/witness-messages";
import { pushEvidence } from "@/server/services/evidence/push";

import { entryOf } from "./entry-of";
import { getLedger } from "./get";
import { getCheckpoint } from "./get-checkpoint";
import { getTile } from "./get-tile";
import { listCheckpoints } from "./list-checkpoints";
import { proveConsistency } from "./prove-consistency";
import { proveEntry } from "./prove-entry";
import { proveEvidence } from "./prove-evidence";
import { recordChanges } from "./record-change";
import { sequenceLog } from "./sequence";
import { proofStanding } from "./standing";
import { verifyEvidence } from "./verify-evidence";

async function write(org: TestOrg, count: number): Promise<string[]> {
  const changes = Array.from({ length: count }, () => ({ action: "test.written", object: { kind: "test", id: randomUUID() }, detail: {} }));
  return withOrg(org.id, async (tx) => recordChanges(tx, org.as(), changes));
}

async function keysOf(org: TestOrg) {
  return (await getLedger(org.as())).keys.map((key) => parseVerifierKey(key.vkey));
}

async function sizesOf(org: TestOrg): Promise<number[]> {
  return (await admin()<{ size: number }[]>`select size::int from ledger.checkpoints where org_id = ${org.id} order by size`).map((row) => row.size);
}

const leafBytes = async (org: TestOrg, id: string) => Buffer.from((await entryOf(org.as(), { id })).leaf, "base64");

async function requireProofs(org: TestOrg, ids: string[], count: number): Promise<void> {
  const [logKeys, sizes] = [await keysOf(org), await sizesOf(org)];
  for (let i = 0; i < count; i++) {
    const id = ids[randomInt(ids.length)] ?? "";
    const { index } = await entryOf(org.as(), { id });
    const possible = sizes.filter((size) => size > (index ?? 0));
    const size = possible[randomInt(possible.length)];
    const { proof } = await proveEntry(org.as(), { id, size });
    expect(verifyTlogProof(proof, await leafBytes(org, id), { logKeys })).toMatchObject({ index, checkpoint: { size } });
  }
}

describe("proofs", () => {
  test("with eight writers and two sequencers at once, every entry is proven at checkpoints of every age", async () => {
    const org = await createOrg({ adopt: false });
    const [log] = await admin()<{ id: string }[]>`select id from ledger.logs where org_id = ${org.id}`;
    let writing = true;
    const sequencers = [1, 2].map(async () => {
      while (writing) await sequenceLog(org.id, log?.id ?? "", new Date());
    });
    const ids = (await Promise.all(Array.from({ length: 8 }, async () => {
      const mine: string[] = [];
      for (let i = 0; i < 8; i++) mine.push(...(await write(org, 7)));
      return mine;
    }))).flat();
    writing = false;
    await Promise.all(sequencers);
    await sequenceOf(org.id);
    const logKeys = await keysOf(org);
    for (const id of ids) expect(verifyTlogProof((await proveEntry(org.as(), { id })).proof, await leafBytes(org, id), { logKeys }).index).toBeGreaterThanOrEqual(0);
    await requireProofs(org, ids, 60);
  });

  test("any two checkpoints are proven to continue one another, and a proof is not that of others", async () => {
    const org = await createOrg({ adopt: false });
    for (let i = 0; i < 9; i++) {
      await write(org, 1 + i * 9);
      await sequenceOf(org.id);
    }
    const [sizes, logKeys] = [await sizesOf(org), await keysOf(org)];
    const roots = new Map(await Promise.all(sizes.map(async (size) => [size, openCheckpoint((await getCheckpoint(org.as(), { size })).note, logKeys).root] as const)));
    for (const from of sizes) {
      for (const to of sizes.filter((size) => size >= from)) {
        const { oldSize, proof, checkpoint } = parseAddCheckpoint((await proveConsistency(org.as(), { from, to })).text);
        const [oldRoot, newRoot] = [roots.get(from) ?? new Uint8Array(), roots.get(to) ?? new Uint8Array()];
        requireConsistency({ oldSize, newSize: checkpoint.size, oldRoot, newRoot, proof });
        if (from !== to) expect(() => requireConsistency({ oldSize, newSize: to, oldRoot: newRoot, newRoot, proof })).toThrow();
      }
    }
    await expect(proveConsistency(org.as(), { from: sizes.at(-1), to: sizes[0] })).rejects.toMatchObject({ code: "INVALID" });
    await expect(proveConsistency(org.as(), { from: 1, to: 999_999 })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("the tiles and bundles of every checkpoint's geometry lead to its root, full and partial alike", async () => {
    const org = await createOrg({ adopt: false });
    await write(org, 300);
    await sequenceOf(org.id);
    await write(org, 250);
    await sequenceOf(org.id);
    const logKeys = await keysOf(org);
    for (const size of await sizesOf(org)) {
      const { origin, root } = openCheckpoint((await getCheckpoint(org.as(), { size })).note, logKeys);
      const tileOf = async (path: string) => (await getTile(org.as(), { path })).bytes;
      const bundles = await Promise.all([...bundlesOfSize(size)].map(async (bundle) => tileOf(bundlePath(bundle))));
      const check = await checkLog(bundles, { origin, size, tileOf: async (bundle) => tileOf(tilePath({ level: 0, ...bundle })) });
      expect({ ...check, root: Buffer.from(check.root) }).toMatchObject({ complete: true, badCount: 0, root: Buffer.from(root) });
      for (const tile of tilesOfSize(size)) expect((await getTile(org.as(), { path: tilePath(tile) })).bytes.length).toBe(tile.width * 32);
    }
    expect(decodeBundle((await getTile(org.as(), { path: "tile/entries/000.p/3" })).bytes, 3)).toHaveLength(3);
    for (const path of ["tile/0/900", "tile/0/002.p/255", "tile/5/000.p/1", "tile/entries/x001/000"]) await expect(getTile(org.as(), { path }), path).rejects.toMatchObject({ code: "NOT_FOUND" });
    for (const path of ["tile/0/0", "tile/0/000.p/0", "tile/0/000.p/256", "tile/../entries/000", "checkpoint", "tile/0/x000/001", ""]) await expect(getTile(org.as(), { path }), path).rejects.toMatchObject({ code: "INVALID" });
  });

  test("an entry that waits for its place has no proof yet, and a checkpoint from before it cannot prove it", async () => {
    const org = await createOrg({ adopt: false });
    await sequenceOf(org.id);
    const [size = 0] = await sizesOf(org);
    const [id = ""] = await write(org, 1);
    // Another test may sequence every log meanwhile.
    const early = await proveEntry(org.as(), { id }).catch((error: unknown) => error);
    expect([undefined, "CONFLICT"]).toContain((early as { code?: string }).code);
    await sequenceOf(org.id);
    await expect(proveEntry(org.as(), { id, size })).rejects.toMatchObject({ code: "INVALID" });
    expect((await proveEntry(org.as(), { id })).index).toBeGreaterThanOrEqual(size);
  });

  test("where the stored tree does not lead to the signed root no proof is given, and none of the steps hides it", async () => {
    const org = await createOrg({ adopt: false });
    const [pushed] = await pushEvidence(org.as(), { items: [restoreTest("2026-03-05T10:00:00Z")] });
    await write(org, 20);
    await sequenceOf(org.id);
    const id = pushed?.id ?? "";
    expect(await verifyEvidence(org.as(), { id })).toMatchObject({ holds: true, steps: [{ name: "leaf", result: "holds" }, { name: "inclusion", result: "holds" }, { name: "signature", result: "holds" }, { name: "body", result: "holds" }, { name: "rows", result: "holds" }, { name: "file", result: "holds" }] });
    await admin().begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`update ledger.leaves set leaf_hash = sha256('x') where org_id = ${org.id} and idx = 0`;
      await tx`update small_blobs set bytes = bytes || '\\x00'::bytea where org_id = ${org.id}`;
    });
    await expect(proveEntry(org.as(), { id })).rejects.toMatchObject({ code: "CONFLICT", details: [{ code: "PROOF_ROOT" }] });
    const after = await verifyEvidence(org.as(), { id });
    expect(after.holds).toBe(false);
    expect(after.steps.map(({ name, result, code }) => [name, result, code])).toEqual([
      ["leaf", "holds", null], ["inclusion", "fails", "PROOF_ROOT"], ["signature", "holds", null], ["body", "holds", null], ["rows", "holds", null], ["file", "fails", "FILE_BYTES"],
    ]);
  });

  test("a contributor proves what they sent in and nothing else; an officer everything", async () => {
    const org = await createOrg({ adopt: false });
    const person = await addMember(org.id, "contributor");
    const contributor = { ...org.as(...ROLE_PERMISSIONS.contributor), reach: "own" as const, actor: { kind: "user" as const, id: person.id, name: person.name, email: person.email } };
    const [theirs] = await pushEvidence(contributor, { items: [restoreTest("2026-03-05T10:00:00Z")] });
    const [others] = await pushEvidence(org.as(), { items: [restoreTest("2026-03-06T10:00:00Z")] });
    await sequenceOf(org.id);
    expect(await proofStanding(contributor, { id: theirs?.id ?? "" })).toMatchObject({ mayProve: true, sequenced: { index: expect.any(Number) as number }, anchored: null });
    expect((await proveEvidence(contributor, { id: theirs?.id ?? "" })).proof).toContain("c2sp.org/tlog-proof@v1");
    for (const verb of [proofStanding, proveEvidence, verifyEvidence]) await expect(verb(contributor, { id: others?.id ?? "" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getLedger(contributor)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect((await proveEvidence(org.as(...ROLE_PERMISSIONS.officer), { id: theirs?.id ?? "" })).index).toBeGreaterThan(0);
  });

  test("an opening is given to who may read what the entry tells of, and to nobody else", async () => {
    const org = await createOrg({ adopt: false });
    const [pushed] = await pushEvidence(org.as(), { items: [restoreTest("2026-03-05T10:00:00Z")] });
    const [event = ""] = await write(org, 1);
    expect(await entryOf(org.as("ledger:read"), { id: pushed?.id ?? "" })).toMatchObject({ openingState: "not_yours", opening: null });
    const given = await entryOf(org.as("ledger:read", "evidence:read"), { id: pushed?.id ?? "" });
    expect(given.opening?.files).toEqual([{ salt: expect.any(String) as string, sha256: pushed?.sha256 }]);
    expect(await entryOf(org.as("ledger:read", "evidence:read"), { id: event })).toMatchObject({ openingState: "not_yours" });
    expect(await entryOf(org.as("ledger:read", "activity:read"), { id: event })).toMatchObject({ openingState: "given" });
    await admin()`delete from ledger.openings where org_id = ${org.id} and entry_id = ${event}`;
    expect(await entryOf(org.as("ledger:read", "activity:read"), { id: event })).toMatchObject({ openingState: "erased", opening: null });
  });

  test("the page's growth is what was sequenced on a day of the organization's zone, and checkpoints turn page by page", async () => {
    const org = await createOrg({ adopt: false, timezone: "Pacific/Auckland" });
    const [log] = await admin()<{ id: string }[]>`select id from ledger.logs where org_id = ${org.id}`;
    for (let i = 0; i < 3; i++) {
      await write(org, 5);
      await sequenceLog(org.id, log?.id ?? "", new Date());
    }
    await sequenceOf(org.id);
    const view = await getLedger({ ...org.as(), now: new Date() });
    expect(view.growth).toHaveLength(84);
    expect(view.growth.at(-1)?.on).toBe(new Intl.DateTimeFormat("en-CA", { timeZone: "Pacific/Auckland" }).format(new Date()));
    expect(view.growth.reduce((sum, day) => sum + day.added, 0)).toBe(view.head.size);
    expect(view).toMatchObject({ state: "active", waiting: { count: 0, oldestAt: null }, checks: { last: null, full: null, runningSince: null } });
    const first = await listCheckpoints(org.as(), { limit: 2 });
    const rest = await listCheckpoints(org.as(), { limit: 200, before: first.before ?? 0 });
    expect([...first.rows, ...rest.rows].map((row) => row.size)).toEqual((await sizesOf(org)).toReversed());
  });
});
