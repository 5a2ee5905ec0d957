import { and, eq, inArray } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { deks, openings } from "@/db/schema/ledger";
import { PackError } from "@/server/domain/packs/error";
import type { KeptOpening } from "@/server/domain/packs/opening";

import type { BodyOpener } from "../ledger/body-opener";
import type { ScannedEntry } from "./scan-log";

/**
 * What is kept of some entries, opened with their data keys. An entry whose opening or key is gone is not in the answer.
 * Throws `OPENING_CHANGED` where the sealed bytes are not those that were sealed.
 */
export async function readOpenings(orgId: string, entries: readonly ScannedEntry[], openBody: BodyOpener): Promise<Map<string, KeptOpening>> {
  const rows = await withOrg(orgId, async (tx) => tx
    .select({ entryId: openings.entryId, salt: openings.salt, bodyEnc: openings.bodyEnc, files: openings.files, dekId: openings.dekId, wrappedKey: deks.wrappedKey })
    .from(openings).innerJoin(deks, and(eq(deks.orgId, openings.orgId), eq(deks.id, openings.dekId)))
    .where(and(eq(openings.orgId, orgId), inArray(openings.entryId, entries.map((entry) => entry.id)))));
  const indexes = new Map(entries.map(({ id, index }) => [id, index]));
  return new Map(rows.flatMap(({ entryId, salt, bodyEnc, files, dekId, wrappedKey }) => {
    if (!salt || !bodyEnc || !wrappedKey) return [];
    try {
      return [[entryId, { salt, files: files ?? [], body: openBody({ entryId, dekId, wrappedKey, bodyEnc }) }] as const];
    } catch (error) {
      throw new PackError("OPENING_CHANGED", `Entry ${indexes.get(entryId)} of the ledger: its sealed content does not open (${error instanceof Error ? error.message : String(error)}). No pack can be made until this is repaired.`);
    }
  }));
}
