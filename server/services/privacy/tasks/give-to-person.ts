import { and, asc, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { memberships } from "@/db/schema/organizations";
import { rightsRequests } from "@/db/schema/privacy";
import { users } from "@/db/schema/users";
import { env } from "@/server/env";

import type { ServiceContext } from "../../context";
import { queueMail } from "../../mail/queue";
import { organizationOrThrow } from "../../organizations/rows";
import { caseName } from "../append-events";
import { findSystem } from "../systems/rows";
import { moveTask, type TaskRow } from "./rows";

type Given = TaskRow & { caseNumber: number };

/**
 * Makes a task that a system left undone somebody's: the system's assignee, else the case's, else the first owner. They see
 * it in My work and are written to once, without a word about the person.
 */
export async function giveToPerson(tx: Tx, ctx: ServiceContext, { caseNumber, ...task }: Given, state: "silent" | "failed", problem: string | null): Promise<void> {
  const system = await findSystem(tx, ctx.orgId, task.systemId);
  const assigneeId = await whoSeesToIt(tx, ctx.orgId, task, system?.connector.assigneeId ?? null);
  await moveTask(tx, ctx, task, state, { assigneeId, problem, ...(task.remindedAt ? {} : { remindedAt: ctx.now }) }, { assigneeId });
  const [person] = assigneeId === null ? [] : await tx.select({ email: users.email }).from(users).where(eq(users.id, assigneeId));
  if (!person || task.remindedAt) return;
  const organization = await organizationOrThrow(tx, ctx.orgId);
  const props = { organization: organization.name, system: system?.name ?? task.systemId, caseName: caseName(caseNumber), dueOn: task.dueOn, reason: state, url: new URL(`/o/${organization.slug}/work`, env().PROOFROOM_URL).toString() };
  await queueMail(tx, ctx.now, { to: person.email, template: { name: "privacy-task", props } });
}

async function whoSeesToIt(tx: Tx, orgId: string, task: TaskRow, ofSystem: string | null): Promise<string | null> {
  const [request] = await tx.select({ assigneeId: rightsRequests.assigneeId }).from(rightsRequests).where(and(eq(rightsRequests.orgId, orgId), eq(rightsRequests.id, task.requestId)));
  const members = await tx.select({ id: memberships.userId, role: memberships.role }).from(memberships).where(eq(memberships.orgId, orgId)).orderBy(asc(memberships.joinedAt), asc(memberships.userId));
  // Whoever left the organization sees to nothing any more.
  const first = [ofSystem, task.assigneeId, request?.assigneeId].find((id) => members.some((member) => member.id === id));
  return first ?? members.find(({ role }) => role === "owner")?.id ?? null;
}
