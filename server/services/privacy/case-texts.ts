import { and, eq, inArray } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { requestTexts } from "@/db/schema/privacy";
import { seal, unseal } from "@/server/domain/crypto/envelope";
import { newId } from "@/server/domain/ids/ids";
import { objectSubject } from "@/server/storage/org-keys";

import { holdKeys } from "../ledger/hold-keys";
import { openKeys } from "../ledger/open-keys";

type TextKind = typeof requestTexts.$inferInsert["kind"];

/** The key of everything in a case that says who the person is. Destroying it forgets the person, in backups too. */
export const personOfCase = (requestId: string) => objectSubject("request_person", requestId);

/** Keeps a text of a case under the case's own key. Returns the id by which events name it. */
export async function keepText(tx: Tx, of: { orgId: string; requestId: string; now: Date }, kind: TextKind, text: string): Promise<string> {
  await holdKeys(tx, of.orgId, "shared");
  const key = (await openKeys(of.orgId)).key(personOfCase(of.requestId));
  const id = newId("caseText");
  await tx.insert(requestTexts).values({ orgId: of.orgId, requestId: of.requestId, id, kind, sealed: seal(key, Buffer.from(text), contextOf(of, id)), createdAt: of.now });
  return id;
}

/** Texts of a case by their ids. What was forgotten is left out. */
export async function readTexts(tx: Tx, of: { orgId: string; requestId: string }, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const key = (await openKeys(of.orgId)).find(personOfCase(of.requestId));
  if (!key) return new Map();
  const rows = await tx.select().from(requestTexts).where(and(eq(requestTexts.orgId, of.orgId), eq(requestTexts.requestId, of.requestId), inArray(requestTexts.id, ids)));
  return new Map(rows.map((row) => [row.id, Buffer.from(unseal(key, row.sealed, contextOf(of, row.id))).toString("utf8")]));
}

/** A text opens in its own case only. */
function contextOf(of: { orgId: string; requestId: string }, id: string): string {
  return `${of.orgId}/${of.requestId}/${id}`;
}
