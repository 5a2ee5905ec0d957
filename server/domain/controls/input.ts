import { z } from "zod";

import { Moment } from "../evidence/schema";
import { VerdictState } from "./schema";

const Key = z.string().max(60);
const PromisedValue = z.union([z.number(), z.string().max(500), z.boolean(), z.array(z.string().max(200)).max(100)]);

export const ListControlsInput = z.strictObject({
  state: VerdictState.optional(),
  framework: z.enum(["soc2", "gdpr"]).optional(),
  asOf: Moment.optional(),
});
export const GetControlInput = z.strictObject({ key: Key, asOf: Moment.optional() });

/** What a tenant may change of a control. Only what is given changes. `promised` null takes a promise back to the default. */
export const UpdateControlInput = z.strictObject({
  key: Key,
  title: z.string().trim().min(3).max(200).optional(),
  promise: z.string().trim().min(10).max(4000).optional(),
  ownerId: z.string().max(60).nullable().optional(),
  applicable: z.boolean().optional(),
  applicabilityReason: z.string().trim().max(2000).optional(),
  promised: z.record(z.string().max(80), PromisedValue.nullable()).optional(),
}).refine((input) => input.applicable !== false || (input.applicabilityReason ?? "").length >= 3, {
  path: ["applicabilityReason"], error: "Say why this control does not apply: the reason is printed in reports.",
});
export type UpdateControlInput = z.infer<typeof UpdateControlInput>;

const MAX_WINDOW_DAYS = 3 * 366;

/** `from` and `to` choose the window of the strip and its figures; without them the trailing year. A window ends at the moment looked at. */
export const HomeInput = z.strictObject({ asOf: Moment.optional(), from: Moment.optional(), to: Moment.optional() })
  .refine(({ from, to }) => !to || (from !== undefined && Date.parse(from) < Date.parse(to)), { path: ["to"], error: "A window ends after it begins." })
  .refine(({ from, to, asOf }) => !from || spanDays(from, to ?? asOf) <= MAX_WINDOW_DAYS, { path: ["from"], error: "A window is three years at most." });
export type HomeInput = z.infer<typeof HomeInput>;

function spanDays(from: string, to: string | undefined): number {
  return to === undefined ? 0 : (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
