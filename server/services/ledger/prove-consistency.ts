import { withOrg } from "@/db/client";
import { requireConsistency } from "@/server/domain/ledger/proof";
import { consistencyPlan } from "@/server/domain/ledger/proof-plan";
import { ConsistencyInput } from "@/server/domain/ledger/schema";
import { proofFromTiles, tilesForPlan } from "@/server/domain/ledger/tile-nodes";
import { printAddCheckpoint } from "@/server/domain/ledger/witness-messages";

import { authorize, parseInput, type ServiceContext } from "../context";
import { notFound, ServiceError } from "../errors";
import { fromSoundTree } from "./damaged";
import { currentLog } from "./find-log";
import { noteOf, readCheckpoints, sizeIs } from "./read-checkpoints";
import { readTiles } from "./read-tiles";

export type ConsistencyProof = { from: number; to: number; text: string };

/**
 * That the log of one checkpoint begins with exactly the log of another: `old <size>`, the hashes, a blank line, the newer
 * checkpoint, as a witness is asked (C2SP tlog-witness). Two queries; held against both roots before it is given away.
 *
 * INVALID where `from` is larger than `to`, NOT_FOUND where either has no checkpoint, CONFLICT as `fromSoundTree`.
 */
export async function proveConsistency(ctx: ServiceContext, input: unknown): Promise<ConsistencyProof> {
  authorize(ctx, "ledger:read");
  const { from, to, log } = parseInput(ConsistencyInput, input);
  if (from > to) throw new ServiceError("INVALID", "from is the older checkpoint: its size is not larger than to.", [{ field: "from", message: "larger than to" }]);
  return withOrg(ctx.orgId, async (tx) => {
    const found = await readCheckpoints(tx, currentLog(ctx.orgId, log), sizeIs(from, to));
    const [older, newer] = [from, to].map((size) => found.find((checkpoint) => checkpoint.size === size));
    if (!older || !newer) throw notFound(`A checkpoint of size ${older ? to : from}`);
    const plan = consistencyPlan(from, to);
    const tiles = await readTiles(tx, { orgId: ctx.orgId, id: newer.logId }, tilesForPlan(plan, to));
    return fromSoundTree(() => {
      const proof = proofFromTiles(plan, to, tiles);
      requireConsistency({ oldSize: from, newSize: to, oldRoot: older.root, newRoot: newer.root, proof });
      return { from, to, text: printAddCheckpoint({ oldSize: from, proof, note: noteOf(newer) }) };
    });
  });
}
