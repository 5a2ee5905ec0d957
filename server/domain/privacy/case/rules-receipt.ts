import { processOf } from "./case";
import { requireClaim } from "./receive";
import { CaseRefusal } from "./refusal";
import { requireHappened, requireNotice, requireText } from "./requirements";
import { type RequestRules, RUNNING } from "./rule";
import { REQUEST_STATES } from "./vocabulary";

/** Taking a request in: receipt, passing on, what it asks for, and links to its duplicates. */
export const RECEIPT_RULES: RequestRules<"acknowledge" | "forward" | "start_assessing" | "add_right" | "link_duplicate"> = {
  acknowledge: {
    by: ["user", "system"], from: RUNNING,
    absent: ({ current }) => current.acknowledgedAt !== null,
    check: ({ notice }, scene) => requireNotice(notice, "receipt", "GDPR Art. 12(1), 12(2)", scene),
  },
  forward: {
    by: ["user"], from: ["received", "open"],
    blocked: ({ current }) => (current.rights.every(({ state, answers }) => state === "assessing" && answers.length === 0) ? null : new CaseRefusal("ALREADY_WORKED_ON", "GDPR Art. 28(3)(e)", "Rights of this request are already being answered here.")),
    check: ({ why, notice }, scene) => {
      requireText(why, "why somebody else is the controller", "GDPR Art. 28(3)(e)");
      requireNotice(notice, "forwarded", "GDPR Art. 28(3)(e), 12(4)", scene);
    },
  },
  start_assessing: {
    by: ["user"], from: ["received"],
    check: ({ why }, { current }) => {
      if (current.receipt.role === "processor") requireText(why, "why the organization is the controller after all", "GDPR Art. 4(7), 28(10)");
    },
  },
  add_right: {
    by: ["user", "subject"], from: RUNNING,
    check: ({ claim, receivedAt, because }, { current, now }) => {
      if (processOf(current, claim.right)) throw new CaseRefusal("RIGHT_TWICE", "GDPR Art. 12(2)", `The request already has the right "${claim.right}".`);
      requireClaim(claim);
      requireHappened(receivedAt, "The claim", current, now);
      if (because === "read_in_wording" && receivedAt.getTime() !== current.receipt.receivedAt.getTime()) throw new CaseRefusal("DATE_OUT_OF_RANGE", "GDPR Art. 12(3)", "What the first wording already asked for was received with it.");
    },
  },
  // A link never ends anything: the answer is owed to whoever proves who they are.
  link_duplicate: {
    by: ["user", "system"], from: REQUEST_STATES,
    check: ({ otherCaseId }, { current }) => {
      if (current.duplicates.includes(otherCaseId)) throw new CaseRefusal("ALREADY_LINKED", "GDPR Art. 12(5)", "These two are linked.");
    },
  },
};
