import { withOrg } from "@/db/client";
import { newId } from "@/server/domain/ids/ids";
import { claimsOf, FileRequestInput } from "@/server/domain/privacy/intake";

import { authorize, parseInput, type ServiceContext } from "../context";
import { noteInRateLimit } from "../rate-limits/consume";
import { subjectRef } from "./case-keys";
import { openCase } from "./open-case";

const MAILS_A_DAY = 5;
const DAY_SECONDS = 24 * 3600;

/**
 * Files a request from the public form. Says nothing of whether the organization knows the address: the answer is the
 * same for everybody, and whatever follows goes to the address by mail. A request that nobody confirmed runs like any
 * other and stands in nobody's way: the sixth of a day from one address is a case too, only without a mail, so that nobody
 * can flood a mailbox, nor shut out the person whose address they give.
 */
export async function fileRequest(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "privacy:file");
  const given = parseInput(FileRequestInput, input);
  const seen = await noteInRateLimit(`privacy-address:${await subjectRef(ctx.orgId, given.email)}`, DAY_SECONDS, ctx.now);
  const id = newId("rightsRequest");
  const subject = { ...ctx, actor: { kind: "subject" as const, id } };
  await withOrg(ctx.orgId, async (tx) => openCase(tx, subject, {
    id, receivedAt: ctx.now, by: subject.actor, channel: "form", role: "controller", language: given.language, claims: claimsOf(given), wording: given.wording,
    receiptByMail: (seen?.points ?? 1) <= MAILS_A_DAY,
    requester: { name: given.name, email: given.email, address: null, identifiers: [] }, requesterIs: { loggedIn: false, knownAddress: false },
  }));
}
