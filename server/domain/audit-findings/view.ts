import type { AuditSide } from "../audit-requests/moves";
import type { FindingAct, FindingState, Severity } from "./acts";
import type { FindingFacts } from "./fold";
import type { FindingActInput } from "./schema";

/** A finding as lists show it. Times are ISO 8601 UTC. */
export type FindingLine = {
  id: string; engagementId: string; number: string; reference: string | null; title: string; severity: Severity; state: FindingState; tested: number; deviations: number;
  controls: string[]; criteria: string[]; raisedAt: string; responseDueOn: string | null; isCorrected: boolean;
};
export type FindingEvidence = { id: string; number: number; title: string };
export type FindingEvent = { id: string; at: string; side: AuditSide; who: string; said: FindingActInput; /** Name of the member a response names. */ ownerName: string | null; evidence: FindingEvidence[] };
export type FindingDetail = FindingLine & {
  engagement: string; body: string; raisedBy: string; facts: FindingFacts; /** As first stated, which never changes. */ first: FindingFacts; evidence: FindingEvidence[]; events: FindingEvent[]; acts: FindingAct[]; isOver: boolean;
};
