import type { ActData } from "../schema";
import { requireGround } from "./claimed-grounds";
import { groundOf } from "./grounds";
import type { NoticeKind } from "./notices";
import { possibleAnswers, whyNotAnswer } from "./possible-answers";
import { CaseRefusal } from "./refusal";
import { identityFirst, requireNotice, requireText } from "./requirements";
import { type RightRules, type RightScene, RUNNING } from "./rule";
import type { Answer } from "./vocabulary";

const NOTICE_OF: Record<Answer, NoticeKind> = { full: "answer_full", partial: "answer_partial", no_data: "no_data", refused: "refusal" };

/** One prepares an answer, another looks at it and sends it. */
export const ANSWER_RULES: RightRules<"prepare_answer" | "return_answer" | "approve_answer" | "confirm_withdrawal"> = {
  prepare_answer: {
    by: ["user", "system"], from: ["open"], at: ["assessing", "fee_quoted", "fulfilling"],
    blocked: (scene) => (possibleAnswers(scene).length > 0 ? null : whyNotAnswer("full", scene)),
    blockedWith: ({ outcome }, scene) => whyNotAnswer(outcome, scene),
    check: requireAnswer,
  },
  return_answer: { by: ["user"], from: ["open"], at: ["review"], check: ({ reasons }) => requireText(reasons, "what is to be changed", "GDPR Art. 5(2)") },
  approve_answer: { by: ["user"], from: ["open"], at: ["review"], blocked: whyNotApprove, check: requireApproved },
  confirm_withdrawal: {
    by: ["user", "system"], from: [...RUNNING, "withdrawn"], at: ["done"],
    absent: ({ process }) => process.outcome !== "withdrawn" || process.withdrawalConfirmed,
    check: ({ notice }, scene) => requireNotice(notice, "withdrawn", "GDPR Art. 12(1), 5(2)", scene, scene.process.right),
  },
};

function requireAnswer(data: ActData["prepare_answer"], scene: RightScene): void {
  const { process } = scene;
  const impossible = whyNotAnswer(data.outcome, scene);
  if (impossible) throw impossible;
  requireExtent(data, scene);
  for (const ground of data.grounds) requireGround(ground, "whole", process);
  for (const item of data.withheld) requireGround(item, "item", process);
  const unidentified = identityFirst(scene);
  if (unidentified && data.grounds.some(({ ground }) => !groundOf(ground)?.beforeIdentity)) throw unidentified;
  const isCopy = (process.right === "access" || process.right === "portability") && (data.outcome === "full" || data.outcome === "partial");
  if (isCopy && !data.thirdPartyChecked) throw new CaseRefusal("THIRD_PARTIES_UNCHECKED", "GDPR Art. 15(4), 20(4)", "Look first for data of other people, and black out what would harm them.");
  if (data.outcome === "no_data" && (data.searched === null || data.searched.systems === 0 || data.searched.identifiers === 0)) throw new CaseRefusal("SEARCH_MISSING", "GDPR Art. 15(1), 5(2)", "Say how many systems were searched by how many identifiers.");
}

/** Grounds go with a refusal, withheld items with a partial answer, and an erasure keeps items by exceptions alone. */
function requireExtent({ outcome, grounds, withheld }: ActData["prepare_answer"], { process }: RightScene): void {
  if ((outcome === "refused") !== grounds.length > 0) throw new CaseRefusal("GROUND_MISSING", "GDPR Art. 12(4)", outcome === "refused" ? "A refusal names its ground." : "Only a refusal has a ground for the whole.");
  const mustWithhold = outcome === "partial" && process.right !== "erasure";
  if (mustWithhold !== withheld.length > 0) throw new CaseRefusal("WITHHELD_MISSING", "GDPR Art. 12(4), 15(4)", mustWithhold ? "Say what is withheld, item by item." : "Nothing is withheld in an answer of this kind.");
}

function whyNotApprove({ process, by }: RightScene): CaseRefusal | null {
  return process.prepared?.by.kind === "user" && process.prepared.by.id === by.id ? new CaseRefusal("FOUR_EYES", "GDPR Art. 24, 32", "Somebody else than who prepared the answer approves it.") : null;
}

function requireApproved({ preparedSeq, notice }: ActData["approve_answer"], scene: RightScene): void {
  const { prepared, right } = scene.process;
  if (prepared === null || prepared.seq !== preparedSeq) throw new CaseRefusal("ANSWER_CHANGED", "GDPR Art. 5(2)", "The answer was prepared anew: look at it again.");
  requireNotice(notice, NOTICE_OF[prepared.outcome], prepared.outcome === "full" ? "GDPR Art. 12(1), 12(3)" : "GDPR Art. 12(4), 77, 79", scene, right);
  if (notice.contentSha256 !== prepared.contentSha256) throw new CaseRefusal("ANSWER_CHANGED", "GDPR Art. 5(2)", "What was sent is not what was prepared.");
}
