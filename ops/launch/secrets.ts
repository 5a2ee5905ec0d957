import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";

export type LocalSecrets = { secret: string; ledgerSeed: string; databasePassword: string };

/** The secrets of a local installation, made on the first start and kept readable for its owner only. */
export function localSecrets(dataDir: string): LocalSecrets {
  const file = path.join(dataDir, "secrets.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as LocalSecrets;
  mkdirSync(dataDir, { recursive: true });
  const made = { secret: random(), ledgerSeed: random(), databasePassword: random() };
  writeFileSync(`${file}.new`, JSON.stringify(made), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return made;
}

function random(): string {
  return randomBytes(32).toString("base64url");
}
