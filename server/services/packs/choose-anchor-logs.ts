import { withOrg, type Tx } from "@/db/client";
import { LedgerError } from "@/server/domain/ledger/error";
import type { PolicyLog } from "@/server/domain/ledger/policy";
import { parseVerifierKey } from "@/server/domain/ledger/verifier-key";
import { chooseHead, chooseStamps, type PublishedLeaf } from "@/server/domain/packs/choose-anchors";

import { listAnchorHeads, type AnchorHead } from "../anchors/anchor-head";
import { listAnchorKeys, type AnchorKey } from "../anchors/anchor-keys";
import { predecessorOf } from "../anchors/predecessor";
import type { Around } from "./anchor-files";
import { anchorHeads, publishedLeaves, stampsUpTo, type StoredStamp } from "./read-anchors";

/** What a pack takes of one anchor log. `size` is its newest head there, `ended` the one its successor says was its last. */
export type AnchorLogFacts = {
  logNo: number; origin: string; isClosed: boolean; size: number; ended: number | null; leaves: PublishedLeaf[];
  /** Those that have signed heads up to this size. */
  keys: AnchorKey[];
  stamps: (StoredStamp & { covers: number })[];
};

/** The anchor logs that hold heads of the organization, the first one first; mostly there is one. */
export async function chooseAnchorLogs(around: Around, inScope: readonly number[]): Promise<AnchorLogFacts[]> {
  return withOrg(around.orgId, async (tx) => {
    const chosen: AnchorLogFacts[] = [];
    for (const head of await listAnchorHeads(tx)) {
      const log = await choose(tx, around, head, inScope);
      if (log) chosen.push(log);
    }
    return Promise.all(chosen.map(async (log, i) => {
      const said = await saidBy(tx, chosen[i + 1]);
      return { ...log, ended: said?.origin === log.origin && said.size > 0 ? said.size : null };
    }));
  });
}

/** What a log says of the one before it. A first leaf that is none is found where it is proven, and says nothing here. */
async function saidBy(tx: Tx, log: AnchorLogFacts | undefined): ReturnType<typeof predecessorOf> {
  try {
    return log && (await predecessorOf(tx, log.logNo));
  } catch (error) {
    if (error instanceof LedgerError) return undefined;
    throw error;
  }
}

async function choose(tx: Tx, { orgId, logId, upTo, policy }: Around, { id: logNo, origin, size: most, state }: AnchorHead, inScope: readonly number[]): Promise<AnchorLogFacts | undefined> {
  const { leaves, end } = await publishedLeaves(tx, { logNo, orgId, logId }, upTo);
  const [first] = leaves;
  if (!first) return undefined;
  const size = chooseHead(leaves, await anchorHeads(tx, { logNo, index: first.index, most: end ?? most }, policy));
  if (size === null) return undefined;
  const keys = (await listAnchorKeys(tx, logNo)).filter(({ fromSize }) => fromSize <= size);
  const stamps = chooseStamps(leaves, await stampsUpTo(tx, { logNo, index: first.index, most: size }), inScope);
  return { logNo, origin, isClosed: state === "closed", size, ended: null, leaves, keys, stamps };
}

/** A key with the sizes it is good for, which the format of policies has no word for but a comment. */
export function policyLog({ vkey, fromSize, toSize }: AnchorKey): PolicyLog {
  return { key: parseVerifierKey(vkey), url: null, comment: `signs the anchor log's heads from ${fromSize} entries${toSize === null ? " on" : ` to ${toSize}`}` };
}
