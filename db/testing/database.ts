import { randomBytes } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";

import postgres from "postgres";
import { inject } from "vitest";

import { roleUrl } from "../urls";

/** What the run gives every test file: a server, a migrated database to copy, a folder for files. `isOwn`: the server ends with the run. */
export type TestServer = { adminUrl: string; template: string; secret: string; folder: string; isOwn: boolean };
type TestDatabase = { adminUrl: string; appUrl: string; systemUrl: string; secret: string; dataDir: string };

declare module "vitest" {
  export interface ProvidedContext {
    server: TestServer;
  }
}

const server = inject("server");
// Read once by the environment, so the same for all files of a process.
const DATA_DIR = path.join(server.folder, `data-${process.pid}`);
let name = "";

/**
 * This test file's own database and data folder. Files run side by side, and some of them do what a whole database
 * feels: they lock tables, break the ledger as a superuser, sequence every log, sweep every file.
 */
export let database: TestDatabase;

/** Once a test file, also where several share a process's modules: a fresh copy of the template, and the process's folder with nothing in it. */
export async function openDatabase(): Promise<TestDatabase> {
  name = `${server.template}_${randomBytes(6).toString("hex")}`;
  await onServer(async (sql) => sql.unsafe(`create database ${name} template ${server.template} strategy file_copy`));
  const url = new URL(server.adminUrl);
  url.pathname = `/${name}`;
  const adminUrl = url.toString();
  const { secret } = server;
  mkdirSync(DATA_DIR, { recursive: true });
  database = { adminUrl, secret, appUrl: roleUrl(adminUrl, "app", secret), systemUrl: roleUrl(adminUrl, "system", secret), dataDir: DATA_DIR };
  return database;
}

/** A server of the run's own goes with all its databases; a given one is left as it was. */
export async function dropDatabase(): Promise<void> {
  if (!server.isOwn) await onServer(async (sql) => sql.unsafe(`drop database if exists ${name} with (force)`));
  rmSync(DATA_DIR, { recursive: true, force: true });
}

async function onServer(work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(server.adminUrl, { max: 1, onnotice: () => undefined });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}
