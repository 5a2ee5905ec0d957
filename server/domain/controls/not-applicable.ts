import type { SayLanguage } from "../say/say";
import { verdictSay } from "./say";
import type { Verdict } from "./schema";

/** The verdict where the organization has decided, with a reason, that a control does not apply to it. */
export function verdictNotApplicable(asOf: string, reason: string | null, language?: SayLanguage): Verdict {
  const say = verdictSay(language);
  return { state: "not_applicable", sentence: say("Not applicable: {reason}", { reason: reason ?? say("no reason given") }), asOf: new Date(asOf).toISOString(), rules: [], nextChangeAt: null };
}
