import type { EvidenceStatus } from "@/server/domain/workpapers/evidence-status";
import type { ConclusionPart, ConclusionResult, WorkStatus } from "@/server/domain/workpapers/schema";
import type { WindowItem } from "@/server/domain/workpapers/view";

export const RESULT_WORDS: Record<ConclusionResult, string> = { no_exception: "no exception noted", exception: "exception noted", inconclusive: "no result possible", not_tested: "not tested" };
export const PART_WORDS: Record<ConclusionPart, { title: string; question: string }> = {
  design: { title: "Design", question: "Would it meet the criterion, as worded?" },
  operation: { title: "Operation", question: "Did it run as worded throughout?" },
};
export const WORK_WORDS: Record<WorkStatus, string> = { not_started: "not started", in_progress: "in progress", done: "done" };
export const EVIDENCE_WORDS: Record<EvidenceStatus, string> = { missing: "none in the window", rejected: "some rejected", waiting: "some not reviewed", accepted: "all accepted" };
export const ITEM_WORDS: Record<WindowItem["status"], string> = { accepted: "accepted", waiting: "not reviewed", rejected: "rejected", withdrawn: "withdrawn", replaced: "replaced" };
/** What the button of a row says. */
export const ROW_WORDS: Record<WorkStatus, string> = { not_started: "Start", in_progress: "Continue", done: "View" };
