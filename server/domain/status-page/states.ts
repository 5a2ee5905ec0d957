/** What becomes of a version. Only one is published at a time; one that ended never comes back, a new one is drafted. */
export const VERSION_STATES = ["draft", "published", "replaced", "withdrawn"] as const;
export type VersionState = (typeof VERSION_STATES)[number];

/** What becomes of a request for a document. */
export const REQUEST_STATES = ["asked", "approved", "refused"] as const;
export type RequestState = (typeof REQUEST_STATES)[number];
