import { and, asc, eq, gte, isNull, ne, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { evidence } from "@/db/schema/evidence";
import { portalFindings, portalSearches } from "@/db/schema/privacy-erasure";
import { needlesOf } from "@/server/domain/privacy/erasure/search";

import { systemContext } from "../../../access/system-context";
import { recordChanges } from "../../../ledger/record-change";
import { caseName } from "../../append-events";
import { identifiersOf } from "../../identifiers";
import { requestOrThrow } from "../../rows";
import { FILES_A_STEP, noteFinding, noteRows } from "./search";
import { searchFile } from "./search-file";

/** Longer than any push takes from its receipt to its commit: what was received before a look may be there only after it. */
const PUSH_MS = 3_600_000;
/** What is read while everybody's pushes wait: a blink. */
const LAST = { files: 20, bytes: 1 << 20 };
type Of = { orgId: string; requestId: string };
type File = { id: string; sha256: string; sizeBytes: number };
type Search = typeof portalSearches.$inferSelect;

/**
 * Looks through the evidence that came while the portal was searched and after, so many files at a time, and through all
 * rows once more. `fresh`: how many items were found that nobody has seen, which is on record; `left`: there are more files
 * to read. `last` is for whoever needs the last word and holds the keys exclusively, so that nothing is being pushed: only
 * what was written since the look before, and nothing at all (`left`) where that is more than a handful.
 */
export async function searchWhatCame(tx: Tx, of: Of, now: Date, how: "apart" | "last" = "apart"): Promise<{ fresh: number; left: boolean }> {
  const mine = and(eq(portalSearches.orgId, of.orgId), eq(portalSearches.requestId, of.requestId));
  const [search] = await tx.select().from(portalSearches).where(mine);
  if (!search) return { fresh: 0, left: false };
  const { needles } = needlesOf((await identifiersOf(tx, of)).map(({ type, value }) => ({ type, value })));
  const before = await countFound(tx, of);
  // First: what is pushed from here on may be behind what is read below, and counts as unread.
  const recent = await receivedSince(tx, of.orgId, new Date(now.getTime() - PUSH_MS));
  const files = needles.length === 0 ? [] : await filesSince(tx, search);
  if (how === "last" && isMuch(files)) return { fresh: 0, left: true };
  const unread = await readFiles(tx, of, files, needles, now);
  const left = files.length === FILES_A_STEP;
  if (!left) await noteRows(tx, of, needles, now, how === "last" ? sinceOf(search) : null);
  const checked = left ? { checked: [...search.checked, ...files.map(({ id }) => id)] } : { checkedAt: now, checked: recent };
  await tx.update(portalSearches).set({ ...checked, unread: search.unread + unread, files: search.files + files.length }).where(mine);
  const fresh = (await countFound(tx, of)) - before;
  if (fresh > 0) await recordFound(tx, of, fresh, now);
  return { fresh, left };
}

const isMuch = (files: readonly File[]): boolean => files.length > LAST.files || files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) > LAST.bytes;
const sinceOf = ({ startedAt, checkedAt }: Search): Date => new Date((checkedAt ?? startedAt).getTime() - PUSH_MS);

/** Notes the files in which the person stands; returns how many could not be read. */
async function readFiles(tx: Tx, of: Of, files: readonly File[], needles: string[], now: Date): Promise<number> {
  let unread = 0;
  for (const { id, sha256 } of files) {
    const read = await searchFile(tx, of.orgId, sha256, needles);
    if (read.unread) unread++;
    if (read.found > 0) await noteFinding(tx, { ...of, kind: "evidence", objectId: id, inRows: 0, inFile: read.found, foundAt: now });
  }
  return unread;
}

async function recordFound(tx: Tx, { orgId, requestId }: Of, found: number, now: Date): Promise<void> {
  const { number } = await requestOrThrow(tx, orgId, requestId);
  await recordChanges(tx, systemContext(orgId, now), [{ action: "rights_request.portal_found_more", object: { kind: "rights_request", id: requestId, label: caseName(number) }, detail: { found } }]);
}

async function filesSince(tx: Tx, search: Search): Promise<File[]> {
  return tx.select({ id: evidence.id, sha256: evidence.sha256, sizeBytes: evidence.sizeBytes }).from(evidence)
    .where(and(eq(evidence.orgId, search.orgId), gte(evidence.receivedAt, sinceOf(search)), ne(evidence.sha256, ""), sql`${evidence.id} <> all(${sql.param(search.checked, portalSearches.checked)})`))
    .orderBy(asc(evidence.receivedAt), asc(evidence.id)).limit(FILES_A_STEP);
}

async function receivedSince(tx: Tx, orgId: string, since: Date): Promise<string[]> {
  return (await tx.select({ id: evidence.id }).from(evidence).where(and(eq(evidence.orgId, orgId), gte(evidence.receivedAt, since)))).map(({ id }) => id);
}

async function countFound(tx: Tx, { orgId, requestId }: Of): Promise<number> {
  const [row] = await tx.select({ count: sql<string>`count(*)` }).from(portalFindings).where(and(eq(portalFindings.orgId, orgId), eq(portalFindings.requestId, requestId), eq(portalFindings.kind, "evidence"), isNull(portalFindings.kept)));
  return Number(row?.count ?? 0);
}
