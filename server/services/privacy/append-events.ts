import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { requestEvents, rightsRequests } from "@/db/schema/privacy";
import { clockOf } from "@/server/domain/privacy/case/clock";
import type { Case } from "@/server/domain/privacy/case/case";
import { dueOf } from "@/server/domain/privacy/case/due";
import { RUNNING } from "@/server/domain/privacy/case/rule";
import { endOfDay, yearsLater } from "@/server/domain/privacy/retention-days";
import type { CaseEvent } from "@/server/domain/privacy/schema";

import type { ServiceContext } from "../context";
import { recordChanges } from "../ledger/record-change";
import { followErasure } from "./erasure/follow";
import { saveProgress } from "./numbers/save-progress";
import { settingsOrThrow } from "./rows";
import { followTasks } from "./tasks/follow";

/** What lists and reminders know of a case: all of it follows from its events and the day. */
export function projectionOf(current: Case, now: Date) {
  const isOpen = RUNNING.includes(current.state);
  return {
    state: current.state, rights: current.rights.map(({ right, state }) => ({ right, state })), isIdentified: current.identity.settled !== null, ...dueOf(current, now),
    ruleVersion: clockOf(current, now).flatMap(({ clock }) => clock ?? [])[0]?.rules.id ?? "none", closedAt: isOpen ? null : now, updatedAt: now,
  };
}

/** Appends what was decided, in the caller's transaction: the events, a ledger entry of each, and what follows from the case as it now is. */
export async function appendEvents(tx: Tx, ctx: ServiceContext, request: { id: string; number: number }, events: readonly CaseEvent[], after: Case): Promise<void> {
  const entryIds = await recordChanges(tx, ctx, events.map(({ kind, right, data, seq }) => ({
    action: `rights_request.${kind}`, object: { kind: "rights_request", id: request.id, version: seq, label: caseName(request.number) }, detail: { right, ...data },
  })));
  await tx.insert(requestEvents).values(events.map((event, i) => ({
    orgId: ctx.orgId, requestId: request.id, seq: event.seq, at: event.at, actorKind: event.actor.kind, actorId: event.actor.id, right: event.right, kind: event.kind, detail: event.data, entryId: entryIds[i] ?? "",
  })));
  const { retentionYears, zone: orgZone } = await settingsOrThrow(tx, ctx.orgId);
  const { zone } = after.receipt;
  const projected = projectionOf(after, ctx.now);
  const forgetAt = projected.closedAt && endOfDay(after.retainUntil ?? yearsLater(ctx.now, retentionYears, zone), zone);
  await tx.update(rightsRequests).set({ ...projected, forgetAt }).where(and(eq(rightsRequests.orgId, ctx.orgId), eq(rightsRequests.id, request.id)));
  const followed = { id: request.id, label: caseName(request.number), suppressedUntil: yearsLater(ctx.now, Math.max(1, retentionYears), orgZone) };
  await followErasure(tx, ctx, followed, events.map((event, i) => ({ event, entryId: entryIds[i] ?? "" })), after);
  await followTasks(tx, ctx, request.id, events, after);
  await saveProgress(tx, { orgId: ctx.orgId, requestId: request.id }, after, ctx.now);
}

/** The number people see and quote. Drills are counted apart, below zero, and say what they are wherever they are named. */
export const caseName = (number: number) => (number < 0 ? `DRILL-${-number}` : `R-${number}`);
