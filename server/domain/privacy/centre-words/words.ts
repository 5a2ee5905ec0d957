import type { OBJECTS_TO, Outcome, RequestState, Right, RightState } from "../case/vocabulary";

/** What can be wrong with something sent to the centre, as people are told it at the field. */
export type CentreProblem = "no_right" | "no_email" | "bad_email" | "too_long" | "unreadable" | "no_message" | "no_confirmation" | "nothing_to_withdraw" | "trap";
/** What was done, told at the top of the case page afterwards. */
export type CaseDone = "confirmed" | "written" | "withdrawn";
type ObjectsTo = (typeof OBJECTS_TO)[number];
/** Where a request stands on its way: the steps of the progress line. */
export type CaseStage = "received" | "identity" | "work" | "answered";

/**
 * One language of the privacy centre: plain words, the reader addressed politely, no exclamation marks. Days come in as
 * words of the same language already ("7 April 2026"), `org` is the organization's name, `wait` a whole number of minutes.
 */
export type CentreWords = {
  /** Decides how days and times are written: "en-GB", "de-DE". */
  locale: string;
  frame: { privacy: string; languages: string; skip: string; foot: string; back: string; /** Behind a label that may stay empty. */ optional: string };
  rights: Record<Right, { name: string; explained: string }>;
  objectsTo: Record<ObjectsTo, string>;
  centre: {
    title: string; lead: (org: string) => string;
    notice: string; whoAnswers: string; controller: string; contact: string; dpo: string; authority: string; authorityWhy: string; whatNext: string;
    /** In order, three or four sentences: a mail with a link comes; the month of Art. 12(3); identity is asked for only in doubt; free of charge. */
    next: string[];
  };
  form: {
    /** "Step 1 of 3". */
    step: (number: number, of: number) => string;
    rights: string; rightsHint: string; objectsTo: string; objectsToHint: string;
    reach: string; email: string; emailHint: string; name: string; nameHint: string;
    words: string; wordsHint: string;
    /** Label of a field that people do not see and programs fill in. */
    trap: string;
    send: string; sendHint: string;
  };
  problems: { title: string } & Record<CentreProblem, string>;
  sent: { title: string; lead: string; next: string[]; nothingCame: string; again: string };
  limited: { title: string; text: (wait: number) => string; instead: string };
  tooLarge: { title: string; text: string };
  broken: { title: string; text: string };
  missing: { centreTitle: string; centre: string; caseTitle: string; /** Paragraphs: the link may be cut, or the case is over and forgotten; what to do. */ case: string[] };
  case: {
    title: (name: string) => string; /** Under the title. */ received: (day: string) => string;
    done: Record<CaseDone, string>;
    stages: Record<CaseStage, string>; stageNow: string; stageDone: string;
    states: Record<RequestState, { name: string; explained: string }>;
    confirmTitle: string; confirmWhy: string; confirm: string; confirmed: string; notYou: string;
    asked: string; rightState: Record<RightState, string>; outcome: Record<Outcome, string>; yourWords: string;
    dates: string; /** "You will have an answer by the end of {day}." */ due: (day: string) => string; overdue: (day: string) => string; extended: string;
    /** Both dates, where waiting for the person moved the date. */ moved: (day: string, without: string) => string;
    refusalDue: (day: string) => string; acknowledgeBy: (day: string) => string; noDate: string; why: string; /** Said where the steps are in another language than the page. */ whyLanguage: string;
    messages: string; noMessages: string; fromYou: string; fromThem: (org: string) => string; forgotten: string; write: string; writeHint: string; writeSend: string;
    withdraw: string; withdrawHint: string; withdrawOne: (right: string) => string; withdrawSure: string; withdrawConsequence: string; withdrawSend: (right: string) => string;
    complain: string; complainText: (org: string) => string; authorityPage: string; court: string; ask: (org: string) => string;
    keepLink: string;
  };
};
