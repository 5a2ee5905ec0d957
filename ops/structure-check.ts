import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

import { structureFaults, type SourceFile } from "./structure/rules";

const ROOTS = ["app", "bench", "checker", "components", "db", "e2e", "emails", "ops", "server"];
const TOP_LEVEL = new Set([...ROOTS, "docs", "public"]);
const IGNORED = new Set(["node_modules", "test-results", "playwright-report", "dist"]);

/** Holds style.md where lint cannot: the import table over resolved paths, the vocabulary of names, sizes, the environment. */
const files = ROOTS.flatMap((root) => sourcesBelow(root));
const strangers = readdirSync(".", { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith(".") && !IGNORED.has(entry.name) && !TOP_LEVEL.has(entry.name))
  .map((entry) => `${entry.name}/: not a top-level folder of this project. Give the reason in docs/decisions or move it.`);
const faults = [...strangers, ...structureFaults(files)];
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.stdout.write(`structure: ${files.length} files, ${faults.length} faults\n`);
process.exit(faults.length > 0 ? 1 : 0);

function sourcesBelow(folder: string): SourceFile[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) return sourcesBelow(full);
    return /\.(ts|tsx|mjs)$/.test(entry.name) ? [{ path: full, text: readFileSync(full, "utf8") }] : [];
  });
}
