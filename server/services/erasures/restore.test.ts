import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { closeDatabase, configureDatabase, withoutOrg } from "@/db/client";
import { giveAway } from "@/db/embedded/run-as";
import { startEmbedded, type Embedded } from "@/db/embedded/start";
import { migrate } from "@/db/migrate";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { roleUrl } from "@/db/urls";
import { database } from "@/db/testing/database";
import { testProgram } from "@/db/testing/processes/programs";
import { newId } from "@/server/domain/ids/ids";
import { dataPath, env } from "@/server/env";
import type { ServiceContext } from "@/server/services/context";
import { downloadEvidence } from "@/server/services/evidence/download";
import { getEvidence } from "@/server/services/evidence/get";
import { pushEvidence } from "@/server/services/evidence/push";
import { openBody } from "@/server/services/ledger/open-body";
import { openKeys } from "@/server/services/ledger/open-keys";
import { sql } from "drizzle-orm";

import { approveErasure } from "./approve";
import { carryOutErasure } from "./carry-out";
import { replayErasures } from "./replay";
import { requestErasure } from "./request";

const LARGE = 40_000;
const WHY = { basis: "gdpr.17.1.b", reason: "asked for by mail" } as const;
const folder = mkdtempSync(path.join(tmpdir(), "proofroom-restore-"));
const cluster = path.join(folder, "postgres");
const { secret } = database;
const password = "restored";
let server: Embedded;

// A cluster of its own: what is restored here is all of a database.
async function start(): Promise<void> {
  server = await startEmbedded({ folder: cluster, password, fsync: false, binaries: process.env["PROOFROOM_TEST_PG"] });
  configureDatabase({ app: roleUrl(server.url, "app", secret), system: roleUrl(server.url, "system", secret) });
}
async function stop(): Promise<void> {
  await closeDatabase();
  await server.stop();
}
async function backUp(name: string): Promise<void> {
  await stop();
  cpSync(cluster, path.join(folder, name), { recursive: true, preserveTimestamps: true });
  await start();
}
async function restore(name: string): Promise<void> {
  await stop();
  rmSync(cluster, { recursive: true });
  cpSync(path.join(folder, name), cluster, { recursive: true, preserveTimestamps: true });
  chmodSync(cluster, 0o700);
  giveAway(cluster);
  await start();
}

