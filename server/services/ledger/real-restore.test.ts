import { spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { closeDatabase, configureDatabase, withOrg } from "@/db/client";
import { startEmbedded, type Embedded } from "@/db/embedded/start";
import { migrate } from "@/db/migrate";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { writeEntries } from "@/db/testing/ledgers";
import { roleUrl } from "@/db/urls";
import { database } from "@/db/testing/database";
import { headGuard } from "@/server/storage/head-guard";

import { databaseOf } from "./check-head";
import { sequenceLog } from "./sequence";
import { unfreezeLog } from "./unfreeze";

// A PostgreSQL of its own, because a whole cluster is put back, as an operator does it.
const { secret } = database;
const folder = mkdtempSync(path.join(tmpdir(), "proofroom-restore-"));
const [live, yesterday, today] = ["live", "yesterday", "today"].map((name) => path.join(folder, name)) as [string, string, string];
let server: Embedded | undefined;

async function start(): Promise<void> {
  server = await startEmbedded({ folder: live, password: "restore", fsync: false, binaries: process.env["PROOFROOM_TEST_PG"] });
  // A server may answer questions before its recovery has ended.
  while ((await ask<{ recovering: boolean }>("select pg_is_in_recovery() as recovering"))?.recovering !== false) await new Promise((resolve) => { setTimeout(resolve, 50); });
  configureDatabase({ app: roleUrl(server.url, "app", secret), system: roleUrl(server.url, "system", secret) });
}

async function stop(): Promise<void> {
  await closeDatabase();
  await server?.stop();
}

/** Stops, does something with the folders, starts again. */
async function whileStopped(work: () => void): Promise<void> {
  await stop();
  work();
  await start();
}

function copy(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  expect(spawnSync("cp", ["-a", from, to]).status).toBe(0);
}

async function ask<T extends object>(text: string): Promise<T | undefined> {
  const sql = postgres(server?.url ?? "", { max: 1, onnotice: () => undefined });
  try {
    return (await sql.unsafe<T[]>(text))[0];
  } finally {
    await sql.end();
  }
}

beforeAll(async () => {
  await start();
  await migrate(server?.url ?? "", secret);
});
afterAll(async () => {
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

describe("a cluster put back to yesterday's copy", () => {
  test("is frozen while it is older, goes on once it is forward again, also on a new timeline", async () => {
    const org: TestOrg = await createOrg({ adopt: false });
    const log = await ask<{ id: string }>(`select id from ledger.logs where org_id = '${org.id}'`);
    const logId = log?.id ?? "";
    const sequence = async () => sequenceLog(org.id, logId, new Date());
    const state = async () => (await ask<{ state: string }>(`select state from ledger.logs where org_id = '${org.id}'`))?.state;
    expect(await sequence()).toBe(3);
    await whileStopped(() => copy(live, yesterday));
    await writeEntries(org, 4);
    expect(await sequence()).toBe(4);
    await whileStopped(() => { copy(live, today); copy(yesterday, live); });

    await writeEntries(org, 1);
    expect(await sequence()).toBe(0);
    expect(await state()).toBe("frozen");
    await expect(unfreezeLog(org.id, logId, new Date())).rejects.toMatchObject({ code: "CONFLICT", message: expect.stringContaining("holds 3 entries, a head of 7 was published") });

    const before = await withOrg(org.id, databaseOf, "system");
    await whileStopped(() => {
      copy(today, live);
      // Recovery to the end of what there is, as from an archive: it ends on a timeline of its own.
      appendFileSync(path.join(live, "postgresql.auto.conf"), "restore_command = 'false'\n");
      // Only its name and owner matter.
      copy(path.join(live, "PG_VERSION"), path.join(live, "recovery.signal"));
    });
    expect(await withOrg(org.id, databaseOf, "system")).toEqual({ systemId: before.systemId, timeline: before.timeline + 1 });
    expect(await state()).toBe("active");
    await writeEntries(org, 1);
    expect(await sequence()).toBe(1);
    expect(await headGuard().read(logId)).toMatchObject({ size: 8, timeline: before.timeline + 1 });
  });
});
