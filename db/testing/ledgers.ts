import { randomUUID } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import { withOrg } from "@/db/client";
import type { TestOrg } from "@/db/seed/factories";
import { encodeBundle } from "@/server/domain/ledger/entry-bundle";
import { bundlePath, bundlesOfSize } from "@/server/domain/ledger/tiles";
import { recordChanges } from "@/server/services/ledger/record-change";

import { admin } from "./admin";

export type LogRow = { id: string; origin: string; state: string; size: number; root: Uint8Array };
export type LeafRow = { idx: number; entry_id: string; leaf_hash: Uint8Array; leaf_bytes: Uint8Array };

/** The organization's log that is not closed. */
export async function openLogOf(orgId: string): Promise<LogRow> {
  const [row] = await admin()<LogRow[]>`select l.id, l.origin, l.state, h.size::int, h.root from ledger.logs l join ledger.log_heads h on h.org_id = l.org_id and h.log_id = l.id where l.org_id = ${orgId} and l.state <> 'closed'`;
  if (!row) throw new Error("no open log");
  return row;
}

export async function leavesOf(logId: string): Promise<LeafRow[]> {
  return admin()<LeafRow[]>`select l.idx::int, l.entry_id, l.leaf_hash, e.leaf_bytes from ledger.leaves l join ledger.entries e on e.org_id = l.org_id and e.id = l.entry_id where l.log_id = ${logId} order by l.idx`;
}

/** Records changes that nothing else depends on. Returns the entry ids. */
export async function writeEntries(org: TestOrg, count: number): Promise<string[]> {
  const changes = Array.from({ length: count }, () => ({ action: "test.written", object: { kind: "test", id: randomUUID() }, detail: {} }));
  return withOrg(org.id, async (tx) => recordChanges(tx, org.as(), changes));
}

/** Writes a mirror as an object store would hold it: the newest checkpoint and the entry bundles. */
export async function writeMirror(folder: string, logId: string, note: string): Promise<void> {
  const rows = await leavesOf(logId);
  for (const bundle of bundlesOfSize(rows.length)) {
    const file = path.join(folder, bundlePath(bundle));
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, encodeBundle(rows.slice(bundle.index * 256, bundle.index * 256 + bundle.width).map((row) => row.leaf_bytes)));
  }
  writeFileSync(path.join(folder, "checkpoint"), note);
}
