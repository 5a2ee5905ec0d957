import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterEach, describe, expect, test, vi } from "vitest";

import { withOrg } from "@/db/client";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { sequenceOf } from "@/db/testing/jobs";
import { leavesOf, openLogOf, writeEntries } from "@/db/testing/ledgers";
import { rootOfLeaves } from "@/server/domain/ledger/merkle";
import { parseNote } from "@/server/domain/ledger/note";
import { readRotation, trustKeys } from "@/server/domain/ledger/rotation";
import { parseVerifierKey } from "@/server/domain/ledger/verifier-key";

import { noteAt } from "./note-at";

const DAY = 86_400_000;
const seed = () => randomBytes(24).toString("hex");

afterEach(() => { vi.unstubAllEnvs(); vi.resetModules(); });

/** What a process that starts with these seeds has. */
async function started(...nextSeeds: string[]) {
  vi.stubEnv("PROOFROOM_LEDGER_NEXT_SEEDS", nextSeeds.join("\n"));
  vi.resetModules();
  const [{ sequenceLog }, { rotateKey }] = await Promise.all([import("./sequence"), import("./rotate-key")]);
  return { sequenceLog, rotateKey };
}

async function notesOf(org: TestOrg, logId: string): Promise<string[]> {
  const sizes = await admin()<{ size: number }[]>`select size::int from ledger.checkpoints where log_id = ${logId} order by size`;
  return Promise.all(sizes.map(async ({ size }) => withOrg(org.id, async (tx) => noteAt(tx, { orgId: org.id, logId }, size))));
}

/** What someone with the first key alone makes of the log, its checkpoints and the openings of its rotations. */
async function judged(org: TestOrg, logId: string, outside: string) {
  const rows = await leavesOf(logId);
  const rotations = [];
  for (const row of rows) {
    const leaf = JSON.parse(Buffer.from(row.leaf_bytes).toString()) as { type: string; log: string };
    if (leaf.type !== "key.rotated") continue;
    const [event] = await admin()<{ detail: unknown }[]>`select detail from audit_events where org_id = ${org.id} and entry_id = ${row.entry_id}`;
    rotations.push(readRotation(row.idx, leaf.log, event?.detail));
  }
  const rootAt = (size: number) => rootOfLeaves(rows.slice(0, size).map((row) => row.leaf_hash));
  return trustKeys({ outside: parseVerifierKey(outside), rotations, notes: await notesOf(org, logId), rootAt });
}

async function withLog() {
  const org = await createOrg({ adopt: false });
  await sequenceOf(org.id);
  const logId = (await openLogOf(org.id)).id;
  const [key] = await admin()<{ vkey: string }[]>`select vkey from ledger.keys where log_id = ${logId}`;
  return { org, logId, first: key?.vkey ?? "" };
}

const linesOf = async (org: TestOrg, logId: string) => (await notesOf(org, logId)).map((note) => parseNote(note).signatures.length);

