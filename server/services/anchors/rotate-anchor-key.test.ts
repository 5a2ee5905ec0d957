import { randomBytes } from "node:crypto";

import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";

import { withoutOrg } from "@/db/client";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { builtPack, checkPack, vkeyOf } from "@/db/testing/packs";
import { localWitness } from "@/ops/witness/testing/local-witness";
import { parseNote } from "@/server/domain/ledger/note";
import { printPolicy } from "@/server/domain/ledger/policy-file";
import { parseVerifierKey } from "@/server/domain/ledger/verifier-key";
import { env } from "@/server/env";

import { findAnchorHead } from "./anchor-head";
import { anchorNote } from "./anchor-note";
import { publishHead } from "./publish-head";
import { runTarget } from "./run-target";
import { newAnchorHead, writeEntry } from "./testing/heads";

const seed = () => randomBytes(24).toString("hex");
const next = seed();

// Keys of the anchor log are the installation's, so they are changed in a database of its own. What is imported above has the new seed.
beforeAll(async () => {
  vi.stubEnv("PROOFROOM_LEDGER_NEXT_SEEDS", next);
  env();
});
afterEach(() => { vi.unstubAllEnvs(); vi.resetModules(); });

const DAY_MS = 86_400_000;
const day = (n: number) => new Date(Date.now() + n * DAY_MS);

/** What a process that starts with these seeds has. */
async function started(...nextSeeds: string[]) {
  vi.stubEnv("PROOFROOM_LEDGER_NEXT_SEEDS", nextSeeds.join("\n"));
  vi.resetModules();
  const [{ sequenceAnchorLog }, { rotateAnchorKey }] = await Promise.all([import("./sequence-anchor-log"), import("./rotate-anchor-key")]);
  return { sequenceAnchorLog, rotateAnchorKey };
}

const headNow = async () => (await withoutOrg(findAnchorHead, "system")) ?? { size: 0, origin: "", vkey: "" };
const signersNow = async () => parseNote((await withoutOrg(async (tx) => anchorNote(tx, { logNo: 1, size: (await headNow()).size }), "system")).note).signatures.map(({ id }) => Buffer.from(id).toString("hex"));
const keyRows = async () => admin()<{ id: string; status: string; from: number; to: number | null; vkey: string }[]>`select encode(key_id, 'hex') as id, status, from_size::int as from, to_size::int as to, vkey from ledger.anchor_keys order by from_size`;

/** The organization's next head goes into the anchor log. */
async function published(org: TestOrg, now: Date, ...seeds: string[]): Promise<void> {
  await writeEntry(org);
  await publishHead(org.id, now, []);
  await (await started(...seeds)).sequenceAnchorLog(now, []);
}

describe("the anchor log's key", () => {
  let org: TestOrg;
  beforeAll(async () => {
    org = await createOrg({ adopt: false });
    await published(org, day(0));
  });

  test("is changed with an overlap in which both sign, then the new one alone; without a new seed nothing happens", async () => {
    expect(await (await started()).rotateAnchorKey(30, day(0), [])).toBeNull();
    const { size } = await headNow();
    const changed = await (await started(next)).rotateAnchorKey(30, day(0), []);
    expect(changed).toMatchObject({ fromSize: size + 1 });
    const [first, second] = await keyRows();
    expect(await signersNow()).toEqual(expect.arrayContaining([first?.id, second?.id]));
    await published(org, day(1), next);
    expect(await signersNow()).toHaveLength(2);
    const last = (await headNow()).size;
    await published(org, day(31), next);
    expect(await signersNow()).toEqual([second?.id]);
    expect(await keyRows()).toMatchObject([{ status: "retired", from: 0, to: last }, { status: "active", from: size + 1, to: null, vkey: changed?.vkey }]);
    expect(await (await started(next)).rotateAnchorKey(30, day(31), [])).toBeNull();
  });

  test("stands in a pack's policy with the one before and the sizes of both; who has only the first one follows to the head", async () => {
    const [first, second] = await keyRows();
    const witness = await localWitness("rotation.witness.example", second?.vkey ?? "", new Date());
    await newAnchorHead(org, day(32), [witness.target]);
    expect(await runTarget(witness.target, day(32))).toBe(1);
    witness.stop();
    const policy = { logs: [], witnesses: [{ name: "auditor", key: witness.target.key, url: null }], groups: [], quorum: "auditor" };
    const { zip, paths } = await builtPack(org, { kind: "all" }, undefined, policy);
    const text = zip.toString("latin1");
    expect(text).toContain(`# signs the anchor log's heads from 0 entries to ${first?.to ?? ""}\nlog ${first?.vkey ?? ""}\n# signs the anchor log's heads from ${second?.from ?? ""} entries on\nlog ${second?.vkey ?? ""}\n`);
    expect(paths).toContain(`anchor-log/checkpoints/${second?.from ?? ""}`);
    const outside = printPolicy({ ...policy, logs: [first?.vkey ?? "", await vkeyOf(org.id)].map((vkey) => ({ key: parseVerifierKey(vkey), url: null })) });
    const judged = checkPack(zip, await vkeyOf(org.id), { policy: outside });
    expect(judged.output).toContain("the witness rotation.witness.example saw this head");
    expect(judged.status).toBe(0);
  });

  test("that was retired never comes back, and the log is not signed by a process that has none of its keys", async () => {
    await expect((await started()).rotateAnchorKey(0, day(40), [])).rejects.toMatchObject({ code: "CONFLICT", message: expect.stringContaining("retired") });
    const { size } = await headNow();
    await expect(published(org, day(40))).rejects.toMatchObject({ code: "KEY_UNAVAILABLE" });
    expect((await headNow()).size).toBe(size);
    await (await started(next)).sequenceAnchorLog(day(40), []);
  });

  test("comes from the key command where one is configured, and never from an empty seed", async () => {
    vi.stubEnv("PROOFROOM_LEDGER_SEED", "");
    vi.stubEnv("PROOFROOM_LEDGER_KEY_COMMAND", "/does/not/exist");
    vi.resetModules();
    const { configuredKeys } = await import("../ledger/signers");
    await expect(configuredKeys((await headNow()).origin)).rejects.toMatchObject({ code: "KEY_SOURCE" });
  });
});
