import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { checkpointText, deriveLogKey, verifierKey } from "@/server/domain/ledger/checkpoint";
import { rootOfLeaves } from "@/server/domain/ledger/merkle";
import { openNote, signNote } from "@/server/domain/ledger/note";
import { consistencyPlan, nodesOf, proofFromHashes } from "@/server/domain/ledger/proof-plan";
import { definedRoot, sampleHashes } from "@/server/domain/ledger/testing/sample-log";
import { parseVerifierKey } from "@/server/domain/ledger/verifier-key";
import { originHash, printAddCheckpoint, readWitnessAnswer } from "@/server/domain/ledger/witness-messages";

const origin = "proofroom.example/anchor-log/test";
const log = deriveLogKey(Buffer.alloc(32, 1), origin);
const leaves = sampleHashes(40);
const forked = [...leaves.slice(0, 3), ...sampleHashes(80).slice(41)];

let folder: string;
const running: ChildProcess[] = [];
beforeEach(() => { folder = mkdtempSync(path.join(tmpdir(), "proofroom-witness-")); });
afterEach(async () => {
  await Promise.all(running.splice(0).map(kill));
  rmSync(folder, { recursive: true, force: true });
});

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => { child.once("exit", resolve); });
  child.kill("SIGKILL");
  await ended;
}

type Started = { url: string; vkey: string; child: ChildProcess };

/** Starts the command as a person would, and waits until it says where it listens. */
async function start(...more: string[]): Promise<Started> {
  const words = ["ops/cli/proofroom.mjs", "witness", "--key-file", path.join(folder, "key"), "--state", path.join(folder, "state"), "--log", verifierKey(log), "--port", "0", "--name", "auditor.example/witness", ...more];
  const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "pipe"] });
  running.push(child);
  let [text, notes] = ["", ""];
  child.stderr.on("data", (part: Buffer) => { notes += String(part); });
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`left with ${code}: ${notes}`)));
    child.stdout.on("data", (part: Buffer) => {
      text += String(part);
      const [, vkey = "", url] = /^(\S+)\nlistening on (\S+)\n/.exec(text) ?? [];
      if (url) resolve({ url, vkey, child });
    });
  });
}

function noteOf(size: number, tree = leaves): string {
  return signNote(checkpointText({ origin, size, root: rootOfLeaves(tree.slice(0, size)) }), [log]);
}

function proofOf(old: number, size: number, tree = leaves): Uint8Array[] {
  if (old === 0) return [];
  const plan = consistencyPlan(old, size);
  return proofFromHashes(plan, nodesOf(plan).map(({ level, index }) => definedRoot(tree.slice(index * 2 ** level, (index + 1) * 2 ** level))));
}

async function ask({ url }: Started, old: number, size: number, tree = leaves) {
  const answer = await fetch(`${url}/add-checkpoint`, { method: "POST", body: printAddCheckpoint({ oldSize: old, proof: proofOf(old, size, tree), note: noteOf(size, tree) }) });
  return { status: answer.status, type: answer.headers.get("content-type"), body: await answer.text() };
}

