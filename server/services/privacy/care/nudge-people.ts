import { and, eq, inArray } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { memberships } from "@/db/schema/organizations";
import { caseNudges } from "@/db/schema/privacy-desk";
import { users } from "@/db/schema/users";
import type { Nudge } from "@/server/domain/privacy/care/nudges";
import { env } from "@/server/env";

import type { ServiceContext } from "../../context";
import { recordChanges } from "../../ledger/record-change";
import { queueMail } from "../../mail/queue";
import { organizationOrThrow } from "../../organizations/rows";
import { caseName } from "../append-events";
import type { RequestRow } from "../rows";

type Person = { id: string; email: string };

/**
 * Reminds whoever sees to a case, or where nobody does all owners and officers, of what was not said yet. What was sent
 * stands in the case and on the ledger. The mail names the case and its dates, and nothing of who asked. Returns how many.
 */
export async function nudgePeople(tx: Tx, ctx: ServiceContext, request: RequestRow, nudges: readonly Nudge[]): Promise<number> {
  let said = 0;
  for (const nudge of nudges) said += (await nudgeOnce(tx, ctx, request, nudge)) ? 1 : 0;
  return said;
}

async function nudgeOnce(tx: Tx, ctx: ServiceContext, request: RequestRow, { kind, dueOn, rights }: Nudge): Promise<boolean> {
  const people = await seenToBy(tx, ctx.orgId, request.assigneeId);
  const row = { orgId: ctx.orgId, requestId: request.id, kind, dueOn, at: ctx.now, sentTo: people.map(({ id }) => id) };
  const first = await tx.insert(caseNudges).values(row).onConflictDoNothing().returning({ kind: caseNudges.kind });
  if (first.length === 0) return false;
  const { slug, name: organization } = await organizationOrThrow(tx, ctx.orgId);
  const name = caseName(request.number);
  const props = { organization, name, kind, dueOn, rights, isAssigned: request.assigneeId !== null, url: new URL(`/o/${slug}/privacy/${request.id}`, env().PROOFROOM_URL).toString() };
  for (const { email } of people) await queueMail(tx, ctx.now, { to: email, template: { name: "case-due", props } });
  await recordChanges(tx, ctx, [{ action: "rights_request.people_reminded", object: { kind: "rights_request", id: request.id, label: name }, detail: { kind, dueOn, sentTo: row.sentTo } }]);
  return true;
}

/** The assignee while they may handle cases; else everybody who may. */
export async function seenToBy(tx: Tx, orgId: string, assigneeId: string | null): Promise<Person[]> {
  const rows = await tx.select({ id: users.id, email: users.email }).from(memberships).innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.orgId, orgId), inArray(memberships.role, ["owner", "officer"])));
  const assignee = rows.find(({ id }) => id === assigneeId);
  return assignee ? [assignee] : rows;
}
