import { and, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { openings } from "@/db/schema/ledger";
import { PackError } from "@/server/domain/packs/error";
import type { KeptOpening, OpenableEntry } from "@/server/domain/packs/opening";

import { openBody } from "../ledger/open-body";
import { openKeys } from "../ledger/open-keys";
import { oneOf } from "../row-checks/one-of";

/** `keyRef` names whose content it is: `evidence:<id>` for an evidence, whichever entry tells of it. */
export type ReadOpening = KeptOpening & { keyRef: string };

/**
 * What is kept of some entries, opened with their data keys as they are now. An entry whose opening or key is gone is not
 * in the answer. Throws `OPENING_CHANGED` where the sealed bytes are not those that were sealed.
 */
export async function readOpenings(orgId: string, entries: readonly Pick<OpenableEntry, "id" | "index">[]): Promise<Map<string, ReadOpening>> {
  if (entries.length === 0) return new Map();
  const rows = await withOrg(orgId, async (tx) => tx
    .select({ entryId: openings.entryId, salt: openings.salt, bodyEnc: openings.bodyEnc, files: openings.files, keyRef: openings.keyRef })
    .from(openings).where(and(eq(openings.orgId, orgId), oneOf(openings.entryId, entries.map((entry) => entry.id)))));
  const keys = await openKeys(orgId);
  const indexes = new Map(entries.map(({ id, index }) => [id, index]));
  return new Map(rows.flatMap(({ entryId, salt, bodyEnc, files, keyRef }) => {
    if (!salt) return [];
    try {
      const body = openBody(keys, { orgId, entryId, keyRef, bodyEnc });
      return body ? [[entryId, { salt, files: files ?? [], body, keyRef }] as const] : [];
    } catch (error) {
      throw new PackError("OPENING_CHANGED", `Entry ${indexes.get(entryId)} of the ledger: its sealed content does not open (${error instanceof Error ? error.message : String(error)}). No pack can be made until this is repaired.`);
    }
  }));
}
