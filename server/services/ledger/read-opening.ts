import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { deks, openings, type FileOpening } from "@/db/schema/ledger";
import { unseal } from "@/server/domain/crypto/envelope";

import { unwrapDataKey } from "./log-and-keys";

/** What an entry's commitments open to. */
export type Opening = { salt: Uint8Array; body: Uint8Array; files: FileOpening[] };

/** The opening of an entry, or null where it was erased or its key destroyed. Throws where the stored bytes do not open under their key. */
export async function readOpening(tx: Tx, orgId: string, entryId: string): Promise<Opening | null> {
  const [row] = await tx.select({ salt: openings.salt, body: openings.bodyEnc, files: openings.files, dekId: deks.id, wrapped: deks.wrappedKey }).from(openings)
    .innerJoin(deks, and(eq(deks.orgId, openings.orgId), eq(deks.id, openings.dekId))).where(and(eq(openings.orgId, orgId), eq(openings.entryId, entryId)));
  if (!row?.salt || !row.body || !row.wrapped) return null;
  return { salt: row.salt, body: unseal(unwrapDataKey(orgId, row.dekId, row.wrapped), row.body, `${orgId}/${entryId}`), files: row.files ?? [] };
}
