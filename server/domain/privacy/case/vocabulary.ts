import { RIGHTS as TIMED_RIGHTS } from "../case-events";

/** What a person may ask for (GDPR Art. 15-22), and a complaint to the controller itself (DPA 2018 s. 164A). */
export const RIGHTS = [...TIMED_RIGHTS, "complaint"] as const;
export type Right = (typeof RIGHTS)[number];
/** As the desk names them. */
export const RIGHT_NAMES: Record<Right, string> = {
  access: "Access", rectification: "Rectification", erasure: "Erasure", restriction: "Restriction", portability: "Portability", objection: "Objection", automated_decision: "Automated decision", complaint: "Complaint to us",
};

/** `controller`: whoever decides about the data handed it on, as to a processor (Art. 28(3)(e)). `drill`: a rehearsal of the portal, for a person who was made up. */
export const CHANNELS = ["form", "e-mail", "phone", "post", "agent", "login", "controller", "drill"] as const;
export const ROLES = ["controller", "processor"] as const;
/** What an objection is against. Direct marketing stands apart: Art. 21(2)-(3) leaves nothing to weigh. */
export const OBJECTS_TO = ["direct_marketing", "legitimate_interest", "public_task", "research_statistics"] as const;

/** `forwarded_not_controller` to `closed` are ends. All but `withdrawn` can be reopened. */
export const REQUEST_STATES = [
  "received", "identity_pending", "open", "forwarded_not_controller", "not_identifiable", "unverified_lapsed", "withdrawn", "closed",
] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** One right's way. `responded_*`, `refused` and `no_data` are told to the person; `done` is after what follows an answer. */
export const RIGHT_STATES = [
  "assessing", "clarification_pending", "fee_quoted", "fulfilling", "review",
  "responded_full", "responded_partial", "refused", "no_data", "notifying_recipients", "backup_tail", "done",
] as const;
export type RightState = (typeof RIGHT_STATES)[number];

export const ANSWERS = ["full", "partial", "no_data", "refused"] as const;
export type Answer = (typeof ANSWERS)[number];
export type Outcome = Answer | "withdrawn";

/** What a person may be asked for. Copies of documents, signatures and notaries are not on the list: EDPB Guidelines 01/2022, paras 69-78. */
export const IDENTITY_ASKS = ["sign_in", "known_detail", "call_back", "document_view"] as const;
export type IdentityAskName = (typeof IDENTITY_ASKS)[number];
/** How identity was settled. `no_doubt` needs a reason: Art. 12(6) lets nobody ask without doubt. `planted`: nobody is behind a drill. */
export const IDENTITY_METHODS = ["login", "email_loop", "known_detail", "call_back", "document_viewed", "no_doubt", "planted"] as const;
/** Why confirming a known e-mail address does not do. */
export const EMAIL_LOOP_GAPS = ["no_known_address", "failed", "not_enough"] as const;

/** What was done in a system. Hashing and masking are not here: data that can be linked again are not erased. */
export const TASK_METHODS = ["deleted", "anonymised", "overwritten", "extracted", "corrected", "restricted", "stopped", "reviewed", "none_found"] as const;
export type TaskMethod = (typeof TASK_METHODS)[number];
export const ERASURE_METHODS: readonly string[] = ["deleted", "anonymised", "overwritten", "none_found"];

export const REOPENING_CAUSES = ["new_facts", "identity_provided", "complaint", "authority_order", "exception_ended"] as const;
/** Rights whose execution every recipient is told of (Art. 19). */
export const RIGHTS_TOLD_TO_RECIPIENTS: readonly Right[] = ["erasure", "rectification", "restriction"];
