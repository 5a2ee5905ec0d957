import { ActOnFindingInput, FindingId, ListFindingsInput, RaiseFindingInput } from "@/server/domain/audit-findings/schema";
import { actOnFinding } from "@/server/services/audit-findings/act";
import { getFinding } from "@/server/services/audit-findings/get";
import { listFindings } from "@/server/services/audit-findings/list";
import { raiseFinding } from "@/server/services/audit-findings/raise";
import { recordListView, recordView } from "@/server/services/engagements/record-view";

import { auditProcedure, orgProcedure, router } from "../init";

const reads = orgProcedure.meta({ permission: "audits:read" });
const looks = auditProcedure.meta({ permission: "audit:read" });
const works = auditProcedure.meta({ permission: "audit:work" });

/** Findings as the organization answers them. */
export const auditFindingsRouter = router({
  list: reads.input(ListFindingsInput).query(({ ctx, input }) => listFindings(ctx.service, input)),
  get: reads.input(FindingId).query(({ ctx, input }) => getFinding(ctx.service, input)),
  act: orgProcedure.meta({ permission: "audits:manage" }).input(ActOnFindingInput).mutation(({ ctx, input }) => actOnFinding(ctx.service, input)),
});

/** Findings as auditors raise and test them. */
export const roomFindingsRouter = router({
  list: looks.input(ListFindingsInput).query(async ({ ctx, input }) => {
    const found = await listFindings(ctx.service, input);
    await recordListView(ctx.service, "findings");
    return found;
  }),
  get: looks.input(FindingId).query(async ({ ctx, input }) => {
    const found = await getFinding(ctx.service, input);
    await recordView(ctx.service, { what: "view", objectKind: "audit_finding", objectId: found.id, label: `${found.number} ${found.title}` });
    return found;
  }),
  raise: works.input(RaiseFindingInput).mutation(({ ctx, input }) => raiseFinding(ctx.service, input)),
  act: works.input(ActOnFindingInput).mutation(({ ctx, input }) => actOnFinding(ctx.service, input)),
});
