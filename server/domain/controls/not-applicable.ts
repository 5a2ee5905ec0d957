import type { Verdict } from "./schema";

/** The verdict where the organization has decided, with a reason, that a control does not apply to it. */
export function verdictNotApplicable(asOf: string, reason: string): Verdict {
  return { state: "not_applicable", sentence: `Not applicable: ${reason}`, asOf: new Date(asOf).toISOString(), rules: [], nextChangeAt: null };
}
