import { and, asc, eq, gt, ne, sql } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { insertRows } from "@/db/insert-rows";
import { evidence } from "@/db/schema/evidence";
import { portalFindings, portalSearches } from "@/db/schema/privacy-erasure";
import { needlesOf } from "@/server/domain/privacy/erasure/search";

import { identifiersOf } from "../../identifiers";
import { lockRequest } from "../../rows";
import { findPeople } from "./find-people";
import { searchFile } from "./search-file";
import { searchRows } from "./search-rows";

export const FILES_A_STEP = 50;
type Finding = typeof portalFindings.$inferInsert;
export type SearchStep = { finished: boolean; files: number };

/**
 * Searches the portal's own data for the person of a case, so many files at a time: rows first, then every file. What is
 * found is noted by object and count. Killed, it goes on after the last file; returns whether it is through.
 */
export async function searchPortalStep(orgId: string, requestId: string, now: Date): Promise<SearchStep> {
  return withOrg(orgId, async (tx) => {
    await lockRequest(tx, orgId, requestId);
    const of = and(eq(portalSearches.orgId, orgId), eq(portalSearches.requestId, requestId));
    const [search] = await tx.select().from(portalSearches).where(of);
    if (!search || search.finishedAt !== null) return { finished: true, files: search?.files ?? 0 };
    const { needles, tooShort } = needlesOf((await identifiersOf(tx, { orgId, requestId })).map(({ type, value }) => ({ type, value })));
    if (search.through === null) await noteRows(tx, { orgId, requestId }, needles, now);
    const files = needles.length === 0 ? [] : await nextFiles(tx, orgId, search.through ?? "");
    let unread = search.unread;
    for (const file of files) {
      const read = await searchFile(tx, orgId, file.sha256, needles);
      if (read.unread) unread++;
      if (read.found > 0) await noteFinding(tx, { orgId, requestId, kind: "evidence", objectId: file.id, inRows: 0, inFile: read.found, foundAt: now });
    }
    const finished = files.length < FILES_A_STEP;
    await tx.update(portalSearches).set({ through: files.at(-1)?.id ?? search.through ?? "", files: search.files + files.length, unread, tooShort, finishedAt: finished ? now : null }).where(of);
    return { finished, files: search.files + files.length };
  }, "system");
}

/** Notes every evidence in whose rows any of the texts stands, or of those written to `since`, and the person where they work with the portal. */
export async function noteRows(tx: Tx, of: { orgId: string; requestId: string }, needles: string[], now: Date, since: Date | null = null): Promise<void> {
  const found = await searchRows(tx, of.orgId, needles, since);
  const items = found.map(({ id, rows }): Finding => ({ ...of, kind: "evidence", objectId: id, inRows: rows, inFile: 0, foundAt: now }));
  const people = (await findPeople(tx, of.orgId, needles)).map((each): Finding => ({ ...of, ...each, inRows: 1, inFile: 0, foundAt: now }));
  await note(tx, [...items, ...people]);
}

export const noteFinding = async (tx: Tx, finding: Finding): Promise<void> => note(tx, [finding]);

async function note(tx: Tx, rows: Finding[]): Promise<void> {
  await insertRows(tx, portalFindings, rows, sql`on conflict (org_id, request_id, kind, object_id) do update set in_rows = greatest(portal_findings.in_rows, excluded.in_rows), in_file = greatest(portal_findings.in_file, excluded.in_file), kept = coalesce(excluded.kept, portal_findings.kept)`);
}

async function nextFiles(tx: Tx, orgId: string, after: string): Promise<{ id: string; sha256: string }[]> {
  return tx.select({ id: evidence.id, sha256: evidence.sha256 }).from(evidence).where(and(eq(evidence.orgId, orgId), gt(evidence.id, after), ne(evidence.sha256, ""))).orderBy(asc(evidence.id)).limit(FILES_A_STEP);
}
