import { z } from "zod";

const Day = z.iso.date({ error: "Write a day such as 2026-01-31." });

export const MakeReportInput = z.strictObject({
  kind: z.enum(["soc2_readiness", "control_tests"]),
  from: Day,
  to: Day,
  status: z.enum(["draft", "final"]).default("draft"),
  pageSize: z.enum(["A4", "LETTER"]).default("A4"),
}).refine((input) => input.from <= input.to, { path: ["to"], error: "The period ends before it begins." });
export type MakeReportInput = z.infer<typeof MakeReportInput>;
