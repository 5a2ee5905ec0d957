import type { Dated } from "./evaluation";
import type { Period } from "./periods";
import type { Occurrence } from "./schema";

/** The records of one period by how they stand, newest first. */
export type Tallied = { passing: Dated[]; violated: Dated[]; missing: Dated[] };

/** One expected period. `unsure`: only records that lack a fact stand for it, so a person must supply the fact. */
export type JudgedPeriod = {
  period: Period;
  state: Occurrence["state"];
  unsure: boolean;
  records: Dated[];
  /** When the first passing record reached us. */
  receivedAt: number | null;
};

/**
 * What one closed period came to. In time means: a passing record was received before the grace ended. Being late
 * is a fact about the receipt, so it never heals; within the grace an empty period is still `pending`.
 */
export function judgePeriod(period: Period, tally: Tallied | undefined, asOf: number): JudgedPeriod {
  const { passing, violated, missing } = tally ?? { passing: [], violated: [], missing: [] };
  if (passing.length > 0) {
    const receivedAt = passing.reduce((first, prepared) => Math.min(first, prepared.receivedAt), Number.POSITIVE_INFINITY);
    const late = receivedAt > period.dueBy;
    return { period, state: late ? "late" : "found", unsure: false, records: passing, receivedAt };
  }
  if (missing.length > 0) return { period, state: "pending", unsure: true, records: missing, receivedAt: null };
  const over = asOf >= period.dueBy;
  if (!over) return { period, state: "pending", unsure: false, records: violated, receivedAt: null };
  return { period, state: violated.length > 0 ? "failed" : "missed", unsure: false, records: violated, receivedAt: null };
}
