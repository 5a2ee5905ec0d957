import { requireGround } from "./claimed-grounds";
import { CaseRefusal } from "./refusal";
import { identityFirst, isMarketingOnly, requireHappened, requireNotice, requireText } from "./requirements";
import { type RightRules, RUNNING } from "./rule";

const FEE = "GDPR Art. 12(5)(a)";

/** A fee is the exception: what justifies it must be proven, and the person may withdraw instead. */
export const FEE_RULES: RightRules<"quote_fee" | "settle_fee"> = {
  quote_fee: {
    by: ["user"], from: RUNNING, at: ["assessing"], rights: ["access", "portability", "erasure", "rectification", "restriction", "objection", "automated_decision"],
    blocked: (scene) => {
      if (isMarketingOnly(scene.process)) return new CaseRefusal("MARKETING", "GDPR Art. 21(2), 21(3)", "An objection to direct marketing is free and unconditional.");
      return identityFirst(scene) ?? (scene.process.fee === null ? null : new CaseRefusal("FEE_ONCE", FEE, "A fee was quoted already."));
    },
    check: ({ because, facts, costBasis, notice }, scene) => {
      if (because !== "further_copy") requireGround({ ground: because, facts }, "whole", scene.process);
      else if (scene.process.right !== "access") throw new CaseRefusal("GROUND_NOT_FOR_RIGHT", "GDPR Art. 15(3)", "Only a further copy of an access answer may cost something.");
      else requireText(facts.find(({ fact }) => fact === "earlier_requests")?.text ?? null, "when the first copy was given", "GDPR Art. 15(3)");
      requireText(costBasis, "what the amount is made of", "GDPR Art. 12(5)(a), 15(3)");
      requireNotice(notice, "fee", "GDPR Art. 12(5)(a), 12(4)", scene);
    },
  },
  settle_fee: {
    by: ["user", "system"], from: RUNNING, at: ["fee_quoted"],
    check: ({ settledAt }, { current, process, now }) => {
      requireHappened(settledAt, "The payment or waiver", current, now);
      if (process.fee && settledAt < process.fee.at) throw new CaseRefusal("DATE_OUT_OF_RANGE", FEE, "It lies before the fee was quoted.");
    },
  },
};
