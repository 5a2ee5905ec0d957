import { tellsRecipients } from "./after-answer";
import { exceptionsOpen } from "./rules-exception";
import { CaseRefusal } from "./refusal";
import { identityFirst, isMarketing, isMarketingOnly } from "./requirements";
import type { RightScene } from "./rule";
import { type Answer, ANSWERS } from "./vocabulary";

/** The answers that can be prepared for a right as it stands. */
export function possibleAnswers(scene: RightScene): Answer[] {
  return ANSWERS.filter((answer) => whyNotAnswer(answer, scene) === null);
}

/** Why an answer cannot be prepared yet, or at all; null when it can. */
export function whyNotAnswer(answer: Answer, scene: RightScene): CaseRefusal | null {
  if (answer === "refused") return whyNotRefuse(scene);
  const { process } = scene;
  const unidentified = identityFirst(scene);
  if (unidentified) return unidentified;
  if (process.state !== "fulfilling") return new CaseRefusal("FULFIL_FIRST", "GDPR Art. 12(3)", "Do first what is asked for; only a refusal comes without.");
  if (process.tasks.some(({ method }) => method === null)) return new CaseRefusal("TASKS_OPEN", "GDPR Art. 12(3), 5(2)", "Not every system has reported.");
  return answer === "no_data" ? whyNotNoData(scene) : whyNotDone(answer, scene);
}

function whyNotRefuse({ process }: RightScene): CaseRefusal | null {
  if (process.right === "complaint") return new CaseRefusal("NO_GROUND_EXISTS", "DPA 2018 s. 164A", "A complaint is answered with its outcome, never refused.");
  if (isMarketing(process)) return new CaseRefusal("MARKETING", "GDPR Art. 21(2), 21(3)", "Against an objection to direct marketing there is no ground.");
  const isTouched = process.right === "erasure" && process.tasks.some(({ method, records }) => method !== null && records > 0);
  return isTouched ? new CaseRefusal("ALREADY_EXECUTED", "GDPR Art. 12(1), 5(1)(a)", "Data were erased: say so, and what is kept.") : null;
}

function whyNotNoData({ process }: RightScene): CaseRefusal | null {
  if (process.right === "complaint") return new CaseRefusal("NOT_FOR_THIS_RIGHT", "DPA 2018 s. 164A", "A complaint is answered with its outcome.");
  const isFound = process.tasks.some(({ records }) => records > 0) || exceptionsOpen(process).length > 0;
  return isFound ? new CaseRefusal("RECORDS_FOUND", "GDPR Art. 15(1)", "Data were found.") : null;
}

function whyNotDone(answer: "full" | "partial", { process }: RightScene): CaseRefusal | null {
  const kept = exceptionsOpen(process).length > 0;
  if (answer === "partial" && process.right === "complaint") return new CaseRefusal("NO_GROUND_EXISTS", "DPA 2018 s. 164A", "A complaint is answered with its outcome.");
  if (answer === "partial" && isMarketingOnly(process)) return new CaseRefusal("MARKETING", "GDPR Art. 21(2), 21(3)", "Against an objection to direct marketing there is no ground.");
  if (process.right === "erasure" && answer === "partial" && !kept) return new CaseRefusal("EXCEPTION_MISSING", "GDPR Art. 17(3)", "What is kept is kept by an exception for each item.");
  if (answer === "full" && kept) return new CaseRefusal("EXCEPTIONS_OPEN", "GDPR Art. 17(3), 12(4)", "Items are kept: that is a partial answer.");
  if (tellsRecipients(process) && process.recipients === null) return new CaseRefusal("RECIPIENTS_FIRST", "GDPR Art. 19", "List first who received the data, or why nobody did.");
  if (process.right === "erasure" && process.backups === null) return new CaseRefusal("BACKUPS_FIRST", "GDPR Art. 17, 12(1)", "List first the backups that still hold the data and when they expire, or why there are none.");
  if (process.right === "restriction" && process.restriction === null) return new CaseRefusal("RESTRICTION_FIRST", "GDPR Art. 18", "Nothing is restricted yet.");
  return null;
}
