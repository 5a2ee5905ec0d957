import { mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

import { PROGRAMS } from "@/server/services/processes/programs";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
// Packages of the CommonJS kind ask for what Node has built in by `require`.
const BANNER = 'import { createRequire as createRequireHere } from "node:module"; const require = createRequireHere(import.meta.url);';
// Brings a file per platform, which no bundle can carry.
const APART = ["@node-rs/argon2"];

/**
 * Writes each program that the product starts as a process of its own into one file: started from its sources it spends
 * a second on finding and translating them, whatever it is started for. Whoever is starting one meanwhile gets a whole file.
 */
export async function buildPrograms(): Promise<void> {
  await bundled(PROGRAMS, "dist/programs", "external");
}

/** Bundles TypeScript files of the project, each into `<folder>/<its name>.mjs`, with the packages in it or left where they are. */
export async function bundled(sources: Readonly<Record<string, string>>, folder: string, packages: "bundle" | "external"): Promise<void> {
  const [target, fresh] = [path.join(ROOT, folder), path.join(ROOT, `${folder}.${process.pid}.new`)];
  mkdirSync(target, { recursive: true });
  await build({
    absWorkingDir: ROOT, entryPoints: Object.entries(sources).map(([out, file]) => ({ in: file, out })), outdir: fresh, outExtension: { ".js": ".mjs" },
    bundle: true, packages, platform: "node", format: "esm", banner: { js: BANNER }, external: APART, legalComments: "none", logLevel: "error",
  });
  for (const name of Object.keys(sources)) renameSync(path.join(fresh, `${name}.mjs`), path.join(target, `${name}.mjs`));
  rmSync(fresh, { recursive: true });
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await buildPrograms();
