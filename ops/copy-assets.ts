import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const SWAGGER = ["swagger-ui-bundle.js", "swagger-ui-bundle.js.LICENSE.txt", "swagger-ui.css", "LICENSE", "NOTICE"];

const FONTS = ["inter-latin-wght-normal.woff2", "inter-latin-ext-wght-normal.woff2"];

/** What is generated before a build and not committed: the files of the API viewer, the fonts of the public pages, and the client as plain JavaScript. */
export function copyAssets(root = ROOT): void {
  copyViewer(path.join(root, "public/api-docs"));
  copyFonts(path.join(root, "public/fonts"));
  // A child, because the pinned Node warns that leaving out types is new, which is nothing a user can act on.
  execFileSync(process.execPath, ["--disable-warning=ExperimentalWarning", path.join(ROOT, "ops/client/emit.mjs"), emptied(path.join(root, "dist/client"))]);
}

/** Swagger UI with our own few files beside it, so that the viewer loads nothing from elsewhere. */
function copyViewer(target: string): void {
  emptied(target);
  for (const name of SWAGGER) copyFileSync(path.join(ROOT, "node_modules/swagger-ui-dist", name), path.join(target, name));
  const own = path.join(ROOT, "server/http/openapi/viewer");
  for (const name of readdirSync(own)) copyFileSync(path.join(own, name), path.join(target, name));
}

/** Pages that are written without the bundler load their font by its name. */
function copyFonts(target: string): void {
  emptied(target);
  for (const name of FONTS) copyFileSync(path.join(ROOT, "node_modules/@fontsource-variable/inter/files", name), path.join(target, name));
}

function emptied(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) copyAssets();
