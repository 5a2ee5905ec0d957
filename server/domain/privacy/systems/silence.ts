import { daysUntil } from "../calendar-days";
import type { TaskState } from "./vocabulary";

const DAYS_BEFORE = 7;
const DAY_MS = 86_400_000;
/** `failed` is no silence: a person sees to it already. */
const UNANSWERED: readonly TaskState[] = ["open", "sent", "accepted"];

/**
 * Whether a system has been silent for so long that a person has to see to its task: from a week before it is due, and a
 * day after it was asked at the earliest, unless it is due by then. `today` is of the legal zone.
 */
export function isSilent(task: { state: TaskState; dueOn: string | null; createdAt: Date }, today: string, now: Date): boolean {
  if (!UNANSWERED.includes(task.state) || task.dueOn === null) return false;
  const left = daysUntil(today, task.dueOn);
  return left <= 0 || (left <= DAYS_BEFORE && now.getTime() - task.createdAt.getTime() >= DAY_MS);
}
