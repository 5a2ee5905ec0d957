import type { ActData } from "../../schema";
import type { Scene } from "../rule";
import type { LaterAct } from "../rules";
import { RIGHTS } from "../vocabulary";
import { noticeOf, SHA, text } from "./minimal-parts";

/** What each act on a request needs at least, in a case as it stands. */
export const REQUEST_DATA: { [K in LaterAct]: (scene: Scene) => ActData[K] } = {
  acknowledge: ({ current, now }) => ({ notice: noticeOf("receipt", current, now) }),
  forward: ({ current, now }) => ({ controllerId: "org_other", why: text(), notice: noticeOf("forwarded", current, now) }),
  start_assessing: () => ({ why: text() }),
  add_right: ({ current }) => {
    const right = RIGHTS.find((each) => !current.rights.some((process) => process.right === each)) ?? "access";
    return { claim: { right, objectsTo: right === "objection" ? ["legitimate_interest"] : [] }, receivedAt: current.receipt.receivedAt, because: "read_in_wording" };
  },
  ask_identity: ({ current, now }) => ({ asks: ["known_detail"], doubt: text(), whatFor: text(), whyNotLess: text(), emailLoop: "failed", harm: "high", notice: noticeOf("identity_asked", current, now) }),
  remind_identity: ({ current, now }) => ({ notice: noticeOf("identity_reminder", current, now) }),
  answer_identity: ({ now }) => ({ answeredAt: now }),
  settle_identity: ({ current, by }) => {
    const { receipt, identity } = current;
    const canSignIn = receipt.requester.loggedIn || identity.asks.some(({ asks }) => asks.includes("sign_in"));
    return { method: by.kind === "user" ? "no_doubt" : canSignIn ? "login" : "email_loop", reason: text(), mandate: receipt.channel === "agent" ? { documentSha256: SHA, confirmedBySubject: true } : null };
  },
  propose_not_identifiable: () => ({ demonstration: text() }),
  confirm_not_identifiable: ({ current, now }) => ({ notice: noticeOf("not_identifiable", current, now), whyNotTold: null }),
  propose_lapse: () => ({}),
  confirm_lapse: ({ current, now }) => ({ notice: noticeOf("lapsed", current, now) }),
  withdraw: ({ current }) => {
    const open = current.rights.filter(({ outcome, answers, tasks, right }) => outcome === null && answers.length === 0 && !(right === "erasure" && tasks.some(({ method }) => method !== null)));
    return { rights: open.length > 0 ? open.map(({ right }) => right) : ["access"], proofSha256: SHA };
  },
  link_duplicate: ({ current }) => ({ otherCaseId: `rrq_${current.seq}` }),
  close: ({ now }) => ({ retainUntil: new Date(now.getTime() + 3 * 365 * 86_400_000).toISOString().slice(0, 10) }),
  reopen: ({ current }) => {
    const again = current.rights.filter(({ outcome }) => outcome !== "withdrawn" && (current.state !== "open" || outcome !== null));
    return { cause: "new_facts", linkId: "msg_1", rights: again.length > 0 ? again.map(({ right }) => right) : ["access"], dueOn: null };
  },
};
