import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { expect, test } from "@playwright/test";
import postgres from "postgres";

import { configureDatabase } from "../db/client";
import { createOrg } from "../db/seed/factories";
import { prepareInstallation, type Installation } from "../ops/launch/installation";
import { waitForHttp } from "../ops/launch/ports";
import { Processes } from "../ops/launch/processes";
import { createApiKey } from "../server/services/api-keys/create";

const ITEMS = Number(process.env["PROOFROOM_CRASH_ITEMS"] ?? 1000);
const LANES = 8;
const KILLS = 6;

/** Every second item is too large to live beside its row, so that the file store is in the game. */
const bodyOf = (n: number) => {
  const record = { kind: "restore_test", facts: { executed_at: "2026-03-05T10:00:00Z", system_id: `db-${n}`, outcome: "success" } };
  return JSON.stringify({ title: `item ${n}`, content: { text: JSON.stringify({ proofroom: 1, records: [record] }) + " ".repeat(n % 2 ? 20_000 : 0) } });
};

test("kill -9 of web and worker during pushes loses no acknowledged item and leaves nothing half-written", async () => {
  test.setTimeout(480_000);
  const folder = mkdtempSync(path.join(tmpdir(), "proofroom-crash-"));
  const port = 20_000 + (randomBytes(2).readUInt16BE() % 20_000);
  const installation = await prepareInstallation(folder, port);
  const processes = new Processes(path.join(folder, "logs"), () => undefined);
  try {
    await killWhilePushing(installation, processes, port);
  } finally {
    await processes.stop();
    await installation.database?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

async function killWhilePushing(installation: Installation, processes: Processes, port: number): Promise<void> {
  const url = `http://localhost:${port}`;
  const startWeb = () => processes.start("web", ["node_modules/next/dist/bin/next", "start", "-p", String(port)], { ...installation.env, PROOFROOM_BUILD: "demo" });
  const startWorker = () => processes.start("worker", ["--import", "tsx", "ops/worker.ts"], installation.env);
  let [web, worker] = [startWeb(), startWorker()];
  await waitForHttp(`${url}/api/readyz`, 60, () => true);
  Object.assign(process.env, installation.env);
  configureDatabase({ app: installation.env["DATABASE_APP_URL"] ?? "", system: installation.env["DATABASE_SYSTEM_URL"] ?? "" });
  const org = await createOrg();
  const { key } = await createApiKey(org.as(), { name: "crash", scopes: ["evidence:push"] });

  const acknowledged = new Map<number, { id: string; sha256: string }>();
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let n = next++; n < ITEMS; n = next++) {
      // Until it is acknowledged the sender sends it again: the same content is one item.
      while (!acknowledged.has(n)) {
        const answer = await fetch(`${url}/api/v1/evidence`, { method: "POST", body: bodyOf(n), headers: { authorization: `Bearer ${key}`, "content-type": "application/json" } })
          .then(async (response) => ({ status: response.status, text: await response.text() }))
          // Killed before or in the middle of its answer: nothing was acknowledged.
          .catch(() => undefined);
        if (!answer || answer.status >= 429) continue;
        expect(answer.status, answer.text).toBeLessThan(300);
        acknowledged.set(n, JSON.parse(answer.text) as { id: string; sha256: string });
      }
    }
  };
  const killer = async (): Promise<void> => {
    for (let kill = 1; kill <= KILLS; kill++) {
      await expect.poll(() => acknowledged.size, { timeout: 60_000 }).toBeGreaterThan((ITEMS * kill) / (KILLS + 2));
      if (kill % 2) { web.kill("SIGKILL"); web = startWeb(); } else { worker.kill("SIGKILL"); worker = startWorker(); }
    }
  };
  await Promise.all([killer(), ...Array.from({ length: LANES }, lane)]);

  const sql = postgres(installation.adminUrl, { max: 1, onnotice: () => undefined });
  await expect.poll(async () => (await sql`select count(*)::int as n from ledger.pending where org_id = ${org.id}`)[0]?.["n"], { timeout: 60_000 }).toBe(0);
  const rows = await sql<{ id: string; sha256: string; records: number; leaves: number; small: number }[]>`
    select e.id, e.sha256, (select count(*)::int from records r where r.org_id = e.org_id and r.evidence_id = e.id) as records,
      (select count(*)::int from ledger.leaves l where l.org_id = e.org_id and l.entry_id = e.entry_id) as leaves,
      (select count(*)::int from small_blobs b where b.org_id = e.org_id and b.sha256 = e.sha256) as small
    from evidence e where e.org_id = ${org.id}`;
  expect(rows).toHaveLength(ITEMS);
  expect(new Set([...acknowledged.values()].map((answer) => answer.id)).size).toBe(ITEMS);
  expect(rows.filter((row) => row.records !== 1 || row.leaves !== 1)).toEqual([]);
  const { readBlob } = await import("../server/storage/blob-store");
  const { createHash } = await import("node:crypto");
  for (const row of rows.filter((item) => item.small === 0)) {
    expect(createHash("sha256").update(await readBlob(org.id, row.sha256)).digest("hex")).toBe(row.sha256);
  }
  const [gaps] = await sql<{ size: number; leaves: number; indexes: number }[]>`
    select h.size::int as size, (select count(*)::int from ledger.leaves l where l.log_id = h.log_id) as leaves, (select max(idx)::int + 1 from ledger.leaves l where l.log_id = h.log_id) as indexes from ledger.log_heads h where h.org_id = ${org.id}`;
  expect(gaps).toEqual({ size: gaps?.size, leaves: gaps?.size, indexes: gaps?.size });
  await sql.end();
}
