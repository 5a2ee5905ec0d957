import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";

import postgres from "postgres";

import { binaryFolder } from "./binaries";
import { giveAway, runAs } from "./run-as";

export type Embedded = { url: string; version: string; stop: () => Promise<void> };
type Options = { folder: string; password: string; binaries?: string; port?: number; fsync?: boolean };

/**
 * Starts a private PostgreSQL on 127.0.0.1 with its data in `folder`, making it first where there is none.
 *
 * A cluster is made beside its place and renamed into it, so a crash cannot leave half of one. A server that an
 * earlier, killed start left behind is stopped first. Throws one sentence saying what to do.
 */
export async function startEmbedded(options: Options): Promise<Embedded> {
  const bin = binaryFolder(options.binaries);
  const folder = path.resolve(options.folder);
  if (!existsSync(path.join(folder, "PG_VERSION"))) initialise(bin, folder, options.password);
  stopLeftOver(bin, folder);
  const port = options.port ?? (await freePort());
  const server = launch(bin, folder, port, options.fsync ?? true);
  const url = `postgres://postgres:${encodeURIComponent(options.password)}@127.0.0.1:${port}/postgres`;
  const version = await waitUntilReady(url, server, path.join(folder, "server.log"));
  return { url, version, stop: () => stop(server) };
}

function initialise(bin: string, folder: string, password: string): void {
  const fresh = `${folder}.new`;
  const passwordFile = `${folder}.password`;
  rmSync(fresh, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o644 });
  giveAway(fresh);
  const args = ["-D", fresh, "-U", "postgres", "-A", "scram-sha-256", `--pwfile=${passwordFile}`, "-E", "UTF8", "--locale=C"];
  const result = run(bin, "initdb", args, fresh);
  rmSync(passwordFile, { force: true });
  if (result.status !== 0) throw new Error(`The database could not be made in ${folder}: ${result.stderr.trim() || result.stdout.trim()}`);
  renameSync(fresh, folder);
}

function stopLeftOver(bin: string, folder: string): void {
  if (!existsSync(path.join(folder, "postmaster.pid"))) return;
  // Answers non-zero for a stale pid file, which PostgreSQL then clears by itself.
  run(bin, "pg_ctl", ["-D", folder, "stop", "-m", "immediate", "-w", "-t", "20"], folder);
}

function run(bin: string, name: string, args: string[], folder: string) {
  const { command, uid, gid } = runAs(path.join(bin, name), args, folder);
  return spawnSync(command[0] ?? name, command.slice(1), { uid, gid, encoding: "utf8", cwd: "/" });
}

function launch(bin: string, folder: string, port: number, fsync: boolean): ChildProcess {
  const settings = {
    port, listen_addresses: "127.0.0.1", unix_socket_directories: "", max_connections: 80, shared_buffers: "128MB",
    fsync: fsync ? "on" : "off", full_page_writes: fsync ? "on" : "off", logging_collector: "off",
    // A new installation has no statistics, and without them foreign-key checks read far too much: gather them soon.
    autovacuum_naptime: "5s", log_timezone: "UTC", timezone: "UTC",
  };
  const args = ["-D", folder, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  const { command, uid, gid } = runAs(path.join(bin, "postgres"), args, folder);
  // Its own process group: Ctrl-C reaches the launcher only, which then stops the database last.
  const server = spawn(command[0] ?? "", command.slice(1), { uid, gid, cwd: "/", detached: true, stdio: ["ignore", "pipe", "pipe"] });
  const log: string[] = [];
  const keep = (chunk: Buffer) => {
    log.push(chunk.toString("utf8"));
    if (log.length > 200) log.shift();
  };
  server.stdout?.on("data", keep);
  server.stderr?.on("data", keep);
  server.on("exit", () => writeFileSync(path.join(folder, "server.log"), log.join("")));
  return server;
}

async function waitUntilReady(url: string, server: ChildProcess, logFile: string): Promise<string> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (server.exitCode !== null) {
      const log = existsSync(logFile) ? readFileSync(logFile, "utf8").trim().split("\n").slice(-3).join(" ") : "";
      throw new Error(`The database did not start: ${log}`);
    }
    const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => undefined });
    try {
      const [row] = await sql<{ server_version: string }[]>`show server_version`;
      return row?.server_version ?? "";
    } catch {
      // Not listening yet; the loop ends with the deadline or with the server's exit.
      await new Promise((resolve) => setTimeout(resolve, 100));
    } finally {
      await sql.end({ timeout: 1 });
    }
  }
  throw new Error("The database did not answer within a minute.");
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGINT"); // fast shutdown
  await gone;
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}
