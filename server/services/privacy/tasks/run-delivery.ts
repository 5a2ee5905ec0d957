import { and, asc, eq, isNull, lt, lte, or, sql } from "drizzle-orm";

import { ask, withOrg, type Tx } from "@/db/client";
import { rightsRequests } from "@/db/schema/privacy";
import { systemDeliveries } from "@/db/schema/privacy-systems";
import type { DataSystem } from "@/server/domain/privacy/systems/schema";
import { OPEN_TASK_STATES } from "@/server/domain/privacy/systems/vocabulary";

import { systemContext } from "../../access/system-context";
import { atMost } from "../../at-most";
import { ServiceError } from "../../errors";
import { Turns } from "../../in-turns";
import { identifiersOf } from "../identifiers";
import { findSystem } from "../systems/rows";
import { secretsOf } from "../systems/secrets";
import { taskOfCase } from "./rows";
import { SENDERS, type Sent, type Work } from "./senders";
import { settleDelivery } from "./settle-delivery";

/** Longer than any sender takes. Whoever dies at it leaves it to the next. */
const CLAIM_MS = 3 * 60_000;
/** Of one organization in one turn, and of those so many at a time, so that systems which stall keep nobody else's waiting for long. */
const IN_A_TURN = 20;
const AT_ONCE = 10;

const turns = new Turns("deliveries to systems");

/** Tries every delivery whose time has come. Returns how many were tried. */
export async function runDueDeliveries(now: () => Date): Promise<number> {
  const orgs = await ask<{ org_id: string }>(sql`select org_id from access.orgs_with_due_deliveries(${now().toISOString()})`, "system");
  return turns.give(orgs.map((row) => ({ orgId: row.org_id })), async ({ orgId }) => {
    const due = await withOrg(orgId, async (tx) => tx.select({ id: systemDeliveries.id }).from(systemDeliveries)
      .where(and(eq(systemDeliveries.orgId, orgId), eq(systemDeliveries.status, "pending"), lte(systemDeliveries.nextTryAt, now()))).orderBy(asc(systemDeliveries.nextTryAt)).limit(IN_A_TURN), "system");
    const few = atMost(AT_ONCE);
    const results = await Promise.allSettled(due.map(async ({ id }) => few(async () => runDelivery(orgId, id, now))));
    const failed = results.find((result) => result.status === "rejected");
    if (failed) throw failed.reason;
    return results.filter((result) => result.status === "fulfilled" && result.value).length;
  });
}

/**
 * Tries one delivery, if it is due and nobody else is at it: takes it, sends outside of any transaction, and settles what
 * came of it. At least once: a system may be asked again after a kill in between, by the same delivery id.
 *
 * @returns false where there was nothing to do
 */
export async function runDelivery(orgId: string, id: string, now: () => Date): Promise<boolean> {
  const claimed = await withOrg(orgId, async (tx) => claim(tx, orgId, id, now()), "system");
  if (!claimed) return false;
  const sent: Sent = "problem" in claimed ? { result: "failed", status: null, problem: claimed.problem } : await claimed.send(claimed.work);
  await settle(orgId, id, now(), sent);
  return true;
}

/** Where the case's rules refuse what came of a try, as while a refusal is looked at, it is a person's to see to: asked again it would be refused again. */
async function settle(orgId: string, id: string, now: Date, sent: Sent): Promise<void> {
  const settled = async (outcome: Sent) => withOrg(orgId, async (tx) => settleDelivery(tx, systemContext(orgId, now), id, outcome), "system");
  try {
    await settled(sent);
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code !== "UNPROCESSABLE") throw error;
    await settled({ result: "failed", status: null, problem: error.message });
  }
}

async function claim(tx: Tx, orgId: string, id: string, now: Date): Promise<{ work: Work; send: (work: Work) => Promise<Sent> } | { problem: string } | undefined> {
  const [delivery] = await tx.update(systemDeliveries).set({ claimedUntil: new Date(now.getTime() + CLAIM_MS) })
    .where(and(eq(systemDeliveries.orgId, orgId), eq(systemDeliveries.id, id), eq(systemDeliveries.status, "pending"), lte(systemDeliveries.nextTryAt, now), or(isNull(systemDeliveries.claimedUntil), lt(systemDeliveries.claimedUntil, now)))).returning();
  if (!delivery) return undefined;
  const { requestId, taskId } = delivery;
  const task = await taskOfCase(tx, orgId, requestId, taskId);
  const system = await findSystem(tx, orgId, task.systemId);
  if (!OPEN_TASK_STATES.includes(task.state)) return { problem: "Nobody asks for this any more." };
  const send = system && senderOf(system);
  if (!system || !send) return { problem: "This system is asked by hand now." };
  const [request] = await tx.select({ forgottenAt: rightsRequests.forgottenAt, channel: rightsRequests.channel }).from(rightsRequests).where(and(eq(rightsRequests.orgId, orgId), eq(rightsRequests.id, requestId)));
  if (!request || request.forgottenAt) return { problem: "The person was forgotten." };
  const of = { orgId, systemId: system.id };
  const secrets = { webhook: await secretsOf(tx, of, "webhook"), database: (await secretsOf(tx, of, "database"))[0] };
  return { send, work: { orgId, now, deliveryId: id, task, isDrill: request.channel === "drill", system, identifiers: await identifiersOf(tx, { orgId, requestId }), secrets } };
}

function senderOf({ connector: { kind } }: DataSystem): ((work: Work) => Promise<Sent>) | undefined {
  return kind === "webhook" || kind === "sql" || kind === "opendsr" ? SENDERS[kind] : undefined;
}
