import type { EngagementDetail } from "@/server/domain/engagements/view";

import type { EngagementValues } from "./engagement-form";

/** What of an audit can be changed in its form, and nothing else of it. */
export function engagementValues(audit: EngagementDetail): EngagementValues {
  const { name, firm, type, frameworks, categories, windowFrom, windowTo, fieldworkFrom, fieldworkTo } = audit;
  return { name, firm, type, windowFrom, windowTo, fieldworkFrom, fieldworkTo, frameworks: frameworks as EngagementValues["frameworks"], categories: categories as EngagementValues["categories"] };
}
