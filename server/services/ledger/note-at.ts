import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { checkpoints, keys, signatures } from "@/db/schema/ledger";
import { printNote } from "@/server/domain/ledger/note";

import { notFound } from "../errors";

/** The signed note of a checkpoint, with the line of every key that signed it, oldest key first. Throws `NOT_FOUND`. */
export async function noteAt(tx: Tx, { orgId, logId }: { orgId: string; logId: string }, size: number): Promise<string> {
  const rows = await tx.select({ text: checkpoints.body, name: signatures.keyName, id: signatures.keyId, signature: signatures.sig }).from(checkpoints)
    .innerJoin(signatures, and(eq(signatures.orgId, checkpoints.orgId), eq(signatures.logId, checkpoints.logId), eq(signatures.size, checkpoints.size)))
    .leftJoin(keys, and(eq(keys.orgId, signatures.orgId), eq(keys.logId, signatures.logId), eq(keys.keyId, signatures.keyId)))
    .where(and(eq(checkpoints.orgId, orgId), eq(checkpoints.logId, logId), eq(checkpoints.size, size))).orderBy(keys.fromSize, signatures.keyId);
  const [first] = rows;
  if (!first) throw notFound(`A checkpoint of ${size} entries`);
  return printNote({ text: first.text, signatures: rows });
}
