#!/usr/bin/env node
// The command `proofroom`. Runs on any Node from 20.9 on; where that is older than the pinned one, it starts itself again on the pinned one.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";

const PINNED_MAJOR = 24;
const MINIMUM = [22, 12];
const root = fileURLToPath(new URL("../..", import.meta.url));
const pinned = [`${root}node_modules/.bin/node`, `${root}../.bin/node`].find((file) => existsSync(file));
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (major < PINNED_MAJOR && pinned && !process.env["PROOFROOM_CLI_CHILD"]) {
  startAgain(pinned);
} else if (major < MINIMUM[0] || (major === MINIMUM[0] && minor < MINIMUM[1])) {
  process.stderr.write(`proofroom needs the packages of its folder: run npm ci in ${root}, then try again.\n`);
  process.exitCode = 2;
} else {
  const { register } = await import("tsx/esm/api");
  // Its own tsconfig, because the current folder may be anybody's.
  register({ tsconfig: `${root}tsconfig.json` });
  const { main } = await import("./main.ts");
  await main(process.argv.slice(2));
}

function startAgain(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: "inherit", env: { ...process.env, PROOFROOM_CLI_CHILD: "1" } });
  // The terminal sends Ctrl-C to both; the child decides what it means.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.once("error", (error) => {
    process.stderr.write(`The pinned Node could not be started: ${error.message}. Run npm ci in ${root}.\n`);
    process.exitCode = 2;
  });
  child.once("exit", (code, signal) => {
    process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0);
  });
}
