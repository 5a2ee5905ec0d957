import { z } from "zod";

import { REPORT_KINDS } from "@/server/domain/reports/kinds";
import { RHYTHMS, SCHEDULE_WINDOWS } from "@/server/domain/reports/schedule";
import { PauseScheduleInput, UpdateScheduleInput, type ScheduleRun, type ScheduleView } from "@/server/domain/reports/schedule-schema";

import { answerOf } from "./answer-of";

const Days = z.object({ from: z.string(), to: z.string() });
const Run = answerOf<ScheduleRun>()(z.object({
  on: z.string(), at: z.string(), reportId: z.string().nullable(), state: z.enum(["queued", "running", "done", "failed", "refused"]).describe("`refused`: it could not even be asked for; `error` says why."),
  missed: z.array(z.string()).describe("Days before it on which nothing ran."), error: z.string().nullable(),
}));

export const ScheduleLine = answerOf<ScheduleView>()(z.object({
  id: z.string(), kind: z.enum(REPORT_KINDS), title: z.string(), options: z.record(z.string(), z.any()), rhythm: z.object({ every: z.enum(RHYTHMS), day: z.int(), month: z.int().optional() }), window: z.enum(SCHEDULE_WINDOWS),
  notify: z.array(z.object({ id: z.string(), name: z.string() })), paused: z.boolean(), nextOn: z.string().nullable(), nextWindow: Days.nullable(), setBy: z.string(), updatedAt: z.string(), last: Run.nullable(),
}));
export const ScheduleLines = z.object({ rows: z.array(ScheduleLine) });
export const ScheduleAsked = z.object({ id: z.string() });
/** The bodies: the id stands in the address. */
export const ChangeSchedule = UpdateScheduleInput.omit({ id: true });
export const PauseSchedule = PauseScheduleInput.omit({ id: true });
