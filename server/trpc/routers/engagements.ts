import { z } from "zod";

import { CreateEngagementInput, EngagementId, GrantId, InviteAuditorInput, MovePhaseInput, UpdateEngagementInput } from "@/server/domain/engagements/schema";
import { createEngagement } from "@/server/services/engagements/create";
import { snapshotDifference } from "@/server/services/engagements/difference";
import { getEngagement } from "@/server/services/engagements/get";
import { inviteAuditor } from "@/server/services/engagements/invite";
import { listEngagements } from "@/server/services/engagements/list";
import { listAuditViews } from "@/server/services/engagements/list-views";
import { moveEngagement } from "@/server/services/engagements/move";
import { revokeGrant } from "@/server/services/engagements/revoke";
import { SharedReportsInput, ShareReportInput } from "@/server/domain/shared-reports/schema";
import { listSharedReports } from "@/server/services/shared-reports/list";
import { shareReport } from "@/server/services/shared-reports/share";
import { unshareReport } from "@/server/services/shared-reports/unshare";
import { updateEngagement } from "@/server/services/engagements/update";
import { CommentInput } from "@/server/domain/workpapers/schema";
import { commentOnAudit } from "@/server/services/workpapers/comment";
import { auditTalk } from "@/server/services/workpapers/talk";

import { orgProcedure, router } from "../init";

const reads = orgProcedure.meta({ permission: "audits:read" });
const manages = orgProcedure.meta({ permission: "audits:manage" });
const Views = z.strictObject({ id: z.string().max(60), before: z.int().positive().optional(), limit: z.int().min(1).max(200).optional() });

/** Audits as the organization runs them. */
export const engagementsRouter = router({
  list: reads.query(({ ctx }) => listEngagements(ctx.service)),
  get: reads.input(EngagementId).query(({ ctx, input }) => getEngagement(ctx.service, input)),
  views: reads.input(Views).query(({ ctx, input }) => listAuditViews(ctx.service, input)),
  difference: reads.input(EngagementId).query(({ ctx, input }) => snapshotDifference(ctx.service, input)),
  talk: reads.input(EngagementId).query(({ ctx, input }) => auditTalk(ctx.service, input)),
  sharedReports: reads.input(SharedReportsInput).query(({ ctx, input }) => listSharedReports(ctx.service, input)),
  shareReport: manages.input(ShareReportInput).mutation(({ ctx, input }) => shareReport(ctx.service, input)),
  unshareReport: manages.input(ShareReportInput).mutation(({ ctx, input }) => unshareReport(ctx.service, input)),
  comment: manages.input(CommentInput).mutation(({ ctx, input }) => commentOnAudit(ctx.service, input)),
  create: manages.input(CreateEngagementInput).mutation(({ ctx, input }) => createEngagement(ctx.service, input)),
  update: manages.input(UpdateEngagementInput).mutation(({ ctx, input }) => updateEngagement(ctx.service, input)),
  move: manages.input(MovePhaseInput).mutation(({ ctx, input }) => moveEngagement(ctx.service, input)),
  invite: manages.input(InviteAuditorInput).mutation(({ ctx, input }) => inviteAuditor(ctx.service, input)),
  revoke: manages.input(GrantId).mutation(({ ctx, input }) => revokeGrant(ctx.service, input)),
});
