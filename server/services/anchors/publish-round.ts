import { eq, sql } from "drizzle-orm";

import { withoutOrg, type Tx } from "@/db/client";
import { anchorHead } from "@/db/schema/anchors";
import { ROUND_MS } from "@/server/domain/anchors/due";
import { log } from "@/server/log";

import { lockAnchorHead } from "./anchor-head";
import { publishHead } from "./publish-head";
import { sequenceAnchorLog } from "./sequence-anchor-log";
import type { AnchorTarget } from "./targets";

const AT_ONCE = 3;
export type Round = { published: number; failed: string[] };

/**
 * One round of publishing: every organization whose head is due, then one new head of the anchor log. Rounds begin ten
 * minutes apart however many workers ask, so at most 144 a day. An organization that fails is logged, left for the next
 * round, and delays no other.
 *
 * @returns null where it is not time yet
 */
export async function publishRound(now: Date, targets: AnchorTarget[]): Promise<Round | null> {
  if (!(await withoutOrg(async (tx) => takeRound(tx, now), "system"))) return null;
  const orgs = await withoutOrg(async (tx) => tx.execute<{ org_id: string }>(sql`select org_id from access.all_orgs()`), "system");
  const waiting = orgs.map((row) => row.org_id);
  const round: Round = { published: 0, failed: [] };
  const work = async () => {
    for (let orgId = waiting.pop(); orgId !== undefined; orgId = waiting.pop()) await publishOne(orgId, round, now, targets);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await sequenceAnchorLog(now, targets);
  return round;
}

async function publishOne(orgId: string, round: Round, now: Date, targets: AnchorTarget[]): Promise<void> {
  try {
    if (await publishHead(orgId, now, targets)) round.published += 1;
  } catch (error) {
    round.failed.push(orgId);
    log().error({ orgId, err: error instanceof Error ? error.message : String(error) }, "head not published, next round tries again");
  }
}

async function takeRound(tx: Tx, now: Date): Promise<boolean> {
  const head = await lockAnchorHead(tx, now);
  const since = head.roundAt ? now.getTime() - head.roundAt.getTime() : ROUND_MS;
  // A round far in the future comes from a clock that was wrong: waiting for it would be silence for as long.
  if (since < ROUND_MS && since > -ROUND_MS) return false;
  await tx.update(anchorHead).set({ roundAt: now }).where(eq(anchorHead.id, head.id));
  return true;
}
