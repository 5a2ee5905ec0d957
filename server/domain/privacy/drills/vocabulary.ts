/** `planting`: the person is being entered in the systems. Then they are looked for, erased, and looked for again. */
export const DRILL_STATES = ["planting", "finding", "erasing", "checking", "ended"] as const;
export type DrillState = (typeof DRILL_STATES)[number];

/** `missed`: a quarter that went by without one. */
export const DRILL_RESULTS = ["passed", "failed", "missed"] as const;
export type DrillResult = (typeof DRILL_RESULTS)[number];

/** Whether the marker planted in a system stands in what it handed over. `unread`: its file does not show its text; `nothing`: it handed no file over. */
export const MARKER_SEEN = ["seen", "missing", "unread", "nothing"] as const;
export type MarkerSeen = (typeof MARKER_SEEN)[number];

/** What is wrong with how a system fared. */
export const DRILL_FAULTS = [
  "not_planted", "not_answered", "late", "not_found", "nothing_handed_over", "marker_missing", "marker_unread",
  "not_erased", "nothing_erased", "not_checked", "still_found",
] as const;
export type DrillFault = (typeof DRILL_FAULTS)[number];
/** What a drill cannot tell of a system, which is nobody's fault in this drill. */
export const DRILL_NOTES = ["takes_no_access", "takes_no_erasure"] as const;
export type DrillNote = (typeof DRILL_NOTES)[number];

/** On which day of a quarter a drill begins by itself. Early enough that the month of an answer ends in the quarter. */
export const RUN_DAYS = { least: 5, most: 60, usual: 21 } as const;
/** A drill that nobody ends is over so many days after it began. */
export const LONGEST_DAYS = 90;
