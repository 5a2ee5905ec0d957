import { z } from "zod";

import { FactValue } from "../evidence/record";

const name = z.string().trim().min(1).max(120);

/** A fact that holds for every record of a kind still to come, or for those of one subject only. */
export const AddToRegisterInput = z.strictObject({
  kind: name,
  fact: name,
  value: FactValue,
  /** Only records whose `fact` is `value`: a system, a vendor, an account. */
  subject: z.strictObject({ fact: name, value: z.string().trim().min(1).max(500) }).optional(),
});
export type AddToRegisterInput = z.infer<typeof AddToRegisterInput>;

export const RegisterId = z.strictObject({ id: z.string().max(60) });