describe("the witness program", () => {
  test("cosigns the first head and each that follows from the last, under the key it prints", async () => {
    const witness = await start();
    for (const [old, size] of [[0, 3], [3, 3], [3, 17], [17, 40]] as const) {
      const { status, body } = await ask(witness, old, size);
      expect(readWitnessAnswer(status, body, checkpointText({ origin, size, root: rootOfLeaves(leaves.slice(0, size)) }), [parseVerifierKey(witness.vkey)]).outcome).toBe("cosigned");
    }
    const shown = await (await fetch(`${witness.url}/${originHash(origin)}/checkpoint`)).text();
    expect(openNote(shown, [log, parseVerifierKey(witness.vkey)]).verified).toHaveLength(2);
    expect(statSync(path.join(folder, "key")).mode & 0o777).toBe(0o600);
  });

  test("names its size to who asks from another, also from an older one", async () => {
    const witness = await start();
    await ask(witness, 0, 17);
    expect(await ask(witness, 0, 40)).toEqual({ status: 409, type: "text/x.tlog.size", body: "17\n" });
    expect(await ask(witness, 3, 9)).toMatchObject({ status: 409, body: "17\n" });
  });

  test("refuses a fork, with a proof and without, and goes on from what it saw", async () => {
    const witness = await start();
    await ask(witness, 0, 17);
    expect((await ask(witness, 17, 40, forked)).status).toBe(422);
    expect((await ask(witness, 17, 17, forked)).status).toBe(422);
    expect((await ask(witness, 17, 40)).status).toBe(200);
  });

  test("of two histories that come at once cosigns one", async () => {
    const witness = await start();
    await ask(witness, 0, 3);
    for (let round = 0; round < 5; round++) {
      const answers = await Promise.all([ask(witness, 3, 20), ask(witness, 3, 20, forked), ask(witness, 3, 20), ask(witness, 3, 20, forked)]);
      const ok = answers.flatMap(({ status }, i) => (status === 200 ? [i % 2] : []));
      expect(new Set(ok).size, JSON.stringify(answers)).toBeLessThanOrEqual(1);
      if (round === 0) expect(ok).toHaveLength(1);
    }
  });

  test("killed and started again remembers what it saw, and is the same witness", async () => {
    const before = await start();
    await ask(before, 0, 17);
    await kill(before.child);
    const after = await start();
    expect(after.vkey).toBe(before.vkey);
    expect((await ask(after, 17, 40, forked)).status).toBe(422);
    expect((await ask(after, 17, 40)).status).toBe(200);
    // What is half written at the moment of a kill has another name and is never read.
    writeFileSync(path.join(folder, "state", `${originHash(origin)}.checkpoint.new`), "half");
    await kill(after.child);
    expect(await ask(await start(), 17, 40)).toMatchObject({ status: 409, body: "40\n" });
  });

  test("with a state that cannot be read signs nothing for that log", async () => {
    const witness = await start();
    await ask(witness, 0, 17);
    const file = path.join(folder, "state", `${originHash(origin)}.000000000001.checkpoint`);
    writeFileSync(file, readFileSync(file, "utf8").slice(0, 40));
    expect((await ask(witness, 0, 17)).status).toBe(500);
    expect((await ask(witness, 17, 40)).status).toBe(500);
  });

  test("does not know other logs, and no other key of this one", async () => {
    const witness = await start();
    const other = deriveLogKey(Buffer.alloc(32, 2), "elsewhere.example/log");
    const forged = deriveLogKey(Buffer.alloc(32, 3), origin);
    for (const [key, status] of [[other, 404], [forged, 403]] as const) {
      const note = signNote(checkpointText({ origin: key.name, size: 3, root: rootOfLeaves(leaves.slice(0, 3)) }), [key]);
      expect((await fetch(`${witness.url}/add-checkpoint`, { method: "POST", body: printAddCheckpoint({ oldSize: 0, proof: [], note }) })).status).toBe(status);
    }
    expect(readdirSync(path.join(folder, "state"))).toEqual(["lock"]);
  });

  test("answers nonsense and floods with a refusal, and lives on", async () => {
    const witness = await start();
    const post = async (body: string) => (await fetch(`${witness.url}/add-checkpoint`, { method: "POST", body })).status;
    expect(await post("old x\n\nhello")).toBe(400);
    expect(await post("")).toBe(400);
    expect(await post("x".repeat(2 << 20)).catch(() => 413)).toBe(413);
    expect((await fetch(`${witness.url}/`)).status).toBe(404);
    expect((await ask(witness, 0, 3)).status).toBe(200);
  });

  test("a second one on the same state does not start", async () => {
    await start();
    await expect(start()).rejects.toThrow(/left with 2: Another witness/);
  });
});
