import { CaseRefusal } from "./refusal";
import { requireNotice, requireText } from "./requirements";
import { type RequestRules, type Scene } from "./rule";

const DAY_MS = 24 * 60 * 60 * 1000;
/** Before an unanswered question may end a request: so many reminders, and so many days after the last. */
export const LAPSE_REMINDERS = 2;
export const LAPSE_WAIT_DAYS = 14;
const ARTICLE = "GDPR Art. 12(2), 12(4)";

/** Two ends without an answer, both by two steps of two hands, both with a notice, both reopened by whatever the person still brings. */
export const UNIDENTIFIED_RULES: RequestRules<"propose_not_identifiable" | "confirm_not_identifiable" | "propose_lapse" | "confirm_lapse"> = {
  propose_not_identifiable: {
    by: ["user"], from: ["received", "identity_pending"],
    absent: ({ current }) => current.identity.settled !== null || current.identity.notIdentifiableBy !== null,
    check: ({ demonstration }) => requireText(demonstration, "why the person cannot be identified", "GDPR Art. 11(2), 12(2)"),
  },
  confirm_not_identifiable: {
    by: ["user"], from: ["received", "identity_pending"],
    absent: ({ current }) => current.identity.notIdentifiableBy === null,
    blocked: ({ current, by }) => (current.identity.notIdentifiableBy?.id !== by.id ? null : new CaseRefusal("FOUR_EYES", "GDPR Art. 24, 5(2)", "Somebody else than who prepared this confirms it.")),
    check: ({ notice, whyNotTold }, scene) => {
      if (notice === null) requireText(whyNotTold, "why the person could not be told", "GDPR Art. 11(2)");
      else requireNotice(notice, "not_identifiable", "GDPR Art. 11(2), 12(4)", scene);
    },
  },
  propose_lapse: { by: ["system"], from: ["identity_pending"], absent: ({ current }) => current.identity.lapseProposed, blocked: whyNotLapse },
  confirm_lapse: {
    by: ["user"], from: ["identity_pending"],
    blocked: ({ current }) => (current.identity.lapseProposed ? null : new CaseRefusal("LAPSE_NOT_PROPOSED", ARTICLE, "A request lapses only after reminders have gone unanswered.")),
    check: ({ notice }, scene) => requireNotice(notice, "lapsed", ARTICLE, scene),
  },
};

function whyNotLapse({ current, now }: Scene): CaseRefusal | null {
  const ask = current.identity.asks.at(-1);
  if (ask === undefined || ask.answeredAt !== null) return new CaseRefusal("IDENTITY_ANSWERED", "GDPR Art. 12(2)", "The person replied: judge the reply.");
  const last = ask.reminders.at(-1);
  if (last === undefined || ask.reminders.length < LAPSE_REMINDERS) return new CaseRefusal("REMINDERS_FIRST", ARTICLE, `Remind the person ${LAPSE_REMINDERS} times first; ${ask.reminders.length} so far.`);
  if (now.getTime() - last.getTime() < LAPSE_WAIT_DAYS * DAY_MS) return new CaseRefusal("TOO_SOON", ARTICLE, `Wait ${LAPSE_WAIT_DAYS} days after the last reminder.`);
  return null;
}
