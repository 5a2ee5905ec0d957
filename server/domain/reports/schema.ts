import { z } from "zod";

import { AUDIT_ONLY_REPORTS, AUDIT_REPORTS, REPORT_KINDS, REPORT_LANGUAGES, type ReportKind } from "./kinds";
import { PSEUDONYMOUS_REPORTS } from "./pseudonymous";
import { SECTIONS } from "./sections";
import { dayInput } from "../times/schema";

const Day = dayInput();

export const MakeReportInput = z.strictObject({
  kind: z.enum(REPORT_KINDS),
  from: Day.optional().describe("First day of the period. Needed, except of a report of an audit, which is of the audit's window."),
  to: Day.optional().describe("Last day of the period, included. As `from`."),
  status: z.enum(["draft", "final"]).default("draft"),
  pageSize: z.enum(["A4", "LETTER"]).default("A4"),
  language: z.enum(REPORT_LANGUAGES).default("en").describe("Of the report's own words. Names, promises and evidence stay as they were written."),
  sections: z.array(z.string().max(40)).min(1, { error: "Choose one section at least." }).max(20).optional().describe("The sections to print, by name. All of them where it is absent. What is left out is said in the document; limits, exceptions, digests and sign-off are in every report."),
  pseudonymous: z.boolean().optional().describe("People are printed by a number. Of every report but the registers; where it is absent, so in gdpr_accountability and dsar_register."),
  engagement: z.string().max(60).optional().describe("The id of an audit: the report is of its window and frameworks, stands on its newest snapshot once it is closed, and prints its findings and requests. auditor_access, request_list and sampling_workpaper need it; soc2_readiness, control_tests, exceptions_register and evidence_index may have it."),
}).refine((input) => isDated(input), { path: ["from"], error: "Give both days of the period. A report of an audit has the audit's: leave both out." })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, { path: ["to"], error: "The period ends before it begins." })
  .refine(({ kind, sections }) => (sections ?? []).every((section) => Object.hasOwn(SECTIONS[kind] ?? {}, section)), { path: ["sections"], error: "This report has no such section." })
  .refine(({ kind, pseudonymous }) => !pseudonymous || PSEUDONYMOUS_REPORTS.includes(kind), { path: ["pseudonymous"], error: "This report names nobody by a number." })
  .refine(({ kind, engagement }) => engagement !== undefined || !AUDIT_ONLY_REPORTS.includes(kind), { path: ["engagement"], error: "This report is of one audit: say which." })
  .refine(({ kind, engagement }) => engagement === undefined || AUDIT_REPORTS.includes(kind), { path: ["engagement"], error: "This report is of no audit." });
export type MakeReportInput = z.infer<typeof MakeReportInput>;
/** What was asked for, as it is kept with the report. */
export type ReportOptions = Omit<MakeReportInput, "kind" | "from" | "to"> & { from: string; to: string };

type Dated = { kind: ReportKind; engagement?: string | undefined; from?: string | undefined; to?: string | undefined };

/** The log of views is of any days; every other report of an audit is of the audit's own. */
export const hasOwnDays = ({ kind, engagement }: Dated): boolean => engagement === undefined || kind === "auditor_access";

function isDated(input: Dated): boolean {
  if (input.engagement !== undefined && !AUDIT_REPORTS.includes(input.kind)) return true; // Told of its audit below.
  const given = [input.from, input.to].filter((day) => day !== undefined).length;
  return given === (hasOwnDays(input) ? 2 : 0);
}
