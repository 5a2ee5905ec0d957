import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { build, type Plugin } from "esbuild";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const SOURCE = path.join(ROOT, "checker");
const BANNER = `// Checks an auditor pack without trusting its maker. One file, no dependency, Node 20 or later:
//   node verify.mjs <pack.zip|folder> --key <key or file> [--since <checkpoint>] [--tsa-root <pem>] [--policy <file>] [--json]
// Exit code: 0 all holds, 1 something does not hold, 2 could not be checked. The key must come from outside the pack.
`;

/**
 * Writes verify.mjs and verify.html into a folder: readable, and the same bytes from the same sources. What the portal's
 * own pages load of it goes into `served`, where one is named.
 */
export async function buildChecker(target = path.join(ROOT, "dist/checker"), served?: string): Promise<void> {
  emptied(target);
  if (served) writeFileSync(path.join(emptied(served), "in-page.mjs"), await bundle("in-page.ts", "esm", "browser"));
  writeFileSync(path.join(target, "verify.mjs"), BANNER + (await bundle("verify.ts", "esm")));
  writeFileSync(path.join(target, "verify.html"), pageOf(await bundle("page.ts", "iife")));
}

function emptied(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

async function bundle(entry: string, format: "esm" | "iife", platform: "node" | "browser" = format === "esm" ? "node" : "browser"): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(SOURCE, entry)], absWorkingDir: SOURCE, bundle: true, write: false, format, charset: "utf8", legalComments: "inline", logLevel: "error",
    platform, target: platform === "node" ? "node20" : "es2022",
    plugins: [keepComments],
  });
  // Back to ordinary comments.
  return (outputFiles[0]?.text ?? "").replaceAll(/^(\s*)\/\*!/gm, "$1/**").replaceAll(/^(\s*)\/\/!/gm, "$1//");
}

/** The bundler drops comments but those marked as legal, and an auditor is to read this file. */
const keepComments: Plugin = {
  name: "keep-comments",
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
      const contents = readFileSync(file, "utf8").replaceAll(/^(\s*)\/\*\*/gm, "$1/*!").replaceAll(/^(\s*)\/\/(?= )/gm, "$1//!");
      return { contents, loader: "ts" };
    });
  },
};

/** The page allows exactly its own script and style, and no request to anywhere. */
function pageOf(script: string): string {
  if (/<\/script|<!--/i.test(script)) throw new Error("the script would end its own element");
  const style = readFileSync(path.join(SOURCE, "page.css"), "utf8");
  const policy = `default-src 'none'; script-src '${digestOf(script)}'; style-src '${digestOf(style)}'; base-uri 'none'; form-action 'none'`;
  const parts: Record<string, string> = { "%CSP%": policy, "%STYLE%": style, "%SCRIPT%": script };
  return readFileSync(path.join(SOURCE, "page.html"), "utf8").replaceAll(/%(?:CSP|STYLE|SCRIPT)%/g, (name) => parts[name] ?? name);
}

function digestOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

/** The checker wherever this installation takes it from: packs, and its own pages. */
export async function buildCheckers(): Promise<void> {
  await buildChecker(undefined, path.join(ROOT, "public/checker"));
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await buildCheckers();
