import { withOrg } from "@/db/client";
import { CheckpointInput } from "@/server/domain/ledger/schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { notFound } from "../errors";
import { fromSoundTree } from "./damaged";
import { currentLog } from "./find-log";
import { newestSize, noteOf, readCheckpoints, sizeIs } from "./read-checkpoints";

export type CheckpointNote = { size: number; note: string };

/** The newest checkpoint, or the one of a size, as a signed note with every signature line (C2SP tlog-checkpoint). */
export async function getCheckpoint(ctx: ServiceContext, input: unknown = {}): Promise<CheckpointNote> {
  authorize(ctx, "ledger:read");
  const { size, log: asked } = parseInput(CheckpointInput, input);
  return withOrg(ctx.orgId, async (tx) => {
    const log = currentLog(ctx.orgId, asked);
    const [checkpoint] = await readCheckpoints(tx, log, size === undefined ? newestSize(log) : sizeIs(size));
    if (!checkpoint) throw notFound(size === undefined ? "A checkpoint" : `A checkpoint of size ${size}`);
    return { size: checkpoint.size, note: await fromSoundTree(() => noteOf(checkpoint)) };
  });
}
