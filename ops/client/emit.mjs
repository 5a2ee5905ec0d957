// Writes the client as plain JavaScript to the folder given: Node 20 reads no TypeScript. The client is written so that
// leaving out its types is all it takes. Run by ops/copy-assets.ts with the pinned Node.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import path from "node:path";

const source = import.meta.dirname;
const target = path.resolve(process.argv[2] ?? "dist/client");
mkdirSync(target, { recursive: true });
for (const name of readdirSync(source).filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))) {
  const script = stripTypeScriptTypes(readFileSync(path.join(source, name), "utf8"));
  writeFileSync(path.join(target, name.replace(/\.ts$/, ".js")), script.replaceAll(/((?:from|import\()\s*"\.\/[^"]+)"/g, '$1.js"'));
}
