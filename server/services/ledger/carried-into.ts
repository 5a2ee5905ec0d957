import { sql } from "drizzle-orm";
import { z } from "zod";

import type { Tx } from "@/db/client";
import { encodeBase64 } from "@/server/domain/ledger/bytes";
import { commitment, sha256 } from "@/server/domain/ledger/commit";
import { parseLeaf } from "@/server/domain/ledger/leaf";

import { readOpening } from "./read-opening";

type OfLog = { orgId: string; id: string };
const Lost = z.object({ from: z.int(), to: z.int() }).nullish();
const Succession = z.object({ detail: z.object({ predecessor: z.object({ origin: z.string(), size: z.int().optional() }), lost: Lost, carried: z.array(z.object({ id: z.string(), leafHash: z.string() })) }) });

/**
 * Leaf hashes (base64) of the entries that waited in a log's predecessor and were carried over, as the log's own first
 * entry names them. Empty for a log that succeeds none, and where what is stored is not what that entry committed to.
 */
export async function carriedInto(tx: Tx, log: OfLog): Promise<ReadonlySet<string>> {
  return new Set((await successionOf(tx, log))?.carried.map(({ leafHash }) => leafHash));
}

/**
 * What a log's first entry says of the log it succeeded; undefined where it succeeded none, or what is stored is not what it committed to. Of a log
 * that was closed before it had a head that entry has its place in the next one, so it is found by the event that goes with it.
 */
export async function successionOf(tx: Tx, { orgId, id }: OfLog): Promise<z.infer<typeof Succession>["detail"] | undefined> {
  const [first] = await tx.execute<{ id: string; leaf_bytes: Uint8Array }>(sql`
    select e.id, e.leaf_bytes from ledger.entries e where e.org_id = ${orgId} and position('"log.succession"'::bytea in e.leaf_bytes) > 0 and e.id = coalesce(
      (select l.entry_id from ledger.leaves l where l.org_id = ${orgId} and l.log_id = ${id} and l.idx = 0),
      (select a.entry_id from audit_events a where a.org_id = ${orgId} and a.object_kind = 'log' and a.object_id = ${id} and a.action = 'log.succeeded' limit 1))`);
  const leaf = first && parseLeaf(first.leaf_bytes);
  const opening = leaf?.object.id === id ? await readOpening(tx, orgId, leaf.id) : null;
  if (!leaf || !opening || encodeBase64(commitment(opening.salt, sha256(opening.body))) !== leaf.payload.commit) return undefined;
  return Succession.safeParse(JSON.parse(Buffer.from(opening.body).toString("utf8"))).data?.detail;
}
