import { and, eq } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { auditFindingEvents } from "@/db/schema/audit-findings";
import { memberships } from "@/db/schema/organizations";
import { ACT_RULES, type FindingState } from "@/server/domain/audit-findings/acts";
import { foldFinding } from "@/server/domain/audit-findings/fold";
import { ActOnFindingInput, type FindingActInput } from "@/server/domain/audit-findings/schema";
import { newId } from "@/server/domain/ids/ids";

import { goingOnOrThrow, lockNumbers, sideOf, type AuditPartner } from "../audit-requests/rows";
import { authorize, parseInput } from "../context";
import { notFound, ServiceError } from "../errors";
import { recordChanges } from "../ledger/record-change";
import { eventsOf, evidenceInReachOrThrow, findingObject, findingOrThrow, foldRows, type FindingEventRow, type FindingRow } from "./rows";

/**
 * Says or does something about a finding, by whichever side may (see ACT_RULES): one event more. FORBIDDEN for the other side's acts,
 * CONFLICT where it does not fit how the finding stands. The deviation itself stays.
 */
export async function actOnFinding(ctx: AuditPartner, input: unknown): Promise<{ state: FindingState }> {
  authorize(ctx, sideOf(ctx) === "auditor" ? "audit:work" : "audits:manage");
  const { id, said } = parseInput(ActOnFindingInput, input);
  if (!ACT_RULES[said.act].by.includes(sideOf(ctx))) throw new ServiceError("FORBIDDEN", `Only the ${sideOf(ctx) === "auditor" ? "organization" : "auditor"} can do this.`);
  return withOrg(ctx.orgId, async (tx) => {
    const row = await findingOrThrow(tx, ctx, id);
    await lockNumbers(tx, ctx.orgId, id, "events");
    await goingOnOrThrow(tx, ctx, row.engagementId);
    const events = (await eventsOf(tx, ctx.orgId, [id])).get(id) ?? [];
    const { state } = foldRows(row, events);
    if (!ACT_RULES[said.act].from.includes(state)) throw new ServiceError("CONFLICT", `This does not fit a finding that is ${state.replace("_", " ")}. Look at it again.`);
    await requireNamed(tx, ctx, said);
    return { state: await append(tx, ctx, row, events, said) };
  });
}

async function append(tx: Tx, ctx: AuditPartner, row: FindingRow, events: FindingEventRow[], said: FindingActInput): Promise<FindingState> {
  const evidenceIds = said.act === "remediate" ? await evidenceInReachOrThrow(tx, ctx, said.evidenceIds) : [];
  await tx.insert(auditFindingEvents).values({
    orgId: ctx.orgId, engagementId: row.engagementId, id: newId("auditFindingEvent"), findingId: row.id, seq: events.length + 1, at: ctx.now, side: sideOf(ctx), by: ctx.actor.id, grantId: ctx.grantId ?? null, said, evidenceIds,
  });
  const { state } = foldFinding(row, [...events.map((event) => event.said), said]);
  await recordChanges(tx, ctx, [{ action: `audit_finding.${PAST[said.act]}`, object: findingObject(row), detail: { ...said, state } }]);
  return state;
}

const PAST: Record<FindingActInput["act"], string> = { respond: "responded", remediate: "remediated", retest: "retested", grade: "graded", correct: "corrected", close: "closed", reopen: "reopened", withdraw: "withdrawn", comment: "commented" };

/** Whoever a response names has to be a member. */
async function requireNamed(tx: Tx, ctx: AuditPartner, said: FindingActInput): Promise<void> {
  if (said.act !== "respond") return;
  const [member] = await tx.select({ id: memberships.userId }).from(memberships).where(and(eq(memberships.orgId, ctx.orgId), eq(memberships.userId, said.ownerId)));
  if (!member) throw notFound("This member");
}
