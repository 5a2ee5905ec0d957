import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { openings, type FileOpening } from "@/db/schema/ledger";

import { openBody } from "./open-body";
import { openKeys } from "./open-keys";

/** What an entry's commitments open to. */
export type Opening = { salt: Uint8Array; body: Uint8Array; files: FileOpening[] };

/** The opening of an entry, or null where it was erased or its key destroyed. Throws where the stored bytes do not open under their key. */
export async function readOpening(tx: Tx, orgId: string, entryId: string): Promise<Opening | null> {
  const [row] = await tx.select({ salt: openings.salt, bodyEnc: openings.bodyEnc, files: openings.files, keyRef: openings.keyRef }).from(openings)
    .where(and(eq(openings.orgId, orgId), eq(openings.entryId, entryId)));
  if (!row?.salt) return null;
  const body = openBody(await openKeys(orgId), { orgId, entryId, keyRef: row.keyRef, bodyEnc: row.bodyEnc });
  return body ? { salt: row.salt, body, files: row.files ?? [] } : null;
}
