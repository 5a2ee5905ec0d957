import { z } from "zod";

import { FREQUENCIES, RISKS } from "./size";
import { STRATUM_SPANS } from "./strata-spans";

/** What is drawn at once and in all, at most. */
export const MAX_SAMPLE = 2_000;
/** Items a population may have. */
export const MAX_POPULATION = 200_000;

const Id = z.string().max(60);
const Name = z.string().trim().min(1).max(80);
const Reason = z.string().trim().min(1, "Say why.").max(500);
const Count = z.int("Write a whole number.").min(1, "Draw at least one.").max(MAX_SAMPLE, `Draw ${MAX_SAMPLE} at most.`);

/** Which list: a kind of record, of those one fact has one value, valued by a number fact, compared with the list of another kind. */
export const PopulationParameters = z.strictObject({
  kind: Name,
  where: z.strictObject({ fact: Name, value: z.string().max(200) }).nullable().default(null),
  valueFact: Name.nullable().default(null),
  against: z.strictObject({ kind: Name, fact: Name, ownFact: Name }).nullable().default(null),
});
export type PopulationParameters = z.infer<typeof PopulationParameters>;

export const MethodInput = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("random") }),
  z.strictObject({ kind: z.literal("stratified"), per: z.enum(STRATUM_SPANS) }),
  z.strictObject({ kind: z.literal("every_nth") }),
  z.strictObject({ kind: z.literal("by_value") }),
]);

export const SizeInput = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("table"), frequency: z.enum(FREQUENCIES), risk: z.enum(RISKS) }),
  z.strictObject({ kind: z.literal("statistical"), confidence: z.number().min(0.5).max(0.999), tolerableRate: z.number().min(0.005).max(0.5) }),
  z.strictObject({ kind: z.literal("number"), number: Count }),
]);

export const PreviewSampleInput = z.strictObject({ controlKey: z.string().max(60), parameters: PopulationParameters, method: MethodInput, size: SizeInput });
export const FreezeInput = z.strictObject({ controlKey: z.string().max(60), parameters: PopulationParameters });
export const DrawInput = z.strictObject({
  populationId: Id, method: MethodInput, size: SizeInput,
  /** Instead of the seed of the rule; goes on record with its reason. */
  seed: z.strictObject({ text: z.string().trim().min(1, "Write the text the seed is made of.").max(200), reason: Reason }).nullable().default(null),
});
export const SampleId = z.strictObject({ id: Id });
export const ExtendInput = z.strictObject({ id: Id, by: Count, reason: Reason });
export const ReplaceInput = z.strictObject({ id: Id, place: z.int().min(1).max(MAX_SAMPLE), reason: Reason });

export const ITEM_RESULTS = ["tested", "deviation", "not_applicable"] as const;
export type ItemResult = (typeof ITEM_RESULTS)[number];
export const ResultInput = z.strictObject({ id: Id, place: z.int().min(1).max(MAX_SAMPLE), result: z.enum(ITEM_RESULTS), note: z.string().trim().max(2000).default("") });
/** The organization's questions name the audit. */
export const AskedSamplesInput = z.strictObject({ engagementId: Id });
export const AskedSampleInput = z.strictObject({ engagementId: Id, id: Id });
