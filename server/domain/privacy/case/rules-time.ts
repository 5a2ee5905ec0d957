import { localDay } from "../calendar-days";
import { dayInWords } from "../in-words";
import { clockOfRight } from "./clock";
import { CaseRefusal } from "./refusal";
import { identityFirst, requireHappened, requireNotice, requireText, todayOf } from "./requirements";
import { type RightRules, type RightScene, RUNNING, UNANSWERED } from "./rule";

const EXTENSION = "GDPR Art. 12(3)";
const CLARIFICATION = "GDPR recital 63";

/** What may move a date, and the question about large amounts of data, which moves it at most and ends nothing. */
export const TIME_RULES: RightRules<"extend" | "ask_clarification" | "answer_clarification"> = {
  extend: {
    by: ["user"], from: RUNNING, at: UNANSWERED, rights: ["access", "portability", "erasure", "rectification", "restriction", "objection", "automated_decision"],
    blocked: whyNotExtend,
    check: ({ reasons, notice }, scene) => {
      requireText(reasons, "the reasons for the delay", EXTENSION);
      requireNotice(notice, "extension", EXTENSION, scene);
      const sentOn = localDay(notice.sentAt.toISOString(), scene.current.receipt.zone).toString();
      if (sentOn > noticeBy(scene)) throw new CaseRefusal("EXTENSION_TOO_LATE", EXTENSION, `The notice must be sent by ${dayInWords("en", noticeBy(scene))}.`);
    },
  },
  ask_clarification: {
    by: ["user"], from: RUNNING, at: ["assessing"], rights: ["access"],
    blocked: (scene) => identityFirst(scene) ?? (scene.process.clarification === null ? null : new CaseRefusal("CLARIFIED_ONCE", CLARIFICATION, "The person was asked once. Answer in full what is not narrowed.")),
    check: ({ justification, question, notice }, scene) => {
      requireText(justification, "why the amount of data is large", CLARIFICATION);
      requireText(question, "the question", CLARIFICATION);
      requireNotice(notice, "clarification_asked", CLARIFICATION, scene);
    },
  },
  answer_clarification: {
    by: ["subject", "user", "system"], from: RUNNING, at: ["clarification_pending", "fulfilling"], rights: ["access"],
    absent: ({ process }) => process.clarification === null || process.clarification.answeredAt !== null,
    check: ({ answeredAt }, { current, process, now }) => {
      requireHappened(answeredAt, "The reply", current, now);
      if (process.clarification && answeredAt < process.clarification.at) throw new CaseRefusal("DATE_OUT_OF_RANGE", CLARIFICATION, "The reply lies before the question.");
    },
  },
};

const noticeBy = ({ current, process, now }: RightScene): string => clockOfRight(current, process, now).month.date;

function whyNotExtend(scene: RightScene): CaseRefusal | null {
  const { process, current, now } = scene;
  if (process.extendedAt !== null) return new CaseRefusal("EXTENDED_ONCE", EXTENSION, "A period is extended once.");
  if (process.answers.length > 0) return new CaseRefusal("EXTENDS_NOTHING", EXTENSION, "The right was answered before: no period runs that could be extended.");
  // Recorded late it would rest on our word alone: the notice and its record are of the same month.
  if (todayOf(current, now) > noticeBy(scene)) return new CaseRefusal("EXTENSION_TOO_LATE", EXTENSION, `The notice had to be sent by ${dayInWords("en", noticeBy(scene))}: an extension afterwards has no effect.`);
  return null;
}
