/** Stretches of time a population can be cut into. */
export const STRATUM_SPANS = ["day", "month", "quarter"] as const;
export type StratumSpan = (typeof STRATUM_SPANS)[number];
