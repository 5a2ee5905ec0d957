import { CATALOG } from "./catalog";
import type { GdprDuty, Soc2Criterion } from "./schema";

/** The five trust services categories. Security is every common criterion, and always in scope. */
export const SOC2_CATEGORIES = ["security", "availability", "confidentiality", "processing-integrity", "privacy"] as const;
export type Soc2Category = (typeof SOC2_CATEGORIES)[number];

export const FRAMEWORK_KEYS = ["soc2", "gdpr"] as const;
export type FrameworkKey = (typeof FRAMEWORK_KEYS)[number];

export const FRAMEWORK_LABELS: Record<FrameworkKey, string> = { soc2: "SOC 2", gdpr: "GDPR" };

export type Soc2Requirement = Soc2Criterion & { category: Soc2Category };

/** What each framework asks, by requirement id: 61 criteria of SOC 2, 72 duties of the GDPR. */
export const FRAMEWORKS: { soc2: readonly Soc2Requirement[]; gdpr: readonly GdprDuty[] } = {
  soc2: CATALOG.frameworks.soc2.map((criterion) => ({ ...criterion, category: soc2CategoryOf(criterion.id) })),
  gdpr: CATALOG.frameworks.gdpr,
};

/** The category a criterion id belongs to, by its letters: CC, A, C, PI, P. Throws on any other id. */
export function soc2CategoryOf(id: string): Soc2Category {
  const letters = /^(CC|A|C|PI|P)\d+\.\d+$/.exec(id)?.[1];
  switch (letters) {
    case "CC": return "security";
    case "A": return "availability";
    case "C": return "confidentiality";
    case "PI": return "processing-integrity";
    case "P": return "privacy";
    default: throw new Error(`"${id}" is not a SOC 2 criterion id.`);
  }
}
