import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import postgres from "postgres";
import type { TestProject } from "vitest/node";

import { startEmbedded } from "../embedded/start";
import { migrate } from "../migrate";

import type { TestServer } from "./database";

type Running = { server: TestServer; stop: () => Promise<void> };

// On globalThis because each project of a run loads this file for itself: one server for them all.
const holder = globalThis as typeof globalThis & { proofroomTestServer?: { running: Promise<Running>; users: number } };

/**
 * One private PostgreSQL for the run, migrated once; every test file gets a copy of that database, every suite makes
 * its own organization. PROOFROOM_TEST_PG names another PostgreSQL's folder of binaries, TEST_DATABASE_URL a running server.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const shared = (holder.proofroomTestServer ??= { running: start(), users: 0 });
  shared.users += 1;
  const { server, stop } = await shared.running;
  project.provide("server", server);
  return async () => {
    shared.users -= 1;
    if (shared.users === 0) await stop();
  };
}

async function start(): Promise<Running> {
  const folder = mkdtempSync(path.join(tmpdir(), "proofroom-test-"));
  const secret = randomBytes(24).toString("hex");
  const given = process.env["TEST_DATABASE_URL"];
  const server = given ? undefined : await startEmbedded({
    folder: path.join(folder, "postgres"), password: randomBytes(12).toString("hex"), fsync: false,
    binaries: process.env["PROOFROOM_TEST_PG"],
  });
  const adminUrl = given ?? server?.url ?? "";
  if (server) process.stdout.write(`PostgreSQL ${server.version}\n`);
  const template = `proofroom_test_${randomBytes(4).toString("hex")}`;
  await onServer(adminUrl, `create database ${template}`);
  const url = new URL(adminUrl);
  url.pathname = `/${template}`;
  await migrate(url.toString(), secret);
  return {
    server: { adminUrl, template, secret, folder, isOwn: server !== undefined },
    stop: async () => {
      if (!server) await onServer(adminUrl, `drop database ${template} with (force)`);
      await server?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function onServer(adminUrl: string, statement: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}
