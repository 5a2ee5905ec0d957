import type { AccountabilityChapter } from "@/server/domain/reports/accountability-part";
import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { printChapter } from "./register-chapters";

type Section = (c: Composer, s: ReportSnapshot) => void;

const printed = (...names: AccountabilityChapter[]): Section => (c, { accountability }) => {
  if (accountability) for (const name of names) printChapter(c, accountability.chapters[name]);
};

/** What is done with data, and why that is lawful (GDPR Art. 30, 6, 7, 9, 12 to 14). */
export const recordOfProcessing = printed("controller", "processor", "lawfulness", "consents", "notices");
/** What went wrong, what was weighed, and who else has the data (Art. 33, 35, 36, 28, 44 to 49). */
export const breachesAndProcessors = printed("breaches", "assessments", "processors", "transfers");
/** What others asked about it (Art. 31, 77). */
export const inquiries = printed("inquiries");
