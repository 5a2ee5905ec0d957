import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { closeDatabase, configureDatabase, withoutOrg } from "@/db/client";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { makeSessionCookie } from "@/server/auth/cookie";
import { createApiKey } from "@/server/services/api-keys/create";
import { startSession } from "@/server/services/sessions/start";

import postgres from "postgres";

import { buildWeb } from "../ops/launch/build";
import { prepareInstallation } from "../ops/launch/installation";
import { waitForHttp } from "../ops/launch/ports";
import { Processes } from "../ops/launch/processes";

export type Bench = { url: string; adminUrl: string; webPid: () => number | undefined; analyze: () => Promise<void>; makeOrg: () => Promise<TestOrg>; makeKey: (org: TestOrg) => Promise<string>; makeCookie: (org: TestOrg) => Promise<string>; stop: () => Promise<void> };

/** A production installation of its own for the measurements: database with fsync, web process, no worker in the way. */
export async function startBench(port = 3999): Promise<Bench> {
  const folder = mkdtempSync(path.join(tmpdir(), "proofroom-bench-"));
  await buildWeb("production", "quiet");
  const installation = await prepareInstallation(folder, port);
  const processes = new Processes(path.join(folder, "logs"), (name, log) => process.stderr.write(`${name} ended, see ${log}\n`));
  const url = `http://localhost:${port}`;
  const web = processes.start("web", ["node_modules/next/dist/bin/next", "start", "-p", String(port)], { ...installation.env, PROOFROOM_LOG_LEVEL: "error" });
  await waitForHttp(`${url}/api/readyz`, 60, () => web.exitCode === null);
  Object.assign(process.env, installation.env);
  configureDatabase({ app: installation.env["DATABASE_APP_URL"] ?? "", system: installation.env["DATABASE_SYSTEM_URL"] ?? "" });
  const admin = postgres(installation.adminUrl, { max: 1, onnotice: () => undefined });
  return {
    // What autovacuum does within a minute of the first load.
    analyze: async () => { await admin`analyze`; },
    url, adminUrl: installation.adminUrl, webPid: () => web.pid,
    makeOrg: async () => createOrg(),
    makeKey: async (org) => (await createApiKey(org.as(), { name: "bench", scopes: ["evidence:push", "evidence:read"] })).key,
    makeCookie: async (org) => {
      const sid = await withoutOrg(async (tx) => startSession(tx, org.owner.id, { now: new Date(), ip: null, userAgent: "bench" }));
      const { name, value } = await makeSessionCookie(sid);
      return `${name}=${value}`;
    },
    stop: async () => {
      await admin.end();
      await closeDatabase();
      await processes.stop();
      await installation.database?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
