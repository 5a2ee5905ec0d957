import type { ActData } from "../schema";
import { backupsLeft, recipientsLeft } from "./after-answer";
import type { RightProcess } from "./case";
import { CaseRefusal } from "./refusal";
import { todayOf } from "./requirements";
import { type RequestRules, RUNNING, type Scene, UNANSWERED } from "./rule";
import { RIGHT_NAMES } from "./vocabulary";

const CAUSES_OF_SUBJECTS: readonly string[] = ["new_facts", "identity_provided", "complaint"];

/** How a request ends and how it comes back. There is no way to delete one. */
export const END_RULES: RequestRules<"withdraw" | "close" | "reopen"> = {
  withdraw: {
    by: ["subject"], from: RUNNING,
    blocked: ({ current }) => (current.rights.some(isWithdrawable) ? null : new CaseRefusal("NOTHING_TO_WITHDRAW", "GDPR Art. 12(3)", "Everything asked for has been answered or carried out.")),
    check: ({ rights }, { current }) => {
      const gone = rights.find((right) => !current.rights.some((process) => process.right === right && isWithdrawable(process)));
      if (gone) throw new CaseRefusal("NOTHING_TO_WITHDRAW", "GDPR Art. 12(3)", `The right "${RIGHT_NAMES[gone]}" is not open here, or has been answered or carried out.`);
    },
  },
  close: {
    by: ["user", "system"], from: ["open"], blocked: whyNotClose,
    check: ({ retainUntil }, { current, now }) => {
      if (retainUntil < todayOf(current, now)) throw new CaseRefusal("DATE_OUT_OF_RANGE", "GDPR Art. 5(1)(e), 5(2)", "The proof of an answer is kept for a time after it.");
    },
  },
  reopen: {
    by: ["user", "subject"], from: ["open", "closed", "unverified_lapsed", "not_identifiable", "forwarded_not_controller"],
    absent: ({ current }) => current.state === "open" && !current.rights.some(isReopenable),
    check: requireCause,
  },
};

/** What was destroyed cannot be withdrawn, and what was answered is answered. */
export function isWithdrawable({ state, outcome, answers, right, tasks }: RightProcess): boolean {
  return outcome === null && answers.length === 0 && UNANSWERED.includes(state) && !(right === "erasure" && tasks.some(({ method }) => method !== null));
}

const isReopenable = ({ outcome }: RightProcess): boolean => outcome !== null && outcome !== "withdrawn";

function whyNotClose({ current }: Scene): CaseRefusal | null {
  for (const process of current.rights) {
    const { right, outcome } = process;
    if (outcome === null) return new CaseRefusal("ANSWER_MISSING", "GDPR Art. 12(3), 12(4)", `The right "${RIGHT_NAMES[right]}" has no answer yet.`);
    if (outcome === "withdrawn" && !process.withdrawalConfirmed) return new CaseRefusal("WITHDRAWAL_UNCONFIRMED", "GDPR Art. 12(1), 5(2)", `Confirm to the person that "${RIGHT_NAMES[right]}" is withdrawn.`);
    if (recipientsLeft(process).length > 0) return new CaseRefusal("RECIPIENTS_OPEN", "GDPR Art. 19", `Recipients have not been told about "${RIGHT_NAMES[right]}".`);
    if (backupsLeft(process).length > 0) return new CaseRefusal("BACKUPS_OPEN", "GDPR Art. 17, 5(1)(e)", "Backups still hold what was erased.");
  }
  return null;
}

function requireCause({ cause, rights }: ActData["reopen"], { current, by }: Scene): void {
  if (cause === "exception_ended") throw new CaseRefusal("CAUSE", "GDPR Art. 17(3)", "An exception that ends reopens its right by itself.");
  if (by.kind === "subject" && !CAUSES_OF_SUBJECTS.includes(cause)) throw new CaseRefusal("CAUSE", "GDPR Art. 58", "An order of an authority is recorded by the organization.");
  if (cause === "identity_provided" && current.identity.settled !== null) throw new CaseRefusal("CAUSE", "GDPR Art. 12(6)", "It is settled who asks.");
  for (const right of rights) {
    const process = current.rights.find((each) => each.right === right);
    if (!process || process.outcome === "withdrawn") throw new CaseRefusal("NOT_IN_REQUEST", "GDPR Art. 12(3)", `The request does not have the right "${RIGHT_NAMES[right]}", or the person withdrew it. A new request is always possible.`);
    if (current.state === "open" && !isReopenable(process)) throw new CaseRefusal("NOT_ANSWERED", "GDPR Art. 12(3)", `The right "${RIGHT_NAMES[right]}" is still being worked on.`);
  }
}
