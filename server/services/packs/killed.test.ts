import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";

import { describe, expect, test } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { database } from "@/db/testing/database";
import { admin } from "@/db/testing/admin";
import { sequenceOf } from "@/db/testing/jobs";
import { checkPack, vkeyOf } from "@/db/testing/packs";
import { testProgram } from "@/db/testing/processes/programs";
import { pushEvidence } from "@/server/services/evidence/push";
import { stageUpload } from "@/server/services/evidence/stage-upload";

import { askForPack } from "./ask";
import { downloadPack } from "./download";
import { getPack } from "./get";
import { makeRequestedPack } from "./make";
import { tendPacksOf } from "./tend";

const { appUrl, systemUrl, secret, dataDir } = database;
const LARGE = 48 << 20;
const folderOf = (org: TestOrg) => path.join(dataDir, "packs", org.id);
const filesOf = (org: TestOrg) => (existsSync(folderOf(org)) ? readdirSync(folderOf(org)) : []);
const halvesOf = (org: TestOrg) => filesOf(org).filter((name) => name.endsWith(".part"));

/** An organization with one file, large enough to be killed in the middle of it, and a pack asked for. */
async function asked(size = LARGE): Promise<{ org: TestOrg; id: string }> {
  const org = await createOrg({ adopt: false });
  const { sha256 } = await stageUpload(org.as(), Readable.from([randomBytes(size)]), {});
  await pushEvidence(org.as(), { items: [{ content: { sha256 }, asDocument: true, title: "Large" }] });
  await sequenceOf(org.id);
  return { org, id: (await askForPack(org.as(), { scope: { kind: "all" } })).id };
}

/** Makes the pack in a process of its own and kills it (SIGKILL) while the zip is being written. */
async function killedWhileWriting(org: TestOrg, id: string): Promise<void> {
  const env = { ...process.env, PROOFROOM_SECRET: secret, PROOFROOM_LEDGER_SEED: secret, PROOFROOM_DATA_DIR: dataDir, PROOFROOM_LOG_LEVEL: "silent" };
  const child = spawn(process.execPath, [testProgram("make-pack-on"), appUrl, systemUrl, org.id, id], { env, stdio: ["ignore", "pipe", "inherit"] });
  const gone = once(child, "close");
  const isWriting = () => halvesOf(org).some((name) => statSync(path.join(folderOf(org), name)).size > 0);
  await expect.poll(isWriting, { timeout: 60_000, interval: 2 }).toBe(true);
  child.kill("SIGKILL");
  await gone;
}

describe("a worker that is killed in the middle of a pack", () => {
  test("leaves nothing that can be downloaded, and the next one makes it whole", async () => {
    const { org, id } = await asked();
    await killedWhileWriting(org, id);
    expect(halvesOf(org)).toHaveLength(1);
    expect(filesOf(org).filter((name) => !name.endsWith(".part"))).toEqual([]);
    expect(await getPack(org.as(), { id })).toMatchObject({ state: "running" });
    await expect(downloadPack(org.as(), { id })).rejects.toMatchObject({ code: "CONFLICT" });
    await makeRequestedPack(org.id, id, () => new Date());
    const { open, sizeBytes } = await downloadPack(org.as(), { id });
    const zip = Buffer.concat(await open().toArray() as Buffer[]);
    expect(zip.length).toBe(sizeBytes);
    expect(checkPack(zip, await vkeyOf(org.id)).status).toBe(0);
  });

  test("each time it is tried leaves a pack that says why it is not made", async () => {
    const { org, id } = await asked();
    await killedWhileWriting(org, id);
    expect(await tendPacksOf(org.id, new Date())).toBe(0);
    // What the queue's supervision does after the last try.
    await admin()`update pgboss.job set state = 'failed' where name = 'make-pack' and data->>'packId' = ${id}`;
    expect(await tendPacksOf(org.id, new Date())).toBe(1);
    expect(await getPack(org.as(), { id })).toMatchObject({ state: "failed", error: expect.stringContaining("Ask for it again") as string });
    await expect(downloadPack(org.as(), { id })).rejects.toMatchObject({ code: "CONFLICT" });
  });

  test("leaves no file behind for good: halves and unnamed ones go after a day, made packs stay", async () => {
    const { org, id } = await asked(1 << 20);
    await makeRequestedPack(org.id, id, () => new Date());
    const [made = ""] = filesOf(org);
    const names = ["a.part", "b".repeat(64), "fresh.part"];
    for (const name of names) writeFileSync(path.join(folderOf(org), name), "half");
    const dayBefore = new Date(Date.now() - 25 * 3_600_000);
    for (const name of [made, ...names.slice(0, 2)]) utimesSync(path.join(folderOf(org), name), dayBefore, dayBefore);
    await tendPacksOf(org.id, new Date());
    expect(filesOf(org).toSorted()).toEqual([made, "fresh.part"].toSorted());
  });
});
