/** Why evidence is returned, in words for whoever has to send something better. */
export const RETURN_REASONS = {
  missing: "What was asked for is not here",
  not_attached: "It is mentioned but not attached",
  too_little_detail: "It says too little to test with",
  more_items: "More items are needed",
  wrong_period: "It is from outside the period",
  out_of_date: "A newer version must exist",
  illegible: "It cannot be read",
  no_date_or_source: "No date, address or system can be seen on it",
  cut_short: "The list is cut short, or nothing shows that it is complete",
  no_performer: "It does not show who did it",
  wrong_system: "It is not from the system in question",
  retyped: "It was typed anew instead of taken from the source",
  no_support: "It is a result without what the result rests on",
  no_log: "The log that shows it is missing",
  no_alert: "The alert that shows it is missing",
  training_incomplete: "Not everybody has finished",
  device_failing: "A device in it does not meet the rule",
  self_approved: "Whoever did it approved it",
  template: "It names another firm or has places left to fill",
  made_afterwards: "It was made long after what it tells of",
  other: "See the text",
} as const;
export type ReturnReason = keyof typeof RETURN_REASONS;
export const RETURN_REASON_CODES = Object.keys(RETURN_REASONS) as [ReturnReason, ...ReturnReason[]];

/** What a request is about. */
export const REQUEST_GROUPS = ["organization", "people", "policies", "risk", "access", "change", "operations", "incidents", "vendors", "continuity", "privacy", "other"] as const;
export type RequestGroup = (typeof REQUEST_GROUPS)[number];
