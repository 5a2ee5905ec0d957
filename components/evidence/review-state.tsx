import { Ban, CircleCheck, CircleDashed, CircleHelp, Undo2 } from "lucide-react";

import { cn } from "@/components/ui/cn";
import type { EvidenceRow } from "@/server/domain/evidence/view";

export type ReviewFields = Pick<EvidenceRow, "reviewState" | "openQuestions" | "superseded" | "withdrawn">;

export const REVIEW_STATES = ["unreviewed", "accepted", "rejected"] as const;

/** The one word that matters most about an item: withdrawn before replaced, before returned, before questions. */
export function reviewWordOf(row: ReviewFields): "Withdrawn" | "Replaced" | "Returned" | "Questions" | "Accepted" | "To review" {
  if (row.withdrawn) return "Withdrawn";
  if (row.superseded) return "Replaced";
  if (row.reviewState === "rejected") return "Returned";
  if (row.openQuestions > 0) return "Questions";
  return row.reviewState === "accepted" ? "Accepted" : "To review";
}

const LOOK = {
  Withdrawn: { Icon: Ban, text: "text-ink-3" },
  Replaced: { Icon: Undo2, text: "text-ink-3" },
  Returned: { Icon: Undo2, text: "text-state-fail" },
  Questions: { Icon: CircleHelp, text: "text-state-manual-pending" },
  Accepted: { Icon: CircleCheck, text: "text-state-pass" },
  "To review": { Icon: CircleDashed, text: "text-ink-2" },
} as const;

export function ReviewState({ row, className }: { row: ReviewFields; className?: string }) {
  const word = reviewWordOf(row);
  const { Icon, text } = LOOK[word];
  return (
    <span className={cn("inline-flex items-center gap-1.5 whitespace-nowrap", text, className)}>
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {word === "Questions" ? `${row.openQuestions} open` : word}
      {word === "Questions" && <span className="sr-only"> questions</span>}
    </span>
  );
}
