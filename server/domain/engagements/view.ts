import type { GrantState } from "./grant-state";
import type { EngagementPhase, EngagementType, PhaseChange } from "./phases";

/** An audit as lists show it. Days are days of the organization's zone. */
export type EngagementLine = {
  id: string; name: string; reference: string; firm: string; type: EngagementType; phase: EngagementPhase; frameworks: string[]; windowFrom: string; windowTo: string;
  controls: number; auditors: number;
};

export type GrantLine = {
  id: string; email: string; name: string; frameworks: string[]; windowFrom: string; windowTo: string; state: GrantState; expiresAt: string; acceptedAt: string | null; lastSeenAt: string | null;
};

export type EngagementDetail = Omit<EngagementLine, "controls" | "auditors"> & {
  categories: string[]; fieldworkFrom: string | null; fieldworkTo: string | null; createdBy: string; createdAt: string; timeline: PhaseChange[];
  previous: { id: string; name: string } | null; controls: { key: string; title: string; reference: string | null }[];
  /** Controls that would be covered and were left out. */
  leftOut: { key: string; title: string }[];
  grants: GrantLine[]; snapshots: { number: number; sha256: string; takenAt: string; takenBy: string }[];
};

/** What an auditor opened or took along. */
export type AuditView = { at: string; who: string; what: "view" | "download"; objectKind: string; objectId: string; label: string; ip: string | null };
/** An engagement in an auditor's own list. */
export type OwnEngagement = { id: string; name: string; organization: string; firm: string; windowFrom: string; windowTo: string; expiresAt: string; isOpen: boolean };
