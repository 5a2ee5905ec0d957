import { and, eq, inArray } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { auditRequestItems, auditRequests } from "@/db/schema/audit-requests";
import { NEEDS_TEXT, stateAfter, type ItemState, type RequestMove, type RequestState } from "@/server/domain/audit-requests/moves";
import { MoveRequestInput } from "@/server/domain/audit-requests/schema";
import type { RequestEventKind } from "@/server/domain/audit-requests/view";

import { authorize, parseInput } from "../context";
import { ServiceError } from "../errors";
import { recordChanges } from "../ledger/record-change";
import { goingOnOrThrow, noteEvents, requestObject, requestOrThrow, sideOf, type AuditPartner, type RequestRow } from "./rows";

const EVENTS: Record<RequestMove, RequestEventKind> = { submit: "submitted", take_back: "taken_back", review: "reviewed", return: "returned", accept: "accepted", cancel: "cancelled", reopen: "reopened" };

/**
 * One step of a request, by whichever side may take it (see TRANSITIONS). CONFLICT where it cannot be taken from here, also when
 * somebody else was faster. Submitting hands over what was attached; accepting accepts what was not decided on.
 */
export async function moveRequest(ctx: AuditPartner, input: unknown): Promise<{ state: RequestState }> {
  authorize(ctx, sideOf(ctx) === "auditor" ? "audit:work" : "work:read");
  const { id, move, reason, text } = parseInput(MoveRequestInput, input);
  if (NEEDS_TEXT.has(move) && text === "") throw new ServiceError("INVALID", "Say why.", [{ field: "text", message: "Say why, in a sentence for the other side." }]);
  if (move === "return" && reason === undefined) throw new ServiceError("INVALID", "Choose why it is returned.", [{ field: "reason", message: "Choose a reason." }]);
  return withOrg(ctx.orgId, async (tx) => {
    const row = await requestOrThrow(tx, ctx, id, true);
    await goingOnOrThrow(tx, ctx, row.engagementId);
    const state = stateAfter(move, sideOf(ctx), row.state);
    if (!state) throw new ServiceError("CONFLICT", `This cannot be done while the request is ${row.state.replace("_", " ")}. Look at it again.`);
    await moveItems(tx, ctx, row, move, text);
    await tx.update(auditRequests).set({ state, stateSince: ctx.now, updatedAt: ctx.now }).where(and(eq(auditRequests.orgId, ctx.orgId), eq(auditRequests.id, id)));
    await noteEvents(tx, ctx, [{ request: row, kind: EVENTS[move], reason: move === "return" ? (reason ?? null) : null, text }]);
    await recordChanges(tx, ctx, [{ action: `audit_request.${EVENTS[move]}`, object: requestObject(row), detail: { before: row.state, after: state, reason: reason ?? null, text: text || null } }]);
    return { state };
  });
}

async function moveItems(tx: Tx, ctx: AuditPartner, row: RequestRow, move: RequestMove, text: string): Promise<void> {
  const standing = async (from: ItemState[], set: Partial<typeof auditRequestItems.$inferInsert>) => tx.update(auditRequestItems).set(set)
    .where(and(eq(auditRequestItems.orgId, ctx.orgId), eq(auditRequestItems.requestId, row.id), inArray(auditRequestItems.state, from))).returning({ id: auditRequestItems.id });
  if (move === "submit") {
    const handed = await standing(["attached"], { state: "submitted" });
    if (handed.length === 0 && text === "") throw new ServiceError("INVALID", "Attach evidence, or write why there is none.", [{ field: "text", message: "Attach evidence first, or write an answer." }]);
  }
  // What the auditor had not decided on is the organization's again, as it was before.
  if (move === "take_back") await standing(["submitted"], { state: "attached" });
  if (move === "accept") await standing(["submitted"], { state: "accepted", decidedBy: ctx.actor.id, decidedAt: ctx.now, grantId: ctx.grantId ?? null });
}
