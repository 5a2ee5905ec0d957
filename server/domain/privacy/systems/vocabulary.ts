/** What kinds of data a system holds, in words that the register of processing uses too. */
export const HOLDERS = ["own", "processor"] as const;
/** By what a person is known in systems. */
export const IDENTIFIER_TYPES = ["email", "phone", "customer_id", "user_id", "other"] as const;
export type IdentifierType = (typeof IDENTIFIER_TYPES)[number];
/** `verified`: proven to be theirs. `stated`: the person says so. `derived`: found by somebody of the organization. */
export const IDENTIFIER_SOURCES = ["verified", "stated", "derived"] as const;
export type IdentifierSource = (typeof IDENTIFIER_SOURCES)[number];

export const CONNECTOR_KINDS = ["manual", "webhook", "opendsr", "sql", "csv"] as const;
export type ConnectorKind = (typeof CONNECTOR_KINDS)[number];
/** Connectors whose work a person does. */
export const BY_HAND: readonly ConnectorKind[] = ["manual", "csv"];

/**
 * Where a task stands. `accepted` is the system's word that it will do it and never `done`; `silent` and `failed` wait
 * for a person; `dropped`: nobody asks for it any more.
 */
export const TASK_STATES = ["open", "sent", "accepted", "done", "failed", "silent", "dropped"] as const;
export type TaskState = (typeof TASK_STATES)[number];
/** States in which something is still to be done. */
export const OPEN_TASK_STATES: readonly TaskState[] = ["open", "sent", "accepted", "failed", "silent"];
