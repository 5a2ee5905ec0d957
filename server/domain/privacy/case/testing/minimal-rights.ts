import type { ActData, RightAct } from "../../schema";
import { possibleAnswers } from "../possible-answers";
import type { RightScene } from "../rule";
import { type Answer } from "../vocabulary";
import { grounded, ITEM_GROUND, noticeOf, SHA, text } from "./minimal-parts";
import { backupOf, exceptionOf, recipientOf, taskOf } from "./open-items";

/** What each act on a right needs at least, in a case as it stands. */
export const RIGHT_DATA: { [K in RightAct]: (scene: RightScene) => ActData[K] } = {
  extend: ({ current, now }) => ({ because: "complexity", reasons: text(), notice: noticeOf("extension", current, now) }),
  ask_clarification: ({ current, now }) => ({ systems: 9, records: 100_000, justification: text(), question: text(), notice: noticeOf("clarification_asked", current, now) }),
  answer_clarification: ({ now }) => ({ answeredAt: now, narrowed: true }),
  quote_fee: ({ current, now }) => ({ because: "manifestly_unfounded", facts: grounded("manifestly_unfounded").facts, amountCents: 1200, currency: "EUR", costBasis: text(), notice: noticeOf("fee", current, now) }),
  settle_fee: ({ now }) => ({ result: "waived", settledAt: now }),
  plan_erasure: ({ current }) => ({ plan: text(), itemCount: 3, tasks: [{ taskId: `t${current.seq}`, systemId: "crm" }] }),
  start_fulfilment: ({ current, process }) => (process.right === "erasure" ? { planSeq: process.plan?.seq ?? 1, tasks: [] } : { planSeq: null, tasks: [{ taskId: `t${current.seq}`, systemId: "crm" }] }),
  complete_task: ({ process, current }) => ({ taskId: taskOf(process), ...(current.seq % 3 === 0 ? { method: "none_found", records: 0 } : { method: process.right === "erasure" ? "deleted" : "reviewed", records: 4 }), receiptSha256: SHA }),
  grant_exception: ({ current }) => ({ itemId: `i${current.seq}`, ...grounded("legal_obligation"), endsOn: null, whyNoEnd: text() }),
  end_exception: (scene) => ({ itemId: exceptionOf(scene), because: scene.by.kind === "user" ? "ground_gone" : "end_date", task: { taskId: `t${scene.current.seq}`, systemId: "crm" }, notice: noticeOf("exception_ended", scene.current, scene.now) }),
  prepare_answer: (scene) => answerOf(possibleAnswers(scene)[scene.current.seq % Math.max(1, possibleAnswers(scene).length)] ?? "full", scene),
  return_answer: () => ({ reasons: text() }),
  approve_answer: ({ current, process, now }) => {
    const kind = ({ full: "answer_full", partial: "answer_partial", no_data: "no_data", refused: "refusal" } as const)[process.prepared?.outcome ?? "full"];
    return { preparedSeq: process.prepared?.seq ?? 1, notice: noticeOf(kind, current, now, process.right) };
  },
  list_recipients: ({ current }) => ({ recipientIds: [`r${current.seq}`], whyNone: null, publicSteps: null }),
  settle_recipient: ({ current, process, now }) => ({ recipientId: recipientOf(process), result: "notified", reason: null, notice: noticeOf("recipients", current, now, process.right) }),
  list_backups: ({ current, now }) => ({ sets: [{ backupSetId: `b${current.seq}`, expiresOn: new Date(now.getTime() + 60 * 86_400_000).toISOString().slice(0, 10) }], whyNone: null }),
  expire_backup: (scene) => ({ backupSetId: backupOf(scene) }),
  restrict: () => ({ because: "objection_pending", systemIds: ["crm"] }),
  announce_lifting: ({ current, process, now }) => ({ reasons: text(), notice: noticeOf("restriction_lifting", current, now, process.right) }),
  lift_restriction: () => ({}),
  confirm_withdrawal: ({ current, process, now }) => ({ notice: noticeOf("withdrawn", current, now, process.right) }),
};

/** An answer of a kind with what that kind needs. */
export function answerOf(outcome: Answer, { process }: RightScene): ActData["prepare_answer"] {
  return {
    outcome, contentSha256: SHA, thirdPartyChecked: true, redactions: [], grounds: outcome === "refused" ? [grounded("manifestly_unfounded")] : [],
    withheld: outcome === "partial" && process.right !== "erasure" ? [{ itemId: "i1", ...grounded(ITEM_GROUND[process.right]) }] : [],
    searched: outcome === "no_data" ? { systems: 4, identifiers: 2 } : null,
  };
}
