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

export const HomeInput = z.strictObject({ asOf: Moment.optional(), from: Moment.optional(), to: Moment.optional() });
