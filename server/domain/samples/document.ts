import { z } from "zod";

import { STRATUM_SPANS } from "./strata-spans";

const Hex = z.string().regex(/^[0-9a-f]{64}$/);
const MAX_LINES = 300_000;

/** A sample as it leaves the product: the frozen list and all that a draw depends on. Whatever else it says is not needed for drawing again. */
export const SampleDocument = z.looseObject({
  format: z.literal("proofroom-sample/1"),
  engagement: z.looseObject({ id: z.string() }),
  control: z.looseObject({ key: z.string() }),
  population: z.looseObject({ sha256: Hex, count: z.int().nonnegative(), lines: z.array(z.string()).max(MAX_LINES) }),
  sample: z.looseObject({
    method: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("random") }), z.strictObject({ kind: z.literal("by_value") }),
      z.strictObject({ kind: z.literal("stratified"), per: z.enum(STRATUM_SPANS) }), z.strictObject({ kind: z.literal("every_nth"), interval: z.int().min(1) }),
    ]),
    seed: Hex,
    /** null: the seed of the rule. */
    seedText: z.string().nullable(),
    items: z.array(z.looseObject({ place: z.int().min(1), record: z.string(), key: z.string() })),
  }),
});
export type SampleDocument = z.infer<typeof SampleDocument>;
