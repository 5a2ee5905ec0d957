import type { ConnectorKind, IdentifierSource, IdentifierType, TaskState } from "@/server/domain/privacy/systems/vocabulary";

/** How a system is asked, and what that needs. */
export const CONNECTOR_WORDS: Record<ConnectorKind, { word: string; how: string; needs: string }> = {
  manual: { word: "By hand", how: "Somebody does it and reports it", needs: "Somebody to do it, and what they have to know. They find it in My work, also as a contributor." },
  csv: { word: "CSV upload", how: "Somebody uploads the person’s rows", needs: "Somebody who uploads the person’s rows as a CSV file with a header. They are counted for you." },
  webhook: { word: "Signed webhook", how: "Asked by a signed message", needs: "An address that takes a signed POST (Standard Webhooks) and later sends a signed receipt. An answer of 200 means accepted; only the receipt means done." },
  sql: { word: "Database query", how: "Asked by a query that only reads", needs: "A PostgreSQL user that may only read, and one query that finds the person. What it finds is collected for the answer." },
  opendsr: { word: "OpenDSR 2.0", how: "Asked by OpenDSR", needs: "A processor that speaks OpenDSR 2.0, and the domain of its certificate." },
};

export const TASK_STATE_WORDS: Record<TaskState, string> = { open: "waits", sent: "asked, no answer", accepted: "accepted, not done", done: "done", failed: "failed: somebody has to", silent: "silent: somebody has to", dropped: "no longer needed" };

/** What happened to a task, by the name of its event. */
export const TASK_STEP_WORDS: Record<string, string> = {
  opened: "Asked for", sent: "Asked, without an answer", accepted: "Accepted by the system", done: "Done", failed: "Given up; somebody has to see to it", silent: "Silent; somebody has to see to it", dropped: "No longer needed",
  assigned: "Given to somebody", asked_again: "To be asked again", file_handed_in: "File handed in", late_receipt: "Reported as done after nobody asked any more; nothing followed",
};

export const IDENTIFIER_WORDS: Record<IdentifierType, string> = { email: "E-mail", phone: "Phone", customer_id: "Customer number", user_id: "User name or id", other: "Other" };
export const SOURCE_WORDS: Record<IdentifierSource, string> = { verified: "proven to be theirs", stated: "as they said", derived: "found by you" };
export const METHOD_WORDS: Record<string, string> = {
  deleted: "Deleted", anonymised: "Anonymised", overwritten: "Overwritten", extracted: "Extracted", corrected: "Corrected", restricted: "Restricted", stopped: "Stopped", reviewed: "Reviewed", none_found: "Nothing found",
};
