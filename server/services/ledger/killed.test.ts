import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";

import { describe, expect, test } from "vitest";

import { createOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { sequenceOf } from "@/db/testing/jobs";
import { leavesOf, openLogOf, writeEntries } from "@/db/testing/ledgers";
import { database } from "@/db/testing/database";
import { testProgram } from "@/db/testing/processes/programs";
import { parseCheckpointText } from "@/server/domain/ledger/checkpoint";
import { appendLeaf, EMPTY_FRONTIER, leafHash, rootHash } from "@/server/domain/ledger/merkle";
import { headGuard } from "@/server/storage/head-guard";

// More rounds on demand: PROOFROOM_KILL_ROUNDS=200.
const ROUNDS = Number(process.env["PROOFROOM_KILL_ROUNDS"] ?? 4);
const { appUrl, systemUrl, secret, dataDir } = database;

/** A process of its own that works until it is killed. `acknowledged` gets every line it has printed whole. */
function start(program: Parameters<typeof testProgram>[0], args: string[], acknowledged: Set<string>): ChildProcess {
  const env = { ...process.env, PROOFROOM_SECRET: secret, PROOFROOM_LEDGER_SEED: secret, PROOFROOM_DATA_DIR: dataDir, PROOFROOM_LOG_LEVEL: "silent" };
  const child = spawn(process.execPath, [testProgram(program), appUrl, systemUrl, ...args], { env, stdio: ["ignore", "pipe", "inherit"] });
  let rest = "";
  child.stdout?.on("data", (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) acknowledged.add(line);
  });
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, "close");
  child.kill("SIGKILL");
  await gone;
}

/** No fork, no gap, nothing twice: every head that was ever signed is a head of the one tree there is now. */
async function requireOneHistory(logId: string): Promise<string[]> {
  const rows = await leavesOf(logId);
  const roots = new Map<number, string>();
  rows.reduce((frontier, row, i) => {
    const next = appendLeaf(frontier, leafHash(row.leaf_bytes));
    roots.set(i + 1, Buffer.from(rootHash(next)).toString("hex"));
    return next;
  }, EMPTY_FRONTIER);
  expect(rows.map((row) => row.idx)).toEqual(rows.map((_, i) => i));
  const heads = await admin()<{ body: string }[]>`select body from ledger.checkpoints where log_id = ${logId} order by size`;
  const wrong = heads.map(({ body }) => parseCheckpointText(body)).filter(({ size, root }) => roots.get(size) !== Buffer.from(root).toString("hex"));
  expect(wrong).toEqual([]);
  return rows.map((row) => row.entry_id);
}

describe("processes killed at random", () => {
  test("eight writers and two sequencers: no fork, no gap, no acknowledged entry lost, and the guard never ahead of what is committed", async () => {
    const org = await createOrg({ adopt: false });
    const { id: logId } = await openLogOf(org.id);
    const acknowledged = new Set<string>();
    const started = new Set<string>();
    const begin = {
      sequencer: () => start("sequence-on", [org.id, logId], started),
      writer: () => start("write-on", [org.id, "4"], acknowledged),
    };
    const running: [keyof typeof begin, ChildProcess][] = [["sequencer", begin.sequencer()], ["sequencer", begin.sequencer()], ["writer", begin.writer()], ["writer", begin.writer()]];
    for (let round = 0; round < ROUNDS; round++) {
      const before = acknowledged.size;
      await expect.poll(() => acknowledged.size, { timeout: 60_000 }).toBeGreaterThan(before + 20);
      await new Promise((resolve) => { setTimeout(resolve, Math.random() * 400); });
      const at = round % running.length;
      const [kind, child] = running[at] ?? ["writer", begin.writer()];
      await kill(child);
      // The guard first: what is committed only grows.
      const guarded = (await headGuard().read(logId))?.size ?? 0;
      expect(guarded).toBeLessThanOrEqual((await openLogOf(org.id)).size);
      running[at] = [kind, begin[kind]()];
    }
    // All at once at the end, in the middle of whatever they do.
    await Promise.all(running.map(async ([, child]) => kill(child)));
    // A sequencer killed between commit and guard leaves the guard behind; the next head brings it forward.
    await writeEntries(org, 1);
    await sequenceOf(org.id);
    const sequenced = new Set(await requireOneHistory(logId));
    expect([...acknowledged].filter((id) => !sequenced.has(id))).toEqual([]);
    expect(acknowledged.size).toBeGreaterThan(ROUNDS * 20);
    const log = await openLogOf(org.id);
    expect([log.state, log.size]).toEqual(["active", sequenced.size]);
    await expect.poll(async () => (await headGuard().read(logId))?.size).toBe(log.size);
  }, 120_000 + ROUNDS * 60_000);
});
