import { z } from "zod";

import { REPORT_KINDS } from "./kinds";

const Day = z.iso.date({ error: "Write a day such as 2026-01-31." });

export const MakeReportInput = z.strictObject({
  kind: z.enum(REPORT_KINDS),
  from: Day,
  to: Day,
  status: z.enum(["draft", "final"]).default("draft"),
  pageSize: z.enum(["A4", "LETTER"]).default("A4"),
}).refine((input) => input.from <= input.to, { path: ["to"], error: "The period ends before it begins." });
export type MakeReportInput = z.infer<typeof MakeReportInput>;
