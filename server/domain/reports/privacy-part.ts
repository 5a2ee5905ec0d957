import type { Right } from "../privacy/case/vocabulary";
import type { PrivacyNumbers } from "../privacy/numbers/numbers";
import type { RightOutcome } from "../privacy/numbers/progress";

/** One right of one request. Known by the number of the case: who asked stands in no report. Days are of the desk's zone. */
export type RegisterLine = {
  name: string; right: Right; channel: string; receivedOn: string; /** How it was settled who asks; null where it was not. */ identity: string | null; dueOn: string | null; extendedAfterDays: number | null;
  outcome: RightOutcome | null; endedOn: string | null; openDays: number | null; daysLate: number | null; grounds: string[];
};

/** What the privacy desk did, as reports print it. */
export type PrivacyPart = {
  controller: { name: string; address: string; regime: "EU" | "UK"; zone: string; dpo: string | null; authority: string };
  register: RegisterLine[]; /** More than printed, where there are more than a report holds. */ registerTotal: number; numbers: PrivacyNumbers;
};
