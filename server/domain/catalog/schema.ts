import { z } from "zod";

import { ControlTest } from "../controls/schema";

export const FACT_TYPES = ["string", "number", "boolean", "timestamp"] as const;
export type FactType = (typeof FACT_TYPES)[number];

/** A kind of record: which fact is its time, and what it may carry. */
export const EvidenceKind = z.strictObject({
  core: z.boolean(),
  timeFact: z.string(),
  description: z.string(),
  facts: z.record(z.string(), z.enum(FACT_TYPES)),
});
export type EvidenceKind = z.infer<typeof EvidenceKind>;

/** One SOC 2 criterion: its id and our own words for it. The AICPA text is never shipped. */
export const Soc2Criterion = z.strictObject({
  id: z.string(),
  group: z.string(),
  paraphrase: z.string(),
  typicalEvidence: z.string(),
  typicalCadence: z.string(),
});
export type Soc2Criterion = z.infer<typeof Soc2Criterion>;

export const GDPR_ROLES = ["controller", "processor"] as const;
export type GdprRole = (typeof GDPR_ROLES)[number];

/** One duty of the GDPR, and on whom it falls. */
export const GdprDuty = z.strictObject({
  id: z.string(),
  appliesTo: z.array(z.enum(GDPR_ROLES)).min(1),
  obligation: z.string(),
  typicalEvidence: z.string(),
  typicalCadence: z.string(),
});
export type GdprDuty = z.infer<typeof GdprDuty>;

/** One default control. `appliesWhen` tokens are joined by "or": see select.ts. */
export const CatalogControl = z.strictObject({
  key: z.string(),
  title: z.string(),
  description: z.string(),
  category: z.string(),
  criteria: z.array(z.string()),
  articles: z.array(z.string()),
  evidenceKinds: z.array(z.string()).min(1),
  cadenceDays: z.number().positive(),
  automation: z.enum(["full", "assisted"]),
  optional: z.boolean(),
  appliesWhen: z.array(z.string()).min(1),
  test: ControlTest,
});
export type CatalogControl = z.infer<typeof CatalogControl>;

/** The whole library of one version: what an organization starts from. */
export const Catalog = z.strictObject({
  version: z.string(),
  notice: z.string(),
  evidenceKinds: z.record(z.string(), EvidenceKind),
  frameworks: z.strictObject({ soc2: z.array(Soc2Criterion), gdpr: z.array(GdprDuty) }),
  controls: z.array(CatalogControl),
});
export type Catalog = z.infer<typeof Catalog>;
