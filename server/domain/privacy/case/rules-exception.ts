import type { ActData } from "../schema";
import type { RightProcess } from "./case";
import { requireGround } from "./claimed-grounds";
import { CaseRefusal } from "./refusal";
import { requireNotice, requireText, todayOf } from "./requirements";
import { type RightRules, type RightScene, RUNNING } from "./rule";

const ARTICLE = "GDPR Art. 17(3), 5(1)(e)";
/** Items of an erasure that are kept for now. */
export const exceptionsOpen = ({ exceptions }: RightProcess) => exceptions.filter(({ ended }) => !ended);

/** What is kept in spite of an erasure: item by item, each with its ground and its end, after which the erasure goes on by itself. */
export const EXCEPTION_RULES: RightRules<"grant_exception" | "end_exception"> = {
  grant_exception: { by: ["user"], from: RUNNING, at: ["assessing", "fulfilling"], rights: ["erasure"], check: requireGranted },
  end_exception: {
    by: ["user", "system"], from: ["open", "closed"], rights: ["erasure"],
    at: ["assessing", "fulfilling", "review", "responded_partial", "refused", "notifying_recipients", "backup_tail", "done"],
    absent: ({ process }) => process.outcome === "withdrawn" || exceptionsOpen(process).length === 0,
    blocked: (scene) => (scene.by.kind === "user" || exceptionsOpen(scene.process).some(isDue(scene)) ? null : new CaseRefusal("EXCEPTION_RUNS", ARTICLE, "No exception has reached its end.")),
    check: requireEnded,
  },
};

const isDue = ({ current, now }: RightScene) => ({ endsOn }: { endsOn: string | null }): boolean => endsOn !== null && endsOn <= todayOf(current, now);

function requireGranted({ itemId, ground, facts, endsOn, whyNoEnd }: ActData["grant_exception"], scene: RightScene): void {
  if (exceptionsOpen(scene.process).some((each) => each.itemId === itemId)) throw new CaseRefusal("EXCEPTION_TWICE", ARTICLE, "This item has an exception.");
  requireGround({ ground, facts }, "item", scene.process);
  if (endsOn === null) requireText(whyNoEnd, "why the exception has no end date", ARTICLE);
  else if (endsOn < todayOf(scene.current, scene.now)) throw new CaseRefusal("DATE_OUT_OF_RANGE", ARTICLE, "An exception that has ended keeps nothing.");
}

function requireEnded({ itemId, because, task, notice }: ActData["end_exception"], scene: RightScene): void {
  const { process, by } = scene;
  const exception = exceptionsOpen(process).find((each) => each.itemId === itemId);
  if (!exception) throw new CaseRefusal("EXCEPTION_UNKNOWN", ARTICLE, "This item has no exception that could end.");
  if (by.kind === "system" && because !== "end_date") throw new CaseRefusal("EXCEPTION_RUNS", ARTICLE, "Whether a ground is gone is for a person to judge.");
  if (because === "end_date" && !isDue(scene)(exception)) throw new CaseRefusal("EXCEPTION_RUNS", ARTICLE, `The exception runs until ${exception.endsOn ?? "its ground is gone"}.`);
  if (process.tasks.some(({ taskId }) => taskId === task.taskId)) throw new CaseRefusal("TASK_TWICE", "GDPR Art. 5(2)", "Each task has an id of its own.");
  // Told that it is kept, the person is told that it no longer is.
  if (process.outcome !== null) requireNotice(notice, "exception_ended", "GDPR Art. 12(3), 17", scene);
}
