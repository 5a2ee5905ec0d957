import type { ActData } from "../schema";
import { CaseRefusal } from "./refusal";
import { identityFirst, requireText } from "./requirements";
import { type RightRules, type RightScene, RUNNING } from "./rule";
import { ERASURE_METHODS } from "./vocabulary";

const DESTRUCTIVE: readonly string[] = ["deleted", "anonymised", "overwritten"];

/** Doing what was asked. An erasure is planned by one and approved by another before anything is touched. */
export const FULFILMENT_RULES: RightRules<"plan_erasure" | "start_fulfilment" | "complete_task"> = {
  plan_erasure: {
    by: ["user"], from: RUNNING, at: ["assessing"], rights: ["erasure"],
    check: ({ plan, tasks }) => {
      requireText(plan, "what will be erased where", "GDPR Art. 17, 5(2)");
      requireDistinct(tasks);
    },
  },
  start_fulfilment: {
    // Also while a question is open: no reply means an answer in full.
    by: ["user", "system"], from: RUNNING, at: ["assessing", "clarification_pending"],
    blocked: (scene) => identityFirst(scene) ?? (scene.process.right === "erasure" ? whyNotErase(scene) ?? frozen(scene) : null),
    check: requireTasks,
  },
  complete_task: {
    by: ["user", "system"], from: RUNNING, at: ["fulfilling"],
    absent: ({ process }) => process.tasks.every(({ method }) => method !== null),
    blocked: (scene) => identityFirst(scene) ?? frozen(scene),
    check: requireMethod,
  },
};

/** While a copy is owed, nothing in it is destroyed: that would answer the access request by making it empty. */
function frozen({ current, process }: RightScene): CaseRefusal | null {
  if (process.right !== "erasure") return null;
  const owed = current.rights.find(({ right, outcome }) => (right === "access" || right === "portability") && outcome === null);
  return owed ? new CaseRefusal("ACCESS_FIRST", "GDPR Art. 15, 12(2)", `Answer "${owed.right}" first: erasing now would leave nothing to give.`) : null;
}

function whyNotErase({ process, by }: RightScene): CaseRefusal | null {
  if (process.plan === null) return new CaseRefusal("PLAN_FIRST", "GDPR Art. 17, 5(2)", "Plan first what will be erased where.");
  if (by.kind !== "user" || process.plan.by.id === by.id) return new CaseRefusal("FOUR_EYES", "GDPR Art. 24, 32", "Somebody else than who planned the erasure approves it.");
  return null;
}

function requireTasks({ planSeq, tasks }: ActData["start_fulfilment"], { process }: RightScene): void {
  if (process.right === "erasure") {
    if (planSeq !== process.plan?.seq || tasks.length > 0) throw new CaseRefusal("PLAN_CHANGED", "GDPR Art. 17, 5(2)", `Approve the plan as it stands, of event ${process.plan?.seq ?? ""}, and no other tasks.`);
    return;
  }
  if (planSeq !== null) throw new CaseRefusal("PLAN_CHANGED", "GDPR Art. 5(2)", "Only an erasure has a plan.");
  if (tasks.length === 0) throw new CaseRefusal("TASKS_MISSING", "GDPR Art. 12(3), 5(2)", "Name the systems in which this is to be done.");
  requireDistinct(tasks);
}

function requireMethod({ taskId, method, records }: ActData["complete_task"], { process }: RightScene): void {
  if (!process.tasks.some((task) => task.taskId === taskId && task.method === null)) throw new CaseRefusal("TASK_UNKNOWN", "GDPR Art. 5(2)", "There is no such open task.");
  if (process.right === "erasure" && !ERASURE_METHODS.includes(method)) throw new CaseRefusal("NOT_ERASED", "GDPR Art. 17(1), recital 26", `"${method}" erases nothing.`);
  if (process.right !== "erasure" && DESTRUCTIVE.includes(method)) throw new CaseRefusal("NOT_ASKED_TO_ERASE", "GDPR Art. 5(1)(f), 17", "Nothing is destroyed but for an erasure that two people approved.");
  if (method === "none_found" && records > 0) throw new CaseRefusal("RECORDS_FOUND", "GDPR Art. 5(2)", "Nothing found has no records.");
}

/** Throws `TASK_TWICE` where two tasks have one id. */
export function requireDistinct(tasks: readonly { taskId: string }[]): void {
  if (new Set(tasks.map(({ taskId }) => taskId)).size < tasks.length) throw new CaseRefusal("TASK_TWICE", "GDPR Art. 5(2)", "Each task has an id of its own.");
}
