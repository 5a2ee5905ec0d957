import { sql } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { encodeBase64 } from "@/server/domain/ledger/bytes";
import { ListCheckpointsInput } from "@/server/domain/ledger/schema";
import type { CheckpointRow } from "@/server/domain/ledger/view";

import { authorize, parseInput, type ServiceContext } from "../context";
import { currentLog } from "./find-log";
import { readCheckpoints } from "./read-checkpoints";

/** `before`: the size to ask with for the next page, null on the last. */
export type CheckpointPage = { rows: CheckpointRow[]; before: number | null };

/** Checkpoints, newest first, page by page. */
export async function listCheckpoints(ctx: ServiceContext, input: unknown = {}): Promise<CheckpointPage> {
  authorize(ctx, "ledger:read");
  const { before, limit, log } = parseInput(ListCheckpointsInput, input);
  return withOrg(ctx.orgId, async (tx) => checkpointPage(tx, ctx.orgId, limit, before, log));
}

/** The same for a verb that has its transaction. */
export async function checkpointPage(tx: Tx, orgId: string, limit: number, before = Number.MAX_SAFE_INTEGER, asked?: string): Promise<CheckpointPage> {
  const log = currentLog(orgId, asked);
  const found = await readCheckpoints(tx, log, sql`c.size in (
    select n.size from ledger.checkpoints n where n.org_id = ${orgId} and n.log_id = ${log.id} and n.size < ${before} and n.size <= (select h.guarded_size from ledger.log_heads h where h.org_id = n.org_id and h.log_id = n.log_id) order by n.size desc limit ${limit + 1})`);
  const rows = found.toReversed().map((checkpoint): CheckpointRow => ({
    size: checkpoint.size, root: encodeBase64(checkpoint.root), at: checkpoint.cutAt.toISOString(), signedBy: checkpoint.signatures.map((line) => `${line.name}+${Buffer.from(line.id).toString("hex")}`),
  }));
  const page = rows.slice(0, limit);
  return { rows: page, before: rows.length > limit ? (page.at(-1)?.size ?? null) : null };
}
