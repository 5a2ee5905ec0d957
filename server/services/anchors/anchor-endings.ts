import { withoutOrg, type Tx } from "@/db/client";

import { tellEnding } from "../ledger/log-ending";
import { listAnchorHeads } from "./anchor-head";
import { predecessorOf } from "./predecessor";

/** Tells the head guard which anchor logs were closed and what succeeded each, also where that was broken off before. Once a head over the newest one's first leaf was signed: a log that was put in closes none. */
export async function tellAnchorEndings(): Promise<void> {
  for (const [origin, successor] of await withoutOrg(endings, "system")) await tellEnding(origin, successor);
}

async function endings(tx: Tx): Promise<[origin: string, successor: string][]> {
  const heads = await listAnchorHeads(tx);
  const newest = heads.at(-1);
  if (newest?.state !== "active" || newest.size === 0) return [];
  const said = await predecessorOf(tx, newest.id);
  const inOrder = heads.slice(1).map(({ origin }, i): [string, string] => [heads[i]?.origin ?? origin, origin]);
  // A log of which this database knows nothing more than that it is succeeded.
  return said && heads.every(({ origin }) => origin !== said.origin) ? [...inOrder, [said.origin, newest.origin]] : inOrder;
}
