import type { IDENTITY_ASKS, OBJECTS_TO, RequestState, Right, RightState } from "../case/vocabulary";
import type { DatedStep, OpenStep } from "../explain-stops";
import type { Language } from "../languages";
import { de } from "./de";
import { en } from "./en";
import { es } from "./es";
import type { With } from "./fill";
import { fr } from "./fr";
import { it } from "./it";
import { nl } from "./nl";
import { pl } from "./pl";

type Explained = { name: string; explanation: string };
type Field = { label: string; hint: string };

/** The public privacy centre in one language. Nothing but strings, so that a page can hand them to the browser; `fill` closes their gaps. */
export type CentreWords = {
  titles: { centre: With<"organization">; form: string; thanks: string; case: With<"reference">; notFound: string };
  intro: With<"organization">;
  rights: Record<Right, Explained>;
  objectsTo: Record<(typeof OBJECTS_TO)[number], Explained>;
  form: {
    chooseRights: Field; chooseObjections: Field; name: Field; email: Field; wording: Field; optional: string; noReasonNeeded: string; free: string;
    submit: string; submitting: string; otherWays: With<"email"> & With<"address">;
  };
  errors: { emailMissing: string; emailInvalid: string; nothingChosen: string; tooLong: string; messageEmpty: string; tooManyTries: string; failed: string; closed: With<"email">; linkGone: string };
  nextSteps: { heading: string; steps: [Explained, Explained, Explained] };
  /** The same for everybody: whether an address is known is nobody's business. */
  thanks: { heading: string; text: string };
  /** `years` by `yearsInWords`; `untilClosed` where there are none. */
  notice: { heading: string; what: string; why: string; howLong: With<"years">; untilClosed: string; recipients: With<"organization">; more: string };
  case: {
    received: With<"date">; yourWords: string; state: string; requestStates: Record<RequestState, Explained>; rightStates: Record<RightState, string>; withdrawn: string;
    dates: {
      heading: string; dueBy: With<"date">; noDate: string; acknowledgeBy: With<"date">; extended: string; overdue: string; daysLeft: With<"days">; dueToday: string; why: string; norms: string;
      steps: Record<OpenStep, string> & Record<DatedStep, With<"date">>;
    };
    messages: { heading: string; none: string; from: With<"organization">; fromYou: string; gone: string };
    write: { label: string; hint: string; send: string; sending: string; sent: string };
    identity: { heading: string; text: string; noCopies: string; asks: Record<(typeof IDENTITY_ASKS)[number], string> };
    withdraw: { open: string; text: string; choose: string; confirm: string; keep: string; done: string };
    confirmAddress: { text: With<"email">; button: string; done: string; notYou: string };
    complain: { heading: string; toAuthority: string; toUs: With<"email">; court: string; contact: string; dpo: string };
    searched: { heading: string; text: With<"systems">; none: string };
    downloads: { heading: string; none: string; button: string; until: With<"date">; gone: string };
    keepLink: string;
  };
  language: { label: string; change: string };
  footer: { responsible: With<"organization">; privacyNotice: string; contact: string };
  skipToContent: string; back: string; cancel: string; newRequest: string;
};

const WORDS: Record<Language, CentreWords> = { en, de, fr, es, it, nl, pl };

/** The words of a language. */
export function centreWordsOf(language: Language): CentreWords {
  return WORDS[language];
}
