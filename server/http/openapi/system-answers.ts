import { z } from "zod";

import { TASK_METHODS } from "@/server/domain/privacy/case/vocabulary";
import { DataSystem } from "@/server/domain/privacy/systems/schema";

const Archived = { archivedAt: z.string().nullable().describe("When it went out of use.") };
const OpenTasks = { openTasks: z.int().describe("Tasks it still has.") };
const DataSystemLine = DataSystem.extend({ ...Archived, ...OpenTasks });

export const DataSystemLines = z.object({ rows: z.array(DataSystemLine) });
export const DataSystemInFull = DataSystemLine.extend({ secrets: z.array(z.object({ id: z.string(), kind: z.enum(["webhook", "database"]), createdAt: z.string() })).describe("When they were made; never the secrets.") });
export const TaskReceiptAnswer = z.object({
  taskId: z.string(), status: z.literal("done"), method: z.enum(TASK_METHODS).nullable(), records: z.int().nullable(), receiptSha256: z.string().nullable().describe("SHA-256 of the receipt as it is on record."),
  repeated: z.boolean().describe("True where this receipt was on record already."),
});
