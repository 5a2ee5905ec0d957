import type { Severity, FindingState } from "@/server/domain/audit-findings/acts";
import type { RequestMove, RequestState, ItemState } from "@/server/domain/audit-requests/moves";
import type { RequestGroup } from "@/server/domain/audit-requests/reasons";
import type { RequestEventKind } from "@/server/domain/audit-requests/view";

export const REQUEST_STATE_WORDS: Record<RequestState, string> = { open: "open", submitted: "submitted", in_review: "in review", more_needed: "more needed", accepted: "accepted", cancelled: "cancelled" };
export const ITEM_STATE_WORDS: Record<ItemState, string> = { attached: "not submitted yet", submitted: "waits for the auditor", accepted: "accepted", returned: "returned", removed: "taken off" };
export const GROUP_WORDS: Record<RequestGroup, string> = {
  organization: "Organization", people: "People", policies: "Policies", risk: "Risk", access: "Access", change: "Change", operations: "Operations", incidents: "Incidents", vendors: "Vendors", continuity: "Continuity", privacy: "Privacy", other: "Other",
};
export const EVENT_WORDS: Record<RequestEventKind, string> = {
  created: "asked for it", changed: "changed what is asked", commented: "wrote", submitted: "submitted it", taken_back: "took it back", reviewed: "began to review it", returned: "returned it", accepted: "accepted it",
  cancelled: "cancelled it", reopened: "opened it again", item_accepted: "accepted", item_returned: "returned",
};
export const MOVE_WORDS: Record<RequestMove, { label: string; title: string; words: string }> = {
  submit: { label: "Submit", title: "Submit it to the auditor?", words: "The auditor sees what is attached. Without evidence, write why there is none." },
  take_back: { label: "Take back", title: "Take it back?", words: "The auditor cannot decide on it until it is submitted again." },
  review: { label: "Begin review", title: "Begin the review?", words: "The organization sees that you look at it and cannot take it back." },
  return: { label: "Return", title: "Return it", words: "The organization gets it back with the reason and sends something better." },
  accept: { label: "Accept", title: "Accept it?", words: "What you have not decided on is accepted with it." },
  cancel: { label: "Cancel", title: "Cancel this request", words: "It stays on the list as cancelled." },
  reopen: { label: "Open again", title: "Open it again", words: "The organization has the turn." },
};
export const FINDING_STATE_WORDS: Record<FindingState, string> = { raised: "waits for a response", answered: "answered", remediated: "repaired, not retested", retest_failed: "retest failed", retest_passed: "retest passed", closed: "closed", withdrawn: "withdrawn" };
export const SEVERITY_WORDS: Record<Severity, string> = { low: "low", medium: "medium", high: "high" };
