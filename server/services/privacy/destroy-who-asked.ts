import { and, eq, inArray, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { auditEvents } from "@/db/schema/activity";
import { requestMessages, requestTexts, rightsRequests } from "@/db/schema/privacy";
import { requestIdentifiers } from "@/db/schema/privacy-systems";
import { outbox } from "@/db/schema/users";
import { keyStore } from "@/server/storage/key-store";
import { personSubject } from "@/server/storage/org-keys";

import { openKeys } from "../ledger/open-keys";
import { personOfCase } from "./case-texts";
import { endFilesOfCase } from "./files/destroy";

/**
 * Destroys what says who asked in a case, keys first; the key store remembers that it did. The caller holds the keys
 * exclusively and the case, and it is on the ledger. May be repeated.
 */
export async function destroyWhoAsked(tx: Tx, orgId: string, id: string, now: Date): Promise<void> {
  const keys = await openKeys(orgId);
  const ofFiles = await endFilesOfCase(tx, orgId, id, now);
  await keyStore.destroyPerson(orgId, [personOfCase(id), personSubject(id), ...ofFiles].map((subject) => keys.pointOf(subject)), [{ kind: "person_forgotten", requestId: id, at: now.toISOString() }]);
  await emptyMails(tx, orgId, id);
  await tx.delete(requestIdentifiers).where(and(eq(requestIdentifiers.orgId, orgId), eq(requestIdentifiers.requestId, id)));
  await tx.delete(requestTexts).where(and(eq(requestTexts.orgId, orgId), eq(requestTexts.requestId, id)));
  await tx.update(rightsRequests).set({ forgottenAt: now, subjectRef: null, filingRef: null, linkSha256: `forgotten ${id}` }).where(and(eq(rightsRequests.orgId, orgId), eq(rightsRequests.id, id)));
}

/** Mails stay as rows, so that what was delivered when can be told; nothing of them says to whom or what. */
async function emptyMails(tx: Tx, orgId: string, id: string): Promise<void> {
  const rows = await tx.select({ mailId: requestMessages.mailId }).from(requestMessages).where(and(eq(requestMessages.orgId, orgId), eq(requestMessages.requestId, id)));
  const ids = [...rows.flatMap(({ mailId }) => mailId ?? []), ...(await codeMails(tx, orgId, id))];
  if (ids.length > 0) await tx.update(outbox).set({ recipient: "", subject: "", html: "", plain: "", attachments: null }).where(inArray(outbox.id, ids));
}

/** Mails of download codes are no messages of the case; the trail knows them. */
async function codeMails(tx: Tx, orgId: string, id: string): Promise<string[]> {
  const rows = await tx.select({ mailId: sql<string | null>`${auditEvents.detail} ->> 'mailId'` }).from(auditEvents)
    .where(and(eq(auditEvents.orgId, orgId), eq(auditEvents.objectKind, "rights_request"), eq(auditEvents.objectId, id), eq(auditEvents.action, "rights_request.code_sent")));
  return rows.flatMap(({ mailId }) => mailId ?? []);
}
