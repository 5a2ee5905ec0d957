import { and, eq, inArray, sql } from "drizzle-orm";

import { withOrg, withoutOrg } from "@/db/client";
import { statusRequests } from "@/db/schema/status-page";
import { outbox } from "@/db/schema/users";

import { systemContext } from "../access/system-context";
import { Turns } from "../in-turns";
import { recordChanges } from "../ledger/record-change";
import { keepMonthsOf } from "./settings";

const AT_ONCE = 200;
const turns = new Turns("people who asked for documents");

/** Forgets who asked for documents, in every organization whose time for it is over. Returns how many. */
export async function forgetDocumentRequests(now: Date): Promise<number> {
  const orgs = await withoutOrg(async (tx) => tx.execute<{ org_id: string }>(sql`select org_id from access.all_orgs()`), "system");
  return turns.give(orgs.map((row) => ({ orgId: row.org_id })), async ({ orgId }) => forgetDocumentRequestsOf(orgId, now));
}

/**
 * The same for one: counted from the last that happened to a request, so an open link is never cut short. The row goes
 * and the mails to them are emptied; that somebody accepted which agreement, without who, stays on the ledger.
 */
export async function forgetDocumentRequestsOf(orgId: string, now: Date): Promise<number> {
  return withOrg(orgId, async (tx) => {
    const months = await keepMonthsOf(tx, orgId);
    const last = sql`greatest(${statusRequests.askedAt}, ${statusRequests.decidedAt}, ${statusRequests.expiresAt}, ${statusRequests.lastDownloadAt})`;
    const due = tx.select({ id: statusRequests.id }).from(statusRequests).where(and(eq(statusRequests.orgId, orgId), sql`${last} + make_interval(months => ${months}) <= ${now.toISOString()}::timestamptz`)).limit(AT_ONCE);
    const gone = await tx.delete(statusRequests).where(and(eq(statusRequests.orgId, orgId), inArray(statusRequests.id, due))).returning({ id: statusRequests.id, title: statusRequests.title, mailIds: statusRequests.mailIds });
    const mails = gone.flatMap(({ mailIds }) => mailIds);
    if (mails.length > 0) await tx.update(outbox).set({ recipient: "", subject: "", html: "", plain: "", attachments: null }).where(inArray(outbox.id, mails));
    await recordChanges(tx, systemContext(orgId, now), gone.map(({ id, title }) => ({ action: "status_document.forgotten", object: { kind: "status_request", id, label: title }, detail: { months } })));
    return gone.length;
  }, "system");
}
