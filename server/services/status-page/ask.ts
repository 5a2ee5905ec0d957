import { and, count, eq } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { statusRequests } from "@/db/schema/status-page";
import { users } from "@/db/schema/users";
import { newId } from "@/server/domain/ids/ids";
import { AskDocumentInput } from "@/server/domain/status-page/schema";
import { env } from "@/server/env";

import { authorize, parseInput, type ServiceContext } from "../context";
import { notFound, ServiceError } from "../errors";
import { recordChanges } from "../ledger/record-change";
import { queueMail } from "../mail/queue";
import { organizationOrThrow } from "../organizations/rows";
import { type PublishedPage, publishedPage } from "./rows";

/** More wait than anybody reads: then nothing is taken until some are decided. */
const MOST_WAITING = 200;

/**
 * Takes a visitor's request for a document, with the agreement they accepted. The same person asking again for what they
 * wait for is one request. Who published the page gets a mail where no other request waits, so that a flood is one mail.
 * Throws CONFLICT where the agreement is another by now.
 */
export async function askForDocument(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "status:visit");
  const { document, agreementSha256, name, company, email } = parseInput(AskDocumentInput, input);
  const id = newId("statusRequest");
  await withOrg(ctx.orgId, async (tx) => {
    const page = await publishedPage(tx, ctx.orgId);
    const { documents, agreement } = page.content;
    const wanted = documents[document];
    if (!wanted || !agreement) throw notFound("This document");
    if (agreement.sha256 !== agreementSha256) throw new ServiceError("CONFLICT", "The agreement has changed. Read it again.");
    const waiting = await countWaiting(tx, ctx.orgId);
    if (waiting >= MOST_WAITING) throw new ServiceError("RATE_LIMITED", "Too many requests wait. Try again later.", [{ code: "RETRY_AFTER", message: "86400" }]);
    const row = { orgId: ctx.orgId, id, versionId: page.id, reportId: wanted.id, title: wanted.title, name, company, email, ndaVersion: agreement.version, ndaSha256: agreement.sha256, askedAt: ctx.now, state: "asked" as const };
    const made = await tx.insert(statusRequests).values(row).onConflictDoNothing().returning({ id: statusRequests.id });
    if (made.length === 0) return;
    if (waiting === 0) await tellPublisher(tx, ctx, page, wanted.title);
    // Who asked is in the row alone, which can be changed; the ledger keeps what was accepted.
    await recordChanges(tx, { ...ctx, actor: { kind: "subject", id } }, [{ action: "status_document.asked", object: { kind: "status_request", id, label: wanted.title }, detail: { reportId: wanted.id, agreementVersion: agreement.version, agreementSha256 } }]);
  });
}

async function countWaiting(tx: Tx, orgId: string): Promise<number> {
  const [row] = await tx.select({ waiting: count() }).from(statusRequests).where(and(eq(statusRequests.orgId, orgId), eq(statusRequests.state, "asked")));
  return row?.waiting ?? 0;
}

async function tellPublisher(tx: Tx, ctx: ServiceContext, { publishedBy }: PublishedPage, title: string): Promise<void> {
  const [person] = await tx.select({ email: users.email }).from(users).where(eq(users.id, publishedBy));
  if (!person) return;
  const { name: organization, slug } = await organizationOrThrow(tx, ctx.orgId);
  const url = new URL(`/o/${slug}/settings/status`, env().PROOFROOM_URL).toString();
  await queueMail(tx, ctx.now, { to: person.email, template: { name: "status-document", props: { kind: "asked", organization, title, url } } });
}
