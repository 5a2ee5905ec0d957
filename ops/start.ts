import { existsSync } from "node:fs";
import path from "node:path";

import { env, parseEnv } from "@/server/env";

import { unsafeSettings } from "./launch/safety";
import { requireFreePort, waitForHttp } from "./launch/ports";
import { Processes } from "./launch/processes";

/** `npm start`: web and worker of a production build, with a checked configuration. */
async function main(): Promise<void> {
  Object.assign(process.env, { NODE_ENV: "production", ...(process.env["NODE_ENV"] === "test" ? { NODE_ENV: "test" } : {}) });
  const settings = parseEnv(process.env);
  const problems = unsafeSettings(settings);
  if (!existsSync(".next/BUILD_ID") || !existsSync("dist/programs")) problems.push("There is no production build. Run: npm run build");
  if (problems.length > 0) throw new Error(`Proofroom does not start:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
  await requireFreePort(env().PORT);
  const { DATABASE_URL: _admin, ...childEnv } = process.env;
  const needed = { ...childEnv, DATABASE_APP_URL: settings.DATABASE_APP_URL, DATABASE_SYSTEM_URL: settings.DATABASE_SYSTEM_URL, NEXTAUTH_URL: settings.PROOFROOM_URL, NEXT_TELEMETRY_DISABLED: "1" };
  const processes = new Processes(path.join(settings.PROOFROOM_DATA_DIR, "logs"), (name, log) => void stop(1, `The ${name} process ended by itself. Its log: ${log}`));
  let stopping: Promise<void> | undefined;
  const stop = async (code: number, message: string): Promise<void> => {
    stopping ??= (async () => {
      process.stdout.write(`${message}\n`);
      await processes.stop();
      process.exit(code);
    })();
    return stopping;
  };
  process.on("SIGINT", () => void stop(0, "Stopping."));
  process.on("SIGTERM", () => void stop(0, "Stopping."));
  const web = processes.start("web", ["node_modules/next/dist/bin/next", "start", "-p", String(settings.PORT)], needed as NodeJS.ProcessEnv);
  processes.start("worker", ["--import", "tsx", "ops/worker.ts"], needed as NodeJS.ProcessEnv);
  await waitForHttp(`http://localhost:${settings.PORT}/api/readyz`, 60, () => web.exitCode === null);
  process.stdout.write(`Proofroom runs at ${settings.PROOFROOM_URL} (port ${settings.PORT}).\n`);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
