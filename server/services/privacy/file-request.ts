import { createHmac } from "node:crypto";

import { and, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { rightsRequests } from "@/db/schema/privacy";
import { uniqueViolation } from "@/db/violations";
import { newId } from "@/server/domain/ids/ids";
import type { Visit } from "@/server/domain/privacy/hand-over/visit";
import { claimsOf, FileRequestInput } from "@/server/domain/privacy/intake";

import { authorize, parseInput, type ServiceContext } from "../context";
import { noteInRateLimit } from "../rate-limits/consume";
import { subjectRef } from "./case-keys";
import { visitorOf } from "./hand-over/take";
import { visitKey } from "./hand-over/key-rows";
import { type Opening, openCase } from "./open-case";

const MAILS_A_DAY = 5;
const DAY_SECONDS = 24 * 3600;
type Filed = Omit<FileRequestInput, "form" | "visit">;

/**
 * Files a request from the public form. Says nothing of whether the organization knows the address: the answer is the
 * same for everybody, and whatever follows goes to the address by mail. A request that nobody confirmed runs like any
 * other and stands in nobody's way: the sixth of a day from one address is a case too, only without a mail, so that nobody
 * can flood a mailbox, nor shut out the person whose address they give.
 *
 * The same form sent twice is one case, whether by a double click, a reload or the way back; changed in between it is two.
 * With `visit` it is of somebody whom the organization's own application handed over: their address is the one it said, and
 * it is settled who asks (recital 57). Throws GONE where the visit is over.
 */
export async function fileRequest(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "privacy:file");
  const { form, visit, ...typed } = parseInput(FileRequestInput, input);
  const visitor = visit === "" ? null : await visitorOf(ctx, visit);
  const given: Filed = visitor ? { ...typed, email: visitor.email, name: visitor.name || typed.name } : typed;
  const filingRef = form === "" ? null : await filingRefOf(ctx.orgId, form, given);
  if (filingRef !== null && (await isFiled(ctx, filingRef))) return;
  const id = newId("rightsRequest");
  const opening: Opening = {
    id, receivedAt: ctx.now, by: { kind: "subject", id }, role: "controller", language: given.language, claims: claimsOf(given), wording: given.wording, filingRef, ...whoAsks(given, visitor),
    receiptByMail: await mayMail(ctx, given.email, visitor !== null),
  };
  try {
    await withOrg(ctx.orgId, async (tx) => openCase(tx, { ...ctx, actor: { kind: "subject", id } }, opening));
  } catch (error) {
    // The other click was a moment earlier.
    if (uniqueViolation(error) !== "rights_requests_filing_key") throw error;
  }
}

function whoAsks({ name, email }: Filed, visitor: Visit | null): Pick<Opening, "channel" | "requester" | "requesterIs" | "addressIsTheirs"> {
  const identifiers = visitor ? [{ kind: "user_id", value: visitor.sub }] : [];
  return { channel: visitor ? "login" : "form", requester: { name, email, address: null, identifiers }, requesterIs: { loggedIn: visitor !== null, knownAddress: visitor !== null }, addressIsTheirs: visitor !== null };
}

/** Who was handed over is counted apart: nobody else's requests in their name use up their mails. */
async function mayMail(ctx: ServiceContext, email: string, isKnown: boolean): Promise<boolean> {
  const seen = await noteInRateLimit(`privacy-${isKnown ? "signed-in" : "address"}:${await subjectRef(ctx.orgId, email)}`, DAY_SECONDS, ctx.now);
  return (seen?.points ?? 1) <= MAILS_A_DAY;
}

/** What tells one filled-in form from every other, and nothing of what stands in it. */
async function filingRefOf(orgId: string, form: string, { email, name, wording, rights, objectsTo }: Filed): Promise<string> {
  const content = JSON.stringify([form, email.toLowerCase(), name, wording, rights.toSorted(), objectsTo.toSorted()]);
  return createHmac("sha256", await visitKey(orgId)).update(content).digest("base64url");
}

async function isFiled(ctx: ServiceContext, filingRef: string): Promise<boolean> {
  const rows = await withOrg(ctx.orgId, async (tx) => tx.select({ id: rightsRequests.id }).from(rightsRequests).where(and(eq(rightsRequests.orgId, ctx.orgId), eq(rightsRequests.filingRef, filingRef))));
  return rows.length > 0;
}
