import { randomUUID } from "node:crypto";

import { withOrg } from "@/db/client";
import type { TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { sequenceOf } from "@/db/testing/jobs";

import { recordChanges } from "../../ledger/record-change";
import { publishHead } from "../publish-head";
import { sequenceAnchorLog } from "../sequence-anchor-log";
import type { AnchorTarget } from "../targets";

/** Writes one entry and gives it its index. Returns its id. */
export async function writeEntry(org: TestOrg): Promise<string> {
  const [id = ""] = await withOrg(org.id, async (tx) => recordChanges(tx, org.as(), [{ action: "test.written", object: { kind: "test", id: randomUUID() }, detail: {} }]));
  await sequenceOf(org.id);
  return id;
}

/** A new head of the anchor log that all of these targets are asked to anchor. Another test may take the queue meanwhile: then once more. */
export async function newAnchorHead(org: TestOrg, now: Date, targets: AnchorTarget[]): Promise<number> {
  const names = targets.map(({ target }) => target);
  for (;;) {
    await writeEntry(org);
    await publishHead(org.id, now, []);
    await sequenceAnchorLog(now, targets);
    const [row] = await admin()<{ size: number }[]>`select size::int from ledger.instance_anchors where target = any(${names}) and status = 'pending' group by size having count(*) = ${names.length} order by size desc limit 1`;
    if (row) return row.size;
  }
}

export type AnchorFacts = { size: number; status: string; attempts: number; error: string | null; gen_time: Date | null; next_try_at: Date | null; token: Uint8Array | null };

/** What stands in the table about one target of the anchor log, by size: what made way for a later one, or all else. */
export async function anchorsOf(target: AnchorTarget, which: "superseded" | "current" = "current"): Promise<AnchorFacts[]> {
  return admin()<AnchorFacts[]>`select size::int, status, attempts, error, gen_time, next_try_at, token from ledger.instance_anchors where target = ${target.target} and (status = 'superseded') = ${which === "superseded"} order by size`;
}
