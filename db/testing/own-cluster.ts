import { chmodSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { closeDatabase, configureDatabase } from "@/db/client";
import { giveAway } from "@/db/embedded/run-as";
import { startEmbedded, type Embedded } from "@/db/embedded/start";
import { migrate } from "@/db/migrate";
import { roleUrl } from "@/db/urls";

import { database } from "./database";

/** A cluster of a test's own, since what is restored in it is all of a database. Copies of it have names. */
export class OwnCluster {
  readonly folder = mkdtempSync(path.join(tmpdir(), "proofroom-cluster-"));
  private readonly cluster = path.join(this.folder, "postgres");
  private server: Embedded | undefined;

  get url(): string {
    return this.server?.url ?? "";
  }

  async make(): Promise<void> {
    await this.start();
    await migrate(this.url, database.secret);
  }

  async backUp(name: string): Promise<void> {
    await this.stop();
    cpSync(this.cluster, path.join(this.folder, name), { recursive: true, preserveTimestamps: true });
    await this.start();
  }

  async restore(name: string): Promise<void> {
    await this.stop();
    rmSync(this.cluster, { recursive: true });
    cpSync(path.join(this.folder, name), this.cluster, { recursive: true, preserveTimestamps: true });
    chmodSync(this.cluster, 0o700);
    giveAway(this.cluster);
    await this.start();
  }

  async end(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async start(): Promise<void> {
    this.server = await startEmbedded({ folder: this.cluster, password: "restored", fsync: false, binaries: process.env["PROOFROOM_TEST_PG"] });
    configureDatabase({ app: roleUrl(this.url, "app", database.secret), system: roleUrl(this.url, "system", database.secret) });
  }

  private async stop(): Promise<void> {
    await closeDatabase();
    await this.server?.stop();
  }
}
