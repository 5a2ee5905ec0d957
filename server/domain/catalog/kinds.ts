import { ADDED_KINDS } from "@/server/domain/formats/added-kinds";

import { CATALOG } from "./catalog";
import type { EvidenceKind } from "./schema";

/**
 * "The query returned no rows for this period", filed as evidence of its own: with it an empty population is
 * `not_occurring`, without it `no_evidence`. `kind` names the kind that had no rows.
 */
export const RECORDED_ZERO_KIND: EvidenceKind = {
  core: true,
  timeFact: "period_end",
  description: "A recorded query that returned no rows for a period.",
  facts: { kind: "string", period_start: "timestamp", period_end: "timestamp", query: "string" },
};

/** Every kind a record may have: the catalog's, those only files hold, and the recorded zero. */
export const EVIDENCE_KINDS: Record<string, EvidenceKind> = {
  ...ADDED_KINDS,
  ...CATALOG.evidenceKinds,
  recorded_zero: RECORDED_ZERO_KIND,
};
