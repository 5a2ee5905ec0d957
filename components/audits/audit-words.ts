import type { GrantState } from "@/server/domain/engagements/grant-state";
import type { EngagementPhase, EngagementType } from "@/server/domain/engagements/phases";

export const PHASE_WORDS: Record<EngagementPhase, string> = { planning: "planned", open: "open", closed: "closed", ended: "ended" };
export const TYPE_WORDS: Record<EngagementType, string> = { point_in_time: "one day", period: "period" };
export const GRANT_WORDS: Record<GrantState, string> = { invited: "invited", link_expired: "link expired", active: "may enter", expired: "expired", revoked: "taken back" };
export const FRAMEWORK_WORDS: Record<string, string> = { soc2: "SOC 2", gdpr: "GDPR" };

/** Frameworks in words, in one line. */
export const frameworksInWords = (frameworks: readonly string[]): string => frameworks.map((id) => FRAMEWORK_WORDS[id] ?? id).join(", ");
