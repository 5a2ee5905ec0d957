import type { StepVerdict } from "@/server/domain/privacy/drills/judge";
import type { DrillFault, DrillNote, DrillResult, DrillState } from "@/server/domain/privacy/drills/vocabulary";

export const DRILL_STATE_WORDS: Record<DrillState, string> = { planting: "Being planted", finding: "Being looked for", erasing: "Being erased", checking: "Looked for once more", ended: "Ended" };
export const DRILL_RESULT_WORDS: Record<DrillResult, string> = { passed: "Passed", failed: "Failed", missed: "Missed" };
export const STEP_WORDS: Record<StepVerdict, string> = { good: "Yes", bad: "No", waits: "Waits", not_asked: "–" };

/** What is wrong, and what to do about it. */
export const FAULT_WORDS: Record<DrillFault, string> = {
  not_planted: "The person was not planted here: nothing was shown. Plant them next time.",
  not_answered: "Did not answer. Ask whoever sees to it; look at the connector under Privacy, Systems.",
  late: "Answered after the last day of the law.",
  not_found: "Did not find the planted person. Check by what it searches.",
  nothing_handed_over: "Found something and handed no copy over.",
  marker_missing: "What it handed over does not have the marker: not all of it, or not from here.",
  marker_unread: "Its file does not show its text. Hand in CSV, JSON or text, or look into it yourself.",
  not_erased: "Did not report the erasure.",
  nothing_erased: "Reports that there was nothing to erase, though the person was there.",
  not_checked: "Did not answer when it was asked once more.",
  still_found: "Still has the person after the erasure. Where it cannot erase itself, register who does.",
};
export const NOTE_WORDS: Record<DrillNote, string> = { takes_no_access: "Takes no part in access: what it holds cannot be seen.", takes_no_erasure: "Takes no part in erasure: somebody else has to erase here." };
/** Of a system that cannot be asked whether it still has somebody. */
export const NOT_SHOWN = "Not shown";
export const STEP_NAMES: Record<"finding" | "erasing" | "checking", string> = { finding: "Access", erasing: "Erasure", checking: "Access once more" };

/** "3rd quarter of 2026". */
export function quarterInWords(quarter: string): string {
  const [year, number] = quarter.split("-Q");
  return `${["1st", "2nd", "3rd", "4th"][Number(number) - 1] ?? number} quarter of ${year}`;
}
