import { sql } from "drizzle-orm";
import { z } from "zod";

import type { Tx } from "@/db/client";
import { encodeBase64 } from "@/server/domain/ledger/bytes";
import { commitment, sha256 } from "@/server/domain/ledger/commit";
import { parseLeaf } from "@/server/domain/ledger/leaf";

import { readOpening } from "./read-opening";

const Succession = z.object({ detail: z.object({ carried: z.array(z.object({ id: z.string(), leafHash: z.string() })) }) });

/**
 * Leaf hashes (base64) of the entries that waited in a log's predecessor and were carried over, as the log's own first
 * entry names them. Empty for a log that succeeds none, and where what is stored is not what that entry committed to.
 */
export async function carriedInto(tx: Tx, { orgId, id }: { orgId: string; id: string }): Promise<ReadonlySet<string>> {
  const [first] = await tx.execute<{ id: string; leaf_bytes: Uint8Array }>(sql`
    select e.id, e.leaf_bytes from ledger.leaves l join ledger.entries e on e.org_id = l.org_id and e.id = l.entry_id
    where l.org_id = ${orgId} and l.log_id = ${id} and l.idx = 0 and position('"log.succession"'::bytea in e.leaf_bytes) > 0`);
  const opening = first && (await readOpening(tx, orgId, first.id));
  if (!opening || encodeBase64(commitment(opening.salt, sha256(opening.body))) !== parseLeaf(first.leaf_bytes).payload.commit) return new Set();
  const body = Succession.safeParse(JSON.parse(Buffer.from(opening.body).toString("utf8")));
  return new Set(body.success ? body.data.detail.carried.map(({ leafHash }) => leafHash) : []);
}
