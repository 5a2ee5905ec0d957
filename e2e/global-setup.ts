import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

import { buildWeb } from "../ops/launch/build";
import { prepareInstallation } from "../ops/launch/installation";
import { waitForHttp } from "../ops/launch/ports";
import { Processes } from "../ops/launch/processes";
import { INSTALLATION_FILE } from "./installation";

/** A whole installation for the run: database, web process, worker. Each test makes its own organization in it. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), `proofroom-e2e-${randomBytes(3).toString("hex")}`));
  const port = await freePort();
  const [, installation] = await Promise.all([buildWeb("demo", "quiet"), prepareInstallation(folder, port)]);
  const processes = new Processes(path.join(folder, "logs"), (name, log) => process.stderr.write(`${name} ended by itself, see ${log}\n`));
  const web = processes.start("web", ["node_modules/next/dist/bin/next", "start", "-p", String(port)], { ...installation.env, PROOFROOM_BUILD: "demo" });
  processes.start("worker", ["--import", "tsx", "ops/worker.ts"], installation.env);
  await waitForHttp(`http://localhost:${port}/api/readyz`, 60, () => web.exitCode === null);
  writeFileSync(INSTALLATION_FILE, JSON.stringify({ url: `http://localhost:${port}`, env: installation.env }), { mode: 0o600 });
  return async () => {
    await processes.stop();
    await installation.database?.stop();
    rmSync(folder, { recursive: true, force: true });
    rmSync(INSTALLATION_FILE, { force: true });
  };
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.listen(0, () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}