beforeAll(async () => {
  await start();
  await migrate(server.url, secret);
}, 120_000);
afterAll(async () => {
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

const text = (name: string, size: number) => `${name} `.repeat(size / (name.length + 1));
async function document(org: TestOrg, name: string, size: number): Promise<string> {
  const [answer] = await pushEvidence(org.as(), { items: [{ content: { text: text(name, size) }, title: name, asDocument: true }] });
  return answer?.id ?? "";
}
async function second(org: TestOrg): Promise<ServiceContext> {
  const id = newId("user");
  await withoutOrg(async (tx) => tx.execute(sql`insert into users (id, email, name, created_at) values (${id}, ${`${id}@example.org`}, 'Second Owner', now())`));
  return { ...org.as(), actor: { kind: "user", id, name: "Second Owner", email: `${id}@example.org` } };
}
async function approved(org: TestOrg, evidenceId: string): Promise<string> {
  const { id } = await requestErasure(await second(org), { evidenceId, ...WHY });
  await approveErasure(org.as(), { id });
  return id;
}
const read = async (org: TestOrg, id: string) => (await buffer((await downloadEvidence(org.as(), { id })).stream)).toString("utf8");

async function bodyOf(org: TestOrg, evidenceId: string): Promise<Uint8Array | undefined> {
  const { withOrg } = await import("@/db/client");
  const [row] = await withOrg(org.id, async (tx) => tx.execute<{ entry_id: string; key_ref: string; body_enc: Uint8Array | null }>(sql`select o.entry_id, o.key_ref, o.body_enc from ledger.openings o join evidence v on v.org_id = o.org_id and v.entry_id = o.entry_id where v.id = ${evidenceId}`));
  expect(row?.body_enc).not.toBeNull();
  return openBody(await openKeys(org.id), { orgId: org.id, entryId: row?.entry_id ?? "", keyRef: row?.key_ref ?? "", bodyEnc: row?.body_enc ?? null });
}

describe("a restore", () => {
  test("of a database from before an erasure brings none of it back, leaves the rest readable, and the erasure is recorded anew", async () => {
    const org = await createOrg({ adopt: false });
    const [small, large, kept] = [await document(org, "gone-small", 4000), await document(org, "gone-large", LARGE), await document(org, "kept", LARGE)];
    await backUp("before");
    const blobs = path.join(folder, "blobs");
    cpSync(dataPath("blobs", org.id), blobs, { recursive: true });
    const ids = [await approved(org, small), await approved(org, large)];
    for (const id of ids) await carryOutErasure(org.id, id, new Date());
    const since = await document(org, "since", LARGE);

    await restore("before");
    cpSync(blobs, dataPath("blobs", org.id), { recursive: true });
    // The rows are back as they were; what they hold cannot be opened by anybody.
    for (const id of [small, large]) {
      await expect(read(org, id)).rejects.toThrow(/was destroyed/);
      expect(await bodyOf(org, id)).toBeUndefined();
    }
    expect(await read(org, kept)).toBe(text("kept", LARGE));
    expect(await bodyOf(org, kept)).toBeDefined();
    await expect(getEvidence(org.as(), { id: since })).rejects.toMatchObject({ code: "NOT_FOUND" });

    expect((await replayErasures(new Date(0), new Date())).map(({ erasureId, how }) => [erasureId, how]).sort()).toEqual(ids.map((id) => [id, "recorded"]).sort());
    for (const id of [small, large]) {
      await expect(read(org, id)).rejects.toMatchObject({ code: "GONE" });
      expect(await getEvidence(org.as(), { id })).toMatchObject({ title: "Erased content", erasure: { state: "done", approvedBy: org.owner.name } });
    }
    expect((await replayErasures(new Date(0), new Date())).map(({ how }) => how)).toEqual(["again", "again"]);
    expect(await replayErasures(new Date(Date.now() + 1000), new Date())).toEqual([]);
  }, 180_000);

  test("of a key folder from before an erasure is put right by replaying what the ledger tells", async () => {
    const org = await createOrg({ adopt: false });
    const [gone, kept] = [await document(org, "gone", 4000), await document(org, "kept", LARGE)];
    const copy = path.join(folder, "keys");
    cpSync(dataPath("keys", org.id), copy);
    await carryOutErasure(org.id, await approved(org, gone), new Date());
    const later = await document(org, "later", 4000);
    const again = { content: { text: text("gone", 4000) }, asDocument: true };

    cpSync(copy, dataPath("keys", org.id), { force: true });
    expect((await pushEvidence(org.as(), { items: [again], dryRun: true }))[0]?.status).toBe("dry_run");
    await replayErasures(new Date(0), new Date());
    expect((await pushEvidence(org.as(), { items: [again], dryRun: true }))[0]).toMatchObject({ status: "refused" });
    // Keys made from an older copy are the same keys: what came after it is readable.
    for (const [id, name, size] of [[kept, "kept", LARGE], [later, "later", 4000]] as const) expect(await read(org, id)).toBe(text(name, size));
  }, 120_000);
});

test("kill -9 at any moment of an erasure leaves it to be finished, and every other key whole", async () => {
  const org = await createOrg({ adopt: false });
  const kept = await document(org, "kept", 4000);
  const erasures: { id: string; evidenceId: string }[] = [];
  for (let n = 0; n < 8; n++) {
    const evidenceId = await document(org, `gone-${n}`, LARGE + n * 10);
    erasures.push({ id: await approved(org, evidenceId), evidenceId });
  }
  for (let kill = 0; kill < 4; kill++) {
    const child = spawn(process.execPath, [testProgram("erase-apart")], {
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, PROOFROOM_DATA_DIR: env().PROOFROOM_DATA_DIR, DATABASE_APP_URL: roleUrl(server.url, "app", secret), DATABASE_SYSTEM_URL: roleUrl(server.url, "system", secret) },
    });
    await once(child.stdout, "data");
    setTimeout(() => child.kill("SIGKILL"), 5 + kill * 25);
    await once(child, "exit");
  }
  for (const { id } of erasures) await carryOutErasure(org.id, id, new Date());
  for (const { evidenceId } of erasures) expect(await getEvidence(org.as(), { id: evidenceId })).toMatchObject({ title: "Erased content", erasure: { state: "done" } });
  const keys = await openKeys(org.id);
  expect(erasures.filter(({ evidenceId }) => keys.has(`evidence:${evidenceId}`))).toEqual([]);
  expect(keys.tombstones.map((stone) => stone.erasureId).sort()).toEqual(erasures.map(({ id }) => id).sort());
  expect(await read(org, kept)).toBe(text("kept", 4000));
}, 120_000);
