import { CaseRefusal } from "./refusal";
import { identityFirst, requireNotice, requireText } from "./requirements";
import { type RightRules, RUNNING } from "./rule";
import { REQUEST_STATES, RIGHT_STATES } from "./vocabulary";

/** A flag, not a state: what is restricted stays so through every answer, until the person has been told that it ends. */
export const RESTRICTION_RULES: RightRules<"restrict" | "announce_lifting" | "lift_restriction"> = {
  restrict: {
    by: ["user", "system"], from: RUNNING, at: ["assessing", "fulfilling"], rights: ["restriction", "rectification", "erasure", "objection"],
    absent: ({ process }) => process.restriction !== null, blocked: identityFirst,
    check: ({ systemIds }) => {
      if (new Set(systemIds).size < systemIds.length) throw new CaseRefusal("LISTED_TWICE", "GDPR Art. 5(2)", "Each system is listed once.");
    },
  },
  announce_lifting: {
    by: ["user"], from: REQUEST_STATES, at: RIGHT_STATES,
    absent: ({ process }) => process.restriction === null || process.restriction.announcedAt !== null,
    check: ({ reasons, notice }, scene) => {
      requireText(reasons, "why the restriction ends", "GDPR Art. 18(3)");
      requireNotice(notice, "restriction_lifting", "GDPR Art. 18(3)", scene, scene.process.right);
    },
  },
  lift_restriction: {
    by: ["user"], from: REQUEST_STATES, at: RIGHT_STATES, absent: ({ process }) => process.restriction === null,
    blocked: ({ process, now }) => {
      const announced = process.restriction?.announcedAt;
      return announced && announced < now ? null : new CaseRefusal("INFORM_FIRST", "GDPR Art. 18(3)", "The person is told before the restriction is lifted, not after.");
    },
  },
};
