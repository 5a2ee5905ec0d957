import { z } from "zod";

/** The error object of the specification. Names fields, never what was sent. */
export const OpenDsrErrorAnswer = z.strictObject({
  error: z.strictObject({ code: z.int(), message: z.string(), errors: z.array(z.strictObject({ domain: z.string(), reason: z.string(), message: z.string() })) }),
});
