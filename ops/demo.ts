import { existsSync, rmSync } from "node:fs";
import path from "node:path";

import { signInsText } from "./demo/sign-ins";
import { buildWeb } from "./launch/build";
import { prepareInstallation } from "./launch/installation";
import { launchOptions, type LaunchOptions } from "./launch/options";
import { requireFreePort, waitForHttp } from "./launch/ports";
import { Processes } from "./launch/processes";
import { stepper } from "./launch/steps";

/**
 * `npm run demo`: builds, starts the embedded database, migrates, seeds two organizations through the public API, makes a
 * report and prints where everything is. A second start keeps build and data. Ctrl-C stops everything.
 */
async function main(options: LaunchOptions): Promise<void> {
  const step = stepper();
  if (options.reset) rmSync(options.dataDir, { recursive: true, force: true });
  await requireFreePort(options.port);
  const building = step("Building the application", async () => buildWeb("demo", "quiet"));
  const installation = await step("Starting and migrating the database", async () => prepareInstallation(options.dataDir, options.port)).catch(async (error: unknown) => {
    await building.catch(() => undefined);
    throw error;
  });
  const processes = new Processes(path.join(options.dataDir, "logs"), (name, log) => void stopAll(1, `The ${name} process ended by itself. Its log: ${log}`));
  let stopping: Promise<void> | undefined;
  const stopAll = async (code: number, message?: string): Promise<void> => {
    stopping ??= (async () => {
      process.stdout.write(`\n${message ?? "Stopping."}\n`);
      await processes.stop();
      await installation.database?.stop();
      process.exit(code);
    })();
    return stopping;
  };
  process.on("SIGINT", () => void stopAll(0));
  process.on("SIGTERM", () => void stopAll(0));
  try {
    await building;
    const url = `http://localhost:${options.port}`;
    const web = processes.start("web", ["node_modules/next/dist/bin/next", "start", "-p", String(options.port)], { ...installation.env, PROOFROOM_BUILD: "demo" });
    await step("Starting the web process", async () => waitForHttp(`${url}/api/readyz`, 60, () => web.exitCode === null));
    // Loaded under the installation's settings: React has one build for each, and letters are drawn with both of its halves.
    Object.assign(process.env, installation.env);
    const { demoIsSeeded, seedDemo } = await import("./demo/seed");
    const seeded = await demoIsSeeded(installation);
    if (!seeded) await seedDemo({ url, installation, dataDir: options.dataDir, step });
    processes.start("worker", ["--import", "tsx", "ops/worker.ts"], installation.env);
    const report = path.join(options.dataDir, "demo", "readiness-report.pdf");
    process.stdout.write(signInsText(url, existsSync(report) ? report : null));
  } catch (error) {
    await stopAll(1, error instanceof Error ? error.message : String(error));
  }
}

try {
  await main(launchOptions(process.argv.slice(2), { port: 3000, dataDir: ".data" }));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
