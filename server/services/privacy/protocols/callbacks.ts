import { and, asc, eq, lte, sql } from "drizzle-orm";

import { withOrg, withoutOrg, type Tx } from "@/db/client";
import { rightsRequests } from "@/db/schema/privacy";
import { receivedRequests, statusCallbacks } from "@/db/schema/privacy-protocols";
import { newId } from "@/server/domain/ids/ids";
import { standingOf } from "@/server/domain/privacy/protocols/opendsr-status";

import { OutboundError, sendOut } from "../../outbound/send-out";
import { loadCase } from "../load-case";
import { statusContent } from "./opendsr-status";
import { findOpenDsrSettings, findReceived, type Received } from "./rows";
import { signAnswer } from "./sign-answer";

const AT_MOST = 50;
/** Longer than one try may take with everything around it. */
const LEASE_MS = 120_000;
const MINUTE_MS = 60_000;
/** Pauses between tries; after the last one it is given up: three days and more in all. The controller may ask any time. */
const PAUSES_MINUTES = [1, 5, 30, 120, 360, 720, 1440, 1440];
type Callback = typeof statusCallbacks.$inferSelect;

/** Organizations for whose peers there is something to do. */
export async function orgsWithProtocolWork(now: Date): Promise<string[]> {
  const rows = await withoutOrg(async (tx) => tx.execute<{ org_id: string }>(sql`select org_id from access.orgs_with_protocol_work(${now.toISOString()}::timestamptz)`), "system");
  return rows.map(({ org_id: orgId }) => orgId);
}

/** Notes what changed in cases that came by a protocol, and tells controllers who want to be told, one a step: whether it took it. */
export async function* tellControllers(orgId: string, clock: () => Date): AsyncGenerator<boolean, void> {
  await withOrg(orgId, async (tx) => noteChanges(tx, orgId, clock()), "system");
  for (;;) {
    const callback = await claimNext(orgId, clock());
    if (!callback) return;
    yield await deliver(callback, clock);
  }
}

async function noteChanges(tx: Tx, orgId: string, now: Date): Promise<void> {
  const moved = await tx.select({ received: receivedRequests, updatedAt: rightsRequests.updatedAt }).from(receivedRequests)
    .innerJoin(rightsRequests, and(eq(rightsRequests.orgId, receivedRequests.orgId), eq(rightsRequests.id, receivedRequests.requestId)))
    .where(and(eq(receivedRequests.orgId, orgId), sql`${rightsRequests.updatedAt} > ${receivedRequests.lookedAt}`)).limit(AT_MOST).for("update", { of: receivedRequests, skipLocked: true });
  // As it was before the case is read: what changes meanwhile is looked at once more.
  for (const { received, updatedAt } of moved) await noteChange(tx, received, updatedAt, now);
}

async function noteChange(tx: Tx, received: Received, lookedAt: Date, now: Date): Promise<void> {
  const { status, outcome } = standingOf(await loadCase(tx, received.orgId, received.requestId), received.right);
  const isNew = status !== received.reportedStatus || outcome !== received.reportedOutcome;
  if (isNew && received.dialect && received.callbackUrls.length > 0) {
    await tx.insert(statusCallbacks).values(received.callbackUrls.map((url) => ({ orgId: received.orgId, id: newId("statusCallback"), peerId: received.peerId, externalId: received.externalId, url, status, outcome, state: "pending" as const, attempts: 0, nextTryAt: now, createdAt: now })));
  }
  await tx.update(receivedRequests).set({ reportedStatus: status, reportedOutcome: outcome, lookedAt })
    .where(and(eq(receivedRequests.orgId, received.orgId), eq(receivedRequests.peerId, received.peerId), eq(receivedRequests.externalId, received.externalId)));
}

/** Takes the next that is due for as long as its try may last, so that no other worker sends it too: one at a time, since peers that stall would outlast a lease on many. */
async function claimNext(orgId: string, now: Date): Promise<Callback | undefined> {
  return withOrg(orgId, async (tx) => {
    const due = and(eq(statusCallbacks.orgId, orgId), eq(statusCallbacks.state, "pending"), lte(statusCallbacks.nextTryAt, now));
    const [row] = await tx.select().from(statusCallbacks).where(due).orderBy(asc(statusCallbacks.createdAt), asc(statusCallbacks.id)).limit(1).for("update", { skipLocked: true });
    if (!row) return undefined;
    const leased = { ...row, nextTryAt: new Date(now.getTime() + LEASE_MS) };
    await tx.update(statusCallbacks).set({ nextTryAt: leased.nextTryAt }).where(and(eq(statusCallbacks.orgId, orgId), eq(statusCallbacks.id, row.id)));
    return leased;
  }, "system");
}

/** A try is over when the controller says that it took it; a redirect is a failure like any other. */
async function deliver(callback: Callback, clock: () => Date): Promise<boolean> {
  const problem = await tryOnce(callback);
  const now = clock();
  const pause = PAUSES_MINUTES[callback.attempts];
  const attempts = callback.attempts + 1;
  const after = problem === null ? { state: "delivered" as const, nextTryAt: null } : pause === undefined ? { state: "given_up" as const, nextTryAt: null } : { state: "pending" as const, nextTryAt: new Date(now.getTime() + pause * MINUTE_MS) };
  await withOrg(callback.orgId, async (tx) => settle(tx, callback, { ...after, attempts, problem }), "system");
  return problem === null;
}

/** The same callback always has the same id, inside what is signed and beside it: a peer that heard it already knows it again. */
async function tryOnce({ orgId, id, peerId, externalId, url, status, outcome }: Callback): Promise<string | null> {
  const { settings, received } = await withOrg(orgId, async (tx) => ({ settings: await findOpenDsrSettings(tx, orgId), received: await findReceived(tx, orgId, peerId, externalId) }), "system");
  if (!settings || !received?.dialect) return "NO_CERTIFICATE";
  const content = statusContent(settings, received, received.dialect, { status, outcome });
  const extensions = { [settings.domain]: { ...(outcome ? { outcome } : {}), callback_id: id } };
  const { body, headers } = await signAnswer(settings, received.dialect, { ...content, status_callback_url: url, extensions }, false);
  try {
    const answer = await sendOut({ url, method: "POST", body, headers: { ...headers, "idempotency-key": id } });
    return answer.status >= 200 && answer.status < 300 ? null : `HTTP_${answer.status}`;
  } catch (error) {
    if (error instanceof OutboundError) return error.code;
    throw error;
  }
}

/** Only while the lease is one's own: who took it after that says what came of it. */
async function settle(tx: Tx, { orgId, id, nextTryAt }: Callback, change: Partial<Callback>): Promise<void> {
  if (nextTryAt === null) return;
  await tx.update(statusCallbacks).set(change).where(and(eq(statusCallbacks.orgId, orgId), eq(statusCallbacks.id, id), eq(statusCallbacks.state, "pending"), eq(statusCallbacks.nextTryAt, nextTryAt)));
}