describe("going over to a new key", () => {
  test("both keys sign during the overlap, then the new one alone, across restarts; one who has the first key follows", async () => {
    const { org, logId, first } = await withLog();
    const next = seed();
    const changed = await (await started(next)).rotateKey(org.id, logId, 30, new Date());
    expect(changed).toMatchObject({ fromSize: 4 });
    await writeEntries(org, 2);
    await (await started(next)).sequenceLog(org.id, logId, new Date());
    await writeEntries(org, 2);
    await (await started(next)).sequenceLog(org.id, logId, new Date(Date.now() + 31 * DAY));
    expect(await linesOf(org, logId)).toEqual([1, 2, 2, 1]);
    const { keys, checkpoints, uncovered } = await judged(org, logId, first);
    expect(keys.map(({ fromSize, index }) => [fromSize, index])).toEqual([[0, null], [4, 3]]);
    expect([checkpoints.map(({ size, signers }) => [size, signers.length]), uncovered]).toEqual([[[3, 1], [4, 2], [6, 2], [8, 1]], []]);
    const rows = await admin()<{ status: string; from: number; to: number | null; vkey: string }[]>`select status, from_size::int as from, to_size::int as to, vkey from ledger.keys where log_id = ${logId} order by from_size`;
    expect(rows).toEqual([{ status: "retired", from: 0, to: 6, vkey: first }, { status: "active", from: 4, to: null, vkey: changed?.vkey }]);
  });

  test("a second time follows from the first, with an overlap of no days as well", async () => {
    const { org, logId, first } = await withLog();
    const [one, two] = [seed(), seed()];
    await (await started(one)).rotateKey(org.id, logId, 0, new Date());
    await (await started(one, two)).rotateKey(org.id, logId, 0, new Date(Date.now() + 1));
    await writeEntries(org, 1);
    await (await started(one, two)).sequenceLog(org.id, logId, new Date(Date.now() + 2));
    const { keys, checkpoints } = await judged(org, logId, first);
    expect([keys.length, checkpoints.at(-1)?.signers.map(({ index }) => index)]).toEqual([3, [4]]);
  });

  test("is nothing where the newest key is in force, and not done without a new seed", async () => {
    const { org, logId } = await withLog();
    expect(await (await started()).rotateKey(org.id, logId, 30, new Date())).toBeNull();
    const next = seed();
    await (await started(next)).rotateKey(org.id, logId, 30, new Date());
    expect(await (await started(next)).rotateKey(org.id, logId, 30, new Date())).toBeNull();
    expect((await leavesOf(logId)).length).toBe(4);
  });

  test("is refused before the log's first entry has its place, and changes nothing: a log begins with its genesis", async () => {
    const org = await createOrg({ adopt: false });
    const { id } = await openLogOf(org.id);
    const next = seed();
    const { rotateKey, sequenceLog } = await started(next);
    await expect(rotateKey(org.id, id, 30, new Date())).rejects.toMatchObject({ code: "CONFLICT", message: expect.stringContaining("first entries") as string });
    expect((await openLogOf(org.id)).size).toBe(0);
    await sequenceLog(org.id, id, new Date());
    expect(await rotateKey(org.id, id, 30, new Date())).toMatchObject({ fromSize: 4 });
  });

  test("a retired key never comes back", async () => {
    const { org, logId } = await withLog();
    const next = seed();
    await (await started(next)).rotateKey(org.id, logId, 0, new Date());
    await writeEntries(org, 1);
    await (await started(next)).sequenceLog(org.id, logId, new Date(Date.now() + 1));
    await expect((await started()).rotateKey(org.id, logId, 0, new Date())).rejects.toMatchObject({ code: "CONFLICT" });
  });

  test("a process that lacks the new seed signs with the old key during the overlap, and not at all afterwards", async () => {
    const { org, logId } = await withLog();
    await (await started(seed())).rotateKey(org.id, logId, 30, new Date());
    await writeEntries(org, 1);
    await (await started()).sequenceLog(org.id, logId, new Date());
    expect(await linesOf(org, logId)).toEqual([1, 2, 1]);
    await writeEntries(org, 1);
    await expect((await started()).sequenceLog(org.id, logId, new Date(Date.now() + 31 * DAY))).rejects.toMatchObject({ code: "KEY_UNAVAILABLE" });
    expect(await linesOf(org, logId)).toEqual([1, 2, 1]);
  });
});

describe("where keys come from", () => {
  test("a log is never signed with a key that is not its own, e.g. after a wrong seed was configured", async () => {
    const { org, logId } = await withLog();
    vi.stubEnv("PROOFROOM_LEDGER_SEED", seed());
    const { sequenceLog } = await started();
    await writeEntries(org, 1);
    await expect(sequenceLog(org.id, logId, new Date())).rejects.toMatchObject({ code: "KEY_UNAVAILABLE" });
    expect((await openLogOf(org.id)).size).toBe(3);
  });

  test("a command can make them instead of a seed, and what it prints wrongly is not a key", async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), "kms-")), "derive");
    writeFileSync(file, `#!/bin/sh\n[ "$1" = derive ] || exit 3\nprintf '%s %s' "$2" "$3" | openssl dgst -sha256 -binary | base64\n`);
    chmodSync(file, 0o700);
    const { commandSource } = await import("@/server/storage/ledger-keys");
    const source = commandSource(file, 2);
    const [a, again, b] = await Promise.all([source.keyOf("a/1", 0), source.keyOf("a/1", 0), source.keyOf("a/1", 1)]);
    expect([source.newestIndex, Buffer.compare(a.publicKey, again.publicKey), Buffer.compare(a.publicKey, b.publicKey) === 0]).toEqual([2, 0, false]);
    writeFileSync(file, "#!/bin/sh\necho c2VjcmV0");
    await expect(source.keyOf("a/1", 0)).rejects.toMatchObject({ code: "KEY_SOURCE", message: expect.not.stringContaining("c2VjcmV0") });
    writeFileSync(file, "#!/bin/sh\necho secret >&2; exit 7");
    await expect(source.keyOf("a/1", 0)).rejects.toMatchObject({ code: "KEY_SOURCE", message: expect.stringMatching(/7/) });
  });

  test("with a command no seed is needed, without one it is", async () => {
    const { parseEnv } = await import("@/server/env");
    const given = { PROOFROOM_SECRET: seed(), PROOFROOM_LEDGER_KEY_COMMAND: "/opt/kms/derive", PROOFROOM_LEDGER_KEY_INDEX: "3" };
    expect(parseEnv(given)).toMatchObject({ PROOFROOM_LEDGER_SEED: "", PROOFROOM_LEDGER_KEY_INDEX: 3, PROOFROOM_LEDGER_NEXT_SEEDS: [] });
    expect(() => parseEnv({ ...given, PROOFROOM_LEDGER_KEY_COMMAND: undefined })).toThrow(/PROOFROOM_LEDGER_SEED/);
    expect(() => parseEnv({ ...given, PROOFROOM_LEDGER_NEXT_SEEDS: "short" })).toThrow(/PROOFROOM_LEDGER_NEXT_SEEDS/);
  });
});
