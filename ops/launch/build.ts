import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

import { buildCheckers } from "../build-checker";
import { buildPrograms } from "../build-programs";
import { copyAssets } from "../copy-assets";

const SOURCES = ["app", "components", "db", "emails", "server", "next.config.ts", "proxy.ts", "instrumentation.ts", "package-lock.json", "postcss.config.mjs"];

/** Builds the web application unless the last build was made from the same sources. */
export async function buildWeb(kind: "demo" | "production", output: "quiet" | "shown"): Promise<"built" | "kept"> {
  const folder = kind === "demo" ? ".next-demo" : ".next";
  const stamp = path.join(folder, "proofroom-sources.sha256");
  const digest = sourcesDigest();
  // Not in the folder of this build, and another kind of build may have written them since.
  await Promise.all([buildCheckers(), buildPrograms()]);
  if (existsSync(path.join(folder, "BUILD_ID")) && existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return "kept";
  await copyAssets();
  await run(["node_modules/next/dist/bin/next", "build"], { ...process.env, PROOFROOM_BUILD: kind, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" }, output);
  writeFileSync(stamp, digest);
  return "built";
}

async function run(args: string[], env: NodeJS.ProcessEnv, output: "quiet" | "shown"): Promise<void> {
  const child = spawn(process.execPath, args, { env, stdio: output === "shown" ? "inherit" : ["ignore", "pipe", "pipe"] });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => lines.push(chunk.toString("utf8")));
  const code = await new Promise<number | null>((resolve) => child.on("exit", resolve));
  if (code !== 0) throw new Error(`The build failed:\n${lines.join("").split("\n").slice(-30).join("\n")}`);
}

function sourcesDigest(): string {
  const hash = createHash("sha256");
  for (const source of SOURCES) addTo(hash, source);
  return hash.digest("hex");
}

function addTo(hash: ReturnType<typeof createHash>, file: string): void {
  if (!existsSync(file)) return;
  if (statSync(file).isDirectory()) {
    for (const name of readdirSync(file).sort()) addTo(hash, path.join(file, name));
  } else if (!/\.test\.tsx?$/.test(file)) hash.update(file).update("\0").update(readFileSync(file)).update("\0");
}
