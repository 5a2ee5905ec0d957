import { and, asc, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { anchorCheckpoints, anchorSignatures } from "@/db/schema/anchors";
import { checkpoints, signatures } from "@/db/schema/ledger";
import { LedgerError } from "@/server/domain/ledger/error";
import { printNote } from "@/server/domain/ledger/note";
import { ED25519 } from "@/server/domain/ledger/verifier-key";

/** A head of one of the anchor logs. */
export type AnchorSize = { logNo: number; size: number };
export type SignedText = { text: string; note: string };

/**
 * An anchor log's checkpoint at a size: its text, and the note with the log's own lines, or with those of witnesses too.
 * Throws `ANCHOR_NO_CHECKPOINT`.
 */
export async function anchorNote(tx: Tx, { logNo, size }: AnchorSize, lines: "log" | "all" = "log"): Promise<SignedText> {
  const [checkpoint] = await tx.select().from(anchorCheckpoints).where(and(eq(anchorCheckpoints.logNo, logNo), eq(anchorCheckpoints.size, size)));
  const rows = await tx.select().from(anchorSignatures).where(and(eq(anchorSignatures.logNo, logNo), eq(anchorSignatures.size, size))).orderBy(asc(anchorSignatures.type), asc(anchorSignatures.keyName), asc(anchorSignatures.keyId));
  return noteOf(checkpoint?.body, rows, lines);
}

/** The same of an organization's log. */
export async function tenantNote(tx: Tx, { orgId, logId }: { orgId: string; logId: string }, size: number): Promise<SignedText> {
  const [checkpoint] = await tx.select().from(checkpoints).where(and(eq(checkpoints.orgId, orgId), eq(checkpoints.logId, logId), eq(checkpoints.size, size)));
  const rows = await tx.select().from(signatures).where(and(eq(signatures.orgId, orgId), eq(signatures.logId, logId), eq(signatures.size, size))).orderBy(asc(signatures.keyName), asc(signatures.keyId));
  return noteOf(checkpoint?.body, rows, "log");
}

function noteOf(text: string | undefined, rows: { keyName: string; keyId: Uint8Array; sig: Uint8Array; type: number }[], lines: "log" | "all"): SignedText {
  if (text === undefined) throw new LedgerError("ANCHOR_NO_CHECKPOINT", "no checkpoint of this size was signed");
  const kept = rows.filter(({ type }) => lines === "all" || type === ED25519);
  return { text, note: printNote({ text, signatures: kept.map(({ keyName, keyId, sig }) => ({ name: keyName, id: keyId, signature: sig })) }) };
}
