import { z } from "zod";

import { REPORT_KINDS, type ReportKind } from "./kinds";
import { RHYTHMS, SCHEDULE_WINDOWS, type Rhythm, type ScheduleWindow } from "./schedule";
import { hasOwnDays, MakeReportInput } from "./schema";
import type { ReportRow } from "./view";

export type ScheduledOptions = Omit<z.input<typeof MakeReportInput>, "kind" | "from" | "to">;
export const ScheduleId = z.strictObject({ id: z.string().max(60) });

const RhythmInput = z.strictObject({
  every: z.enum(RHYTHMS),
  day: z.int().min(1, "A day of the month, 1 to 31.").max(31, "A day of the month, 1 to 31.").describe("Of the month; beyond its end, its last day."),
  month: z.int().min(1).max(12).optional().describe("Of a yearly one, which needs it."),
}).refine(({ every, month }) => (every === "year") === (month !== undefined), { path: ["month"], error: "Say the month of a yearly report, and of no other." });

const Plan = {
  options: z.looseObject({}).default({}).describe("As with POST /api/v1/reports, without `kind`, `from` and `to`."),
  rhythm: RhythmInput,
  window: z.enum(SCHEDULE_WINDOWS).describe("Whole months before the day it is made on."),
  notify: z.array(z.string().max(60)).max(50, "50 people at most.").default([]).describe("Ids of members who get a mail with a link."),
};

export const CreateScheduleInput = z.strictObject({ kind: z.enum(REPORT_KINDS), ...Plan });
export type CreateScheduleInput = z.input<typeof CreateScheduleInput>;
/** The whole plan anew; its kind stays. */
export const UpdateScheduleInput = z.strictObject({ id: z.string().max(60), ...Plan });
export const PauseScheduleInput = z.strictObject({ id: z.string().max(60), paused: z.boolean() });

/** Any days will do to check the options by: the window gives the real ones. */
const SOME_DAYS = { from: "2026-01-01", to: "2026-01-31" };

/** The options of a schedule as a report takes them, with days unless its audit has them; problems carry the name of the option. */
export const scheduledReport = (kind: ReportKind, options: Partial<ScheduledOptions>, days = SOME_DAYS): unknown => ({ ...options, kind, ...(hasOwnDays({ kind, ...options }) ? days : {}) });

export type ScheduleRun = { on: string; at: string; reportId: string | null; state: ReportRow["state"] | "refused"; missed: string[]; error: string | null };
export type ScheduleView = {
  id: string; kind: ReportKind; title: string; options: ScheduledOptions; rhythm: Rhythm; window: ScheduleWindow; notify: { id: string; name: string }[]; paused: boolean;
  nextOn: string | null; nextWindow: { from: string; to: string } | null; setBy: string; updatedAt: string; last: ScheduleRun | null;
};
