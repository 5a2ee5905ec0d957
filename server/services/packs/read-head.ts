import { and, asc, desc, eq, lte, sql, type SQL } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { checkpoints, keys, logs, signatures } from "@/db/schema/ledger";
import { checkpointText } from "@/server/domain/ledger/checkpoint";
import { printNote } from "@/server/domain/ledger/note";
import { openCheckpoint } from "@/server/domain/ledger/open-checkpoint";
import type { Signer } from "@/server/domain/ledger/verifier-key";
import { PackError } from "@/server/domain/packs/error";

import { ownKeys } from "../ledger/signers";

export type Head = { logId: string; origin: string; size: number; root: Uint8Array; cutAt: Date; note: string; signer: Signer };
export type Earlier = { size: number; root: Uint8Array };

/**
 * The newest signed head of one of the organization's logs, or the one of a given size. Everything else of a pack is read up to
 * this head and no further; the rows below a head never change, so no transaction has to stay open while files are copied.
 *
 * Throws `NO_CHECKPOINT`, and `CHECKPOINT_CHANGED` where text and signature do not go together or are of another key.
 */
export async function readHead(tx: Tx, orgId: string, logId: string, atSize?: number): Promise<Head> {
  const of = and(eq(checkpoints.orgId, orgId), eq(checkpoints.logId, logId), lte(checkpoints.size, guardedSize(orgId, logId)), ...(atSize === undefined ? [] : [eq(checkpoints.size, atSize)]));
  const [row] = await tx.select({ logId: logs.id, origin: logs.origin, size: checkpoints.size, root: checkpoints.root, body: checkpoints.body, cutAt: checkpoints.cutAt })
    .from(checkpoints).innerJoin(logs, and(eq(logs.orgId, checkpoints.orgId), eq(logs.id, checkpoints.logId))).where(of).orderBy(desc(checkpoints.size)).limit(1);
  if (!row) throw new PackError("NO_CHECKPOINT", "The ledger has no signed head yet. Is the worker running?");
  const { body, ...head } = row;
  const note = await noteAt(tx, orgId, { ...head, body });
  const signer = await signerOfHead(tx, orgId, head);
  try {
    const opened = openCheckpoint(note, [signer]);
    if (checkpointText(opened) !== checkpointText(head)) throw new PackError("CHECKPOINT_CHANGED", "text and row differ");
  } catch (error) {
    throw new PackError("CHECKPOINT_CHANGED", `The head at size ${head.size} is not the one that was signed (${error instanceof Error ? error.message : String(error)}). No pack can be made until this is repaired.`);
  }
  return { ...head, note, signer };
}

/** Up to where heads may leave the house: no further than the head guard holds. */
function guardedSize(orgId: string, logId: string): SQL<number> {
  return sql`(select h.guarded_size from ledger.log_heads h where h.org_id = ${orgId} and h.log_id = ${logId})`;
}

/** Our newest key among those that signed this head: the one the pack's manifest is signed with. */
async function signerOfHead(tx: Tx, orgId: string, { logId, origin, size }: { logId: string; origin: string; size: number }): Promise<Signer> {
  const rows = await tx.select({ publicKey: keys.publicKey }).from(signatures)
    .innerJoin(keys, and(eq(keys.orgId, signatures.orgId), eq(keys.logId, signatures.logId), eq(keys.keyId, signatures.keyId)))
    .where(and(eq(signatures.orgId, orgId), eq(signatures.logId, logId), eq(signatures.size, size))).orderBy(desc(keys.fromSize));
  const [signer] = await ownKeys(origin, rows.map((row) => row.publicKey));
  if (!signer) throw new PackError("CHECKPOINT_CHANGED", `The head at size ${size} is signed by no key of this installation.`);
  return signer;
}

/** A head with all its signature lines, in one order. */
export async function noteAt(tx: Tx, orgId: string, { logId, size, body }: { logId: string; size: number; body?: string }): Promise<string> {
  const at = and(eq(signatures.orgId, orgId), eq(signatures.logId, logId), eq(signatures.size, size));
  const lines = await tx.select().from(signatures).where(at).orderBy(asc(signatures.type), asc(signatures.keyName), asc(signatures.keyId));
  const text = body ?? (await bodyAt(tx, orgId, logId, size));
  if (lines.length === 0) throw new PackError("CHECKPOINT_CHANGED", `The head at size ${size} has no signature.`);
  return printNote({ text, signatures: lines.map((line) => ({ name: line.keyName, id: line.keyId, signature: line.sig })) });
}

/** Roots that were signed before this head, by size. */
export async function earlierHeads(tx: Tx, orgId: string, { logId, size }: Pick<Head, "logId" | "size">): Promise<Earlier[]> {
  return tx.select({ size: checkpoints.size, root: checkpoints.root }).from(checkpoints)
    .where(and(eq(checkpoints.orgId, orgId), eq(checkpoints.logId, logId), lte(checkpoints.size, size))).orderBy(asc(checkpoints.size));
}

async function bodyAt(tx: Tx, orgId: string, logId: string, size: number): Promise<string> {
  const [row] = await tx.select({ body: checkpoints.body }).from(checkpoints).where(and(eq(checkpoints.orgId, orgId), eq(checkpoints.logId, logId), eq(checkpoints.size, size)));
  if (!row) throw new PackError("CHECKPOINT_CHANGED", `The head at size ${size} is gone.`);
  return row.body;
}
