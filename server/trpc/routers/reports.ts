import { ListActivityInput } from "@/server/domain/activity/schema";
import { MakeReportInput } from "@/server/domain/reports/schema";
import { listActivity } from "@/server/services/activity/list";
import { getReport, ReportId } from "@/server/services/reports/get";
import { listReports } from "@/server/services/reports/list";
import { makeReport } from "@/server/services/reports/make";

import { orgProcedure, router } from "../init";

const reads = orgProcedure.meta({ permission: "reports:read" });

export const reportsRouter = router({
  list: reads.query(({ ctx }) => listReports(ctx.service)),
  get: reads.input(ReportId).query(({ ctx, input }) => getReport(ctx.service, input)),
  make: orgProcedure.meta({ permission: "reports:make" }).input(MakeReportInput).mutation(({ ctx, input }) => makeReport(ctx.service, input)),
});

export const activityRouter = router({
  list: orgProcedure.meta({ permission: "activity:read" }).input(ListActivityInput).query(({ ctx, input }) => listActivity(ctx.service, input)),
});
