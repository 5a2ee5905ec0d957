import { and, eq } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { logs } from "@/db/schema/ledger";
import { memberships, organizations } from "@/db/schema/organizations";
import { users } from "@/db/schema/users";
import type { HeadFault } from "@/server/domain/ledger/head-guard";

import { log } from "../../log";
import { queueMail } from "../mail/queue";
import { lockHead, type LockedHead } from "./lock-head";
import { noteEvent } from "./log-events";

/** Stops a log: nothing is signed or recorded any more until an operator ends it. Says why, in the database, in the process's log and to the owners. */
export async function freezeLog(tx: Tx, { orgId, logId, origin }: LockedHead, fault: HeadFault, now: Date): Promise<void> {
  await tx.update(logs).set({ state: "frozen" }).where(and(eq(logs.orgId, orgId), eq(logs.id, logId)));
  await noteEvent(tx, { orgId, logId }, { kind: "frozen", ...fault }, now);
  const owners = await tx.select({ to: users.email, organization: organizations.name }).from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId)).innerJoin(organizations, eq(organizations.orgId, memberships.orgId))
    .where(and(eq(memberships.orgId, orgId), eq(memberships.role, "owner")));
  for (const { to, organization } of owners) {
    await queueMail(tx, now, { to, template: { name: "ledger-frozen", props: { organization, origin, at: now.toISOString(), ...fault } } });
  }
  log().fatal({ orgId, logId, origin, code: fault.code }, `LEDGER FROZEN: ${fault.sentence} Nothing is signed. See docs/operations/ledger-repair.md`);
}

/** The same in a transaction of its own, for a fault found outside one. A log that is not active is left as it is. */
export async function freezeNow(orgId: string, logId: string, fault: HeadFault, now: Date): Promise<boolean> {
  return withOrg(orgId, async (tx) => {
    const head = await lockHead(tx, orgId, logId);
    if (head?.state !== "active") return false;
    await freezeLog(tx, head, fault, now);
    return true;
  }, "system");
}
