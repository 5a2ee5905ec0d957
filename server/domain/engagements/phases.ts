/** One day, or a period. */
export const ENGAGEMENT_TYPES = ["point_in_time", "period"] as const;
export type EngagementType = (typeof ENGAGEMENT_TYPES)[number];

/**
 * `planning`: the auditor sees nothing yet. `open`: the window runs or fieldwork does, what changes is seen at once.
 * `closed`: a snapshot was taken; the auditor sees it, and later changes go into the next one. `ended`: nobody outside sees anything.
 */
export const ENGAGEMENT_PHASES = ["planning", "open", "closed", "ended"] as const;
export type EngagementPhase = (typeof ENGAGEMENT_PHASES)[number];

export type PhaseChange = { phase: EngagementPhase; at: string; by: string };

const NEXT: Record<EngagementPhase, readonly EngagementPhase[]> = {
  planning: ["open", "ended"],
  open: ["closed", "ended"],
  // Opened again where the auditor asks for more: what was frozen stays, and closing takes another snapshot.
  closed: ["open", "ended"],
  ended: [],
};

/** Phases an engagement can go to from this one. */
export const nextPhases = (phase: EngagementPhase): readonly EngagementPhase[] => NEXT[phase];

/** Whether grants open it. */
export const isVisible = (phase: EngagementPhase): boolean => phase === "open" || phase === "closed";
