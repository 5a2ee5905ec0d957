import { ListActivityInput } from "@/server/domain/activity/schema";
import { CreateScheduleInput, PauseScheduleInput, ScheduleId, UpdateScheduleInput } from "@/server/domain/reports/schedule-schema";
import { MakeReportInput } from "@/server/domain/reports/schema";
import { listActivity } from "@/server/services/activity/list";
import { getReport, ReportId } from "@/server/services/reports/get";
import { listReports } from "@/server/services/reports/list";
import { makeReport } from "@/server/services/reports/make";
import { askPreview } from "@/server/services/reports/previews/ask";
import { getPreview, PreviewId } from "@/server/services/reports/previews/get";
import { retryReport } from "@/server/services/reports/retry";
import { createSchedule } from "@/server/services/reports/schedules/create";
import { deleteSchedule } from "@/server/services/reports/schedules/delete";
import { listSchedules } from "@/server/services/reports/schedules/list";
import { pauseSchedule } from "@/server/services/reports/schedules/pause";
import { retrySchedule } from "@/server/services/reports/schedules/retry";
import { updateSchedule } from "@/server/services/reports/schedules/update";

import { orgProcedure, router } from "../init";

const reads = orgProcedure.meta({ permission: "reports:read" });
const makes = orgProcedure.meta({ permission: "reports:make" });

export const reportsRouter = router({
  list: reads.query(({ ctx }) => listReports(ctx.service)),
  get: reads.input(ReportId).query(({ ctx, input }) => getReport(ctx.service, input)),
  make: makes.input(MakeReportInput).mutation(({ ctx, input }) => makeReport(ctx.service, input)),
  retry: makes.input(ReportId).mutation(({ ctx, input }) => retryReport(ctx.service, input)),
  preview: makes.input(MakeReportInput).mutation(({ ctx, input }) => askPreview(ctx.service, input)),
  previewState: makes.input(PreviewId).query(({ ctx, input }) => getPreview(ctx.service, input)),
  schedules: reads.query(({ ctx }) => listSchedules(ctx.service)),
  createSchedule: makes.input(CreateScheduleInput).mutation(({ ctx, input }) => createSchedule(ctx.service, input)),
  updateSchedule: makes.input(UpdateScheduleInput).mutation(({ ctx, input }) => updateSchedule(ctx.service, input)),
  pauseSchedule: makes.input(PauseScheduleInput).mutation(({ ctx, input }) => pauseSchedule(ctx.service, input)),
  deleteSchedule: makes.input(ScheduleId).mutation(({ ctx, input }) => deleteSchedule(ctx.service, input)),
  retrySchedule: makes.input(ScheduleId).mutation(({ ctx, input }) => retrySchedule(ctx.service, input)),
});

export const activityRouter = router({
  list: orgProcedure.meta({ permission: "activity:read" }).input(ListActivityInput).query(({ ctx, input }) => listActivity(ctx.service, input)),
});
