import { readFileSync } from "node:fs";
import path from "node:path";

import { z } from "zod";

const secret = z.string().min(32, "must have at least 32 characters");

const Env = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  PROOFROOM_URL: z.url({ protocol: /^https?$/ }).default("http://localhost:3000"),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  PROOFROOM_DATA_DIR: z.string().default(".data"),
  /** Signs sessions, wraps data keys, derives the database roles' passwords. */
  PROOFROOM_SECRET: secret,
  /** Seed of the ledger keys. Kept outside the database; losing it is not losing the ledger. */
  PROOFROOM_LEDGER_SEED: secret,
  /** Seeds that followed the first, oldest first, one a line: the last one makes the keys of new logs and of `ledger rotate-key`. */
  PROOFROOM_LEDGER_NEXT_SEEDS: z.string().default("").transform((text) => text.split(/\s+/).filter((seed) => seed !== "")).pipe(z.array(secret)),
  /** An executable that answers `derive <origin> <index>` with 32 secret bytes in base64, e.g. from a KMS. It stands in for the seeds. */
  PROOFROOM_LEDGER_KEY_COMMAND: z.string().optional(),
  /** Index of the newest key that the command can make. */
  PROOFROOM_LEDGER_KEY_INDEX: z.coerce.number().int().min(0).default(0),
  /** Where the heads that were published are kept; default `ledger-guard` in the data folder. Never back it up or restore it together with the database. */
  PROOFROOM_LEDGER_GUARD_DIR: z.string().optional(),
  /** The same in an S3 bucket that keeps If-Match and If-None-Match, as `https://host/bucket[/folder]`, for processes on several machines. Not the bucket of the database's backups. */
  PROOFROOM_LEDGER_GUARD_BUCKET_URL: z.url({ protocol: /^https?$/ }).optional(),
  PROOFROOM_LEDGER_GUARD_BUCKET_KEY_ID: z.string().optional(),
  PROOFROOM_LEDGER_GUARD_BUCKET_SECRET: z.string().optional(),
  PROOFROOM_LEDGER_GUARD_BUCKET_REGION: z.string().default("us-east-1"),
  /** How fast the weekly self-check reads files, in MiB a second. */
  PROOFROOM_CHECK_MIB_PER_SECOND: z.coerce.number().positive().default(64),
  /** May create roles and migrate. Only `migrate` and bootstrap use it. */
  DATABASE_URL: z.string().optional(),
  DATABASE_APP_URL: z.string().optional(),
  DATABASE_SYSTEM_URL: z.string().optional(),
  RESEND_API_KEY: z.string().optional(),
  RESEND_BASE_URL: z.url().optional(),
  MAIL_FROM: z.string().default("Proofroom <no-reply@localhost>"),
  /** A C2SP tlog-policy file: its witnesses that have an address are asked to cosign the anchor log. */
  PROOFROOM_WITNESS_POLICY: z.string().optional(),
  /** A time-stamping authority (RFC 3161) for heads and for signatures of reports, and a PEM file of the roots its chain must end at. */
  PROOFROOM_TSA_URL: z.url({ protocol: /^https?$/ }).optional(),
  PROOFROOM_TSA_ROOTS: z.string().optional(),
  /** A bucket with Object Lock, as `https://host/bucket[/folder]`, for copies that nobody can delete before their time. */
  PROOFROOM_ANCHOR_BUCKET_URL: z.url({ protocol: /^https?$/ }).optional(),
  PROOFROOM_ANCHOR_BUCKET_KEY_ID: z.string().optional(),
  PROOFROOM_ANCHOR_BUCKET_SECRET: z.string().optional(),
  PROOFROOM_ANCHOR_BUCKET_REGION: z.string().default("us-east-1"),
  /** How many days a copy is locked. Ten years unless told otherwise. */
  PROOFROOM_ANCHOR_RETENTION_DAYS: z.coerce.number().int().min(1).max(36_500).default(3653),
  /** Number of proxies in front that set X-Forwarded-For. 0: the peer's address counts. */
  /** Days that a made pack is kept. */
  PROOFROOM_PACK_DAYS: z.coerce.number().int().min(1).max(3_650).default(30),
  PROOFROOM_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  /** A PEM file of authorities, besides the usual ones, that certificates of OpenDSR processors may come from. */
  PROOFROOM_OPENDSR_ROOTS: z.string().optional(),
  /** Hosts, parted by spaces, that requests aimed by tenants may reach although they are not of the open internet, also by http: systems in the operator's own network. */
  PROOFROOM_OUTBOUND_HOSTS: z.string().default("").transform((text) => text.toLowerCase().split(/\s+/).filter((host) => host !== "")),
  PROOFROOM_LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});
export type Env = z.infer<typeof Env>;

let cached: Env | undefined;

/**
 * The checked configuration. Each variable may also be given as `NAME_FILE`, a path to read it from.
 * Throws one sentence a problem, naming the variable and what is expected.
 */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}

export function parseEnv(source: Record<string, string | undefined>): Env {
  const read: Record<string, string | undefined> = {};
  for (const name of Object.keys(Env.shape)) {
    const file = source[`${name}_FILE`];
    read[name] = file ? readFileSync(file, "utf8").trim() : source[name] || undefined;
  }
  // Where a command makes the ledger's keys there need be no seed.
  const expected = read["PROOFROOM_LEDGER_KEY_COMMAND"] ? Env.extend({ PROOFROOM_LEDGER_SEED: z.string().default("") }) : Env;
  const parsed = expected.safeParse(read);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The configuration is not usable:\n${lines.join("\n")}`);
}

/** Absolute path below the data folder. */
export function dataPath(...parts: string[]): string {
  return path.resolve(/* turbopackIgnore: true */ env().PROOFROOM_DATA_DIR, ...parts);
}
