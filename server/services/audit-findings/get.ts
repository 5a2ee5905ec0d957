import { withOrg } from "@/db/client";
import { actsOf } from "@/server/domain/audit-findings/acts";
import { FindingId } from "@/server/domain/audit-findings/schema";
import type { FindingDetail } from "@/server/domain/audit-findings/view";

import { keysOf, sideOf, type AuditPartner } from "../audit-requests/rows";
import { authorize, parseInput } from "../context";
import { engagementOrThrow } from "../engagements/rows";
import { personNames } from "../users/names";
import { eventsOf, evidenceNames, findingOrThrow, foldRows, toFindingLine } from "./rows";

/** One finding: as it was first stated, everything said since, how it stands, what the reader can do now. */
export async function getFinding(ctx: AuditPartner, input: unknown): Promise<FindingDetail> {
  authorize(ctx, sideOf(ctx) === "auditor" ? "audit:read" : "audits:read");
  const { id } = parseInput(FindingId, input);
  return withOrg(ctx.orgId, async (tx) => {
    const row = await findingOrThrow(tx, ctx, id);
    const [engagement, events] = [await engagementOrThrow(tx, ctx, row.engagementId), (await eventsOf(tx, ctx.orgId, [id])).get(id) ?? []];
    const keys = await keysOf(tx, ctx.orgId, row.controlIds);
    const named = await evidenceNames(tx, ctx.orgId, [...row.evidenceIds, ...events.flatMap((event) => event.evidenceIds)]);
    const names = await personNames(tx, [row.raisedBy, ...events.flatMap(({ by, said }) => [by, said.act === "respond" ? said.ownerId : null])]);
    const nameOf = (who: string) => names.get(who) ?? "somebody who left";
    const folded = foldRows(row, events);
    const [isOver, mayAct] = [engagement.phase === "ended", ctx.permissions.has(sideOf(ctx) === "auditor" ? "audit:work" : "audits:manage")];
    return {
      ...toFindingLine(row, events, keys), engagement: engagement.name, body: row.body, raisedBy: nameOf(row.raisedBy), facts: folded.facts, first: row.facts, evidence: row.evidenceIds.flatMap((each) => named.get(each) ?? []), isOver,
      events: events.map((event) => ({ id: event.id, at: event.at.toISOString(), side: event.side, who: nameOf(event.by), said: event.said, ownerName: event.said.act === "respond" ? nameOf(event.said.ownerId) : null, evidence: event.evidenceIds.flatMap((each) => named.get(each) ?? []) })),
      acts: isOver || !mayAct ? [] : actsOf(sideOf(ctx), folded.state),
    };
  });
}
