import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const SWAGGER = ["swagger-ui-bundle.js", "swagger-ui-bundle.js.LICENSE.txt", "swagger-ui.css", "LICENSE", "NOTICE"];

/** What is generated before a build and not committed: the files of the API viewer, and the client as plain JavaScript. */
export function copyAssets(root = ROOT): void {
  copyViewer(root);
  emitClient(root);
}

/** `public/api-docs`: swagger-ui and our own few files beside it, so that the viewer loads nothing from elsewhere. */
function copyViewer(root: string): void {
  const target = path.join(root, "public/api-docs");
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const name of SWAGGER) copyFileSync(path.join(root, "node_modules/swagger-ui-dist", name), path.join(target, name));
  const own = path.join(root, "server/http/openapi/viewer");
  for (const name of readdirSync(own)) copyFileSync(path.join(own, name), path.join(target, name));
}

/** `dist/client`: Node 20 reads no TypeScript. The client is written so that leaving out its types is all it takes. */
function emitClient(root: string): void {
  const source = path.join(root, "ops/client");
  const target = path.join(root, "dist/client");
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync(source).filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))) {
    const script = stripTypeScriptTypes(readFileSync(path.join(source, name), "utf8"), { mode: "strip" });
    writeFileSync(path.join(target, name.replace(/\.ts$/, ".js")), script.replaceAll(/((?:from|import\()\s*"\.\/[^"]+)"/g, '$1.js"'));
  }
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) copyAssets();
