import { z } from "zod";

import { REPORT_KINDS, REPORT_LANGUAGES } from "./kinds";
import { PSEUDONYMOUS_REPORTS } from "./pseudonymous";
import { SECTIONS } from "./sections";

const Day = z.iso.date({ error: "Write a day such as 2026-01-31." });

export const MakeReportInput = z.strictObject({
  kind: z.enum(REPORT_KINDS),
  from: Day,
  to: Day,
  status: z.enum(["draft", "final"]).default("draft"),
  pageSize: z.enum(["A4", "LETTER"]).default("A4"),
  language: z.enum(REPORT_LANGUAGES).default("en").describe("Of the report's own words. Names, promises and evidence stay as they were written."),
  sections: z.array(z.string().max(40)).min(1, { error: "Choose one section at least." }).max(20).optional().describe("The sections to print, by name. All of them where it is absent. What is left out is said in the document; limits, exceptions, digests and sign-off are in every report."),
  pseudonymous: z.boolean().optional().describe("People are printed by a number. Of every report but the registers; where it is absent, so in gdpr_accountability and dsar_register."),
  engagement: z.string().max(60).optional().describe("Of auditor_access, which needs it: the id of the audit."),
}).refine((input) => input.from <= input.to, { path: ["to"], error: "The period ends before it begins." })
  .refine(({ kind, sections }) => (sections ?? []).every((section) => Object.hasOwn(SECTIONS[kind] ?? {}, section)), { path: ["sections"], error: "This report has no such section." })
  .refine(({ kind, pseudonymous }) => !pseudonymous || PSEUDONYMOUS_REPORTS.includes(kind), { path: ["pseudonymous"], error: "This report names nobody by a number." })
  .refine(({ kind, engagement }) => (kind === "auditor_access") === (engagement !== undefined), { path: ["engagement"], error: "The auditor access log is of one audit: say which. Other reports are of none." });
export type MakeReportInput = z.infer<typeof MakeReportInput>;
/** What was asked for, as it is kept with the report. */
export type ReportOptions = Omit<MakeReportInput, "kind">;
