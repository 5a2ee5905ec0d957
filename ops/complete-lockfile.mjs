// Adds the builds for other platforms that a package names and the registry in use did not have when the lockfile was
// written. Without their entries `npm ci` calls the lockfile out of step; with them it skips what is not for this machine.
// Run after every `npm install`: node ops/complete-lockfile.mjs
import { readFileSync, writeFileSync } from "node:fs";

const OS = ["android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "aix", "win32", "windows"];
const CPU = ["arm64", "x64", "ia32", "ppc64", "riscv64", "s390x", "loong64", "mips64el", "wasm32", "arm"];

const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
let added = 0;
for (const [place, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isThere(place, name)) continue;
    lock.packages[`node_modules/${name}`] = stub(name, range);
    added++;
  }
}
const ordered = Object.entries(lock.packages).toSorted(([a], [b]) => (a < b ? -1 : 1));
writeFileSync("package-lock.json", `${JSON.stringify({ ...lock, packages: Object.fromEntries(ordered) }, null, 2)}\n`);
process.stdout.write(`${added} entries added\n`);

function isThere(place, name) {
  return lock.packages[`${place}/node_modules/${name}`] !== undefined || lock.packages[`node_modules/${name}`] !== undefined;
}

function stub(name, range) {
  const parts = name.split("/").at(-1).split("-");
  const os = OS.find((word) => parts.includes(word));
  const cpu = CPU.find((word) => parts.some((part) => part === word || (word === "arm" && /^armv?[67]?$/.test(part))));
  const libc = parts.some((part) => part.startsWith("musl")) ? ["musl"] : parts.includes("gnu") ? ["glibc"] : undefined;
  return {
    version: range.replace(/^[\^~]/, ""), optional: true,
    ...(cpu ? { cpu: [cpu] } : {}), ...(os ? { os: [os === "windows" ? "win32" : os] } : {}), ...(os === "linux" && libc ? { libc } : {}),
  };
}
