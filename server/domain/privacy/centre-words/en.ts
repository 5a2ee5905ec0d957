import type { CentreWords } from "./words";

const RIGHTS: CentreWords["rights"] = {
  access: { name: "See my data", explained: "Learn whether data about you are held, get a copy, and be told what they are used for and who receives them (Art. 15)." },
  portability: { name: "Take my data elsewhere", explained: "Get the data you gave, in a file that another service can read (Art. 20)." },
  erasure: { name: "Have my data erased", explained: "Have data about you deleted. Some may have to stay, for instance invoices; you are told which and why (Art. 17)." },
  rectification: { name: "Have my data corrected", explained: "Have what is wrong put right and what is missing added (Art. 16)." },
  restriction: { name: "Have the use of my data paused", explained: "Have data kept but not used, for instance while it is checked whether they are right (Art. 18)." },
  objection: { name: "Object to the use of my data", explained: "Say that data about you must not be used for something. Advertising must then stop at once (Art. 21)." },
  automated_decision: { name: "Have a person look at a decision", explained: "Have a decision that a computer made about you reviewed by a person (Art. 22)." },
  complaint: { name: "Complain to us", explained: "Tell us that we handle your data wrongly. We must look into it and tell you the outcome." },
};

const FORM: CentreWords["form"] = {
  step: (number, of) => `Step ${number} of ${of}`,
  rights: "What do you want?", rightsHint: "Choose one or more.",
  objectsTo: "What do you object to?", objectsToHint: "If you choose none, we take it as all of these.",
  reach: "Where can we answer you?",
  email: "E-mail address", emailHint: "We send you a link to follow your request, and our answer is announced there.",
  name: "Name", nameHint: "It helps us find your data. You can leave it empty.",
  words: "In your own words", wordsHint: "Anything that helps us find what you mean: a customer number, a date, what happened. Please do not send copies of identity documents.",
  trap: "Leave this field empty", send: "Send the request", sendHint: "Sending is free and binds you to nothing. You can withdraw the request at any time.",
};

const CASE: CentreWords["case"] = {
  title: (name) => `Your request ${name}`, received: (day) => `Received on ${day}`,
  done: { confirmed: "Thank you. We know now that the request comes from you.", written: "Your message has been sent.", withdrawn: "Withdrawn. We do nothing more about it." },
  stages: { received: "Received", identity: "Who you are", work: "Being worked on", answered: "Answered" }, stageNow: "now", stageDone: "done",
  states: {
    received: { name: "We have your request", explained: "It has reached us and the time allowed by law is running. You need do nothing but confirm below that it is yours." },
    identity_pending: { name: "We must be sure that it is you", explained: "Before we hand out or change anything, we have to know that the request comes from you. See the latest message for what we ask." },
    open: { name: "We are working on it", explained: "What you asked for is being looked at. You are told as soon as there is an answer." },
    forwarded_not_controller: { name: "Passed on", explained: "The data are not ours: we hold them for somebody else, who decides about them. The messages say who." },
    not_identifiable: { name: "We cannot tell which data are yours", explained: "With what you gave us we cannot find out which data are about you. Write to us if you can tell us more, and we go on." },
    unverified_lapsed: { name: "Closed for now", explained: "We asked for something to be sure that it is you, and had no reply. Write to us and we go on." },
    withdrawn: { name: "Withdrawn", explained: "You took the request back. You can make it again at any time." },
    closed: { name: "Closed", explained: "Everything you asked for has been answered." },
  },
  confirmTitle: "Is this request yours?", confirmWhy: "Please confirm it, so that nobody can make requests in your name.", confirm: "Yes, I made this request", confirmed: "You confirmed that this request is yours.",
  notYou: "If you did not ask for this, do nothing: nothing about you is handed out to anybody on the strength of this request alone.",
  asked: "What you asked for",
  rightState: {
    assessing: "Being looked at", clarification_pending: "We have a question for you", fee_quoted: "We have told you of a fee", fulfilling: "Being carried out", review: "The answer is being checked",
    responded_full: "Answered", responded_partial: "Answered in part", refused: "Refused", no_data: "Answered", notifying_recipients: "Answered; others who had the data are being told", backup_tail: "Answered; copies in backups still run out", done: "Done",
  },
  outcome: { full: "Met in full", partial: "Met in part; our answer says what not and why", no_data: "We hold no data about you", refused: "Refused; our answer says why", withdrawn: "Withdrawn by you" },
  yourWords: "Your words",
  dates: "When you get an answer", due: (day) => `By the end of ${day} at the latest.`, overdue: (day) => `It was due by ${day}. We are late, and you can complain.`, extended: "We told you that we need more time, so this is the extended date.",
  moved: (day, without) => `Waiting for your reply moved the date: without it, it would be ${without}, with it, it is ${day}.`,
  refusalDue: (day) => `If we refuse, we must say so by ${day}.`, acknowledgeBy: (day) => `We must confirm that we have it by ${day}.`, noDate: "There is no date any more.", why: "Why this date?", whyLanguage: "This calculation is written in English.",
  messages: "Messages", noMessages: "Nothing has been written yet.", fromYou: "You", fromThem: (org) => org, forgotten: "The text of this message has been erased.",
  write: "Write to us", writeHint: "Please do not send passwords or copies of identity documents.", writeSend: "Send the message",
  withdraw: "Withdraw", withdrawHint: "You can take back what has not been answered yet.", withdrawOne: (right) => `Withdraw: ${right}`,
  withdrawSure: "Do you want to take this back?", withdrawConsequence: "We stop working on it. You can ask again at any time, and the time allowed by law then begins anew.", withdrawSend: (right) => `Yes, withdraw "${right}"`,
  complain: "If you are not content", complainText: (org) => `You can complain to the supervisory authority at any time, whatever ${org} has answered.`, authorityPage: "The authority's website",
  court: "You can also go to court.", ask: (org) => `You can ask ${org} first:`,
  keepLink: "Whoever has the link to this page can read it. Keep the mail and do not pass it on.",
};

export const en: CentreWords = {
  locale: "en-GB",
  frame: { privacy: "Your data, your rights", languages: "Language", skip: "Skip to the content", foot: "This page sets no cookies, runs no scripts and loads nothing from anybody else.", back: "Back to the privacy page", optional: "if you like" },
  rights: RIGHTS,
  objectsTo: {
    direct_marketing: "Advertising sent to me", legitimate_interest: "Uses that you base on your own or others' interests", public_task: "Uses for a task in the public interest", research_statistics: "Uses for research or statistics",
  },
  centre: {
    title: "Your data, your rights", lead: (org) => `Here you can ask ${org} what it knows about you, and have it corrected, erased or no longer used. It costs nothing, and you need no account.`,
    notice: "How your data are used (privacy notice)", whoAnswers: "Who answers you", controller: "Responsible for your data", contact: "Write to", dpo: "Data protection officer", authority: "Supervisory authority",
    authorityWhy: "You can complain there at any time.", whatNext: "What happens next",
    next: [
      "You get a mail with a link to your own page, where you can follow the request and write to us.",
      "You get an answer within one month. If a request is complicated it may take two months more; you are then told why (Art. 12(3)).",
      "Only if there is real doubt that it is you, we ask for something to be sure. We ask for no copy of an identity card.",
    ],
  },
  form: FORM,
  problems: {
    title: "Something is missing", no_right: "Choose what you want, at least one.", no_email: "Give an e-mail address: our answer has to reach you.", bad_email: "This is not a complete e-mail address. It looks like name@example.org.",
    too_long: "This is too long. Shorten it, or send the rest later as a message.", unreadable: "This holds characters that cannot be kept. Type it again.", no_message: "Write something first.",
    no_confirmation: "Tick the box if you want to take this back.", nothing_to_withdraw: "There is nothing left to withdraw: it has been answered or withdrawn already.",
    trap: "A field that has to stay empty was filled in, perhaps by your browser. It is empty again: please send the form once more.",
  },
  sent: {
    title: "We have your request", lead: "Thank you. We are sending a mail to the address you gave.",
    next: ["Open the link in the mail. It leads to your own page.", "Confirm there that the request is yours.", "Keep the mail: the link is the only way to your page."],
    nothingCame: "If no mail comes within an hour, look among unwanted mail, and check whether the address was right.", again: "Make another request",
  },
  limited: { title: "Too many requests", text: (wait) => `Too much has come from here in a short time. Nothing was kept of this one. Please try again in ${wait === 1 ? "a minute" : `${wait} minutes`}.`, instead: "You can also write to:" },
  tooLarge: { title: "Too much text", text: "What you sent is larger than we can take here. Nothing was kept. Go back, shorten it and send it again." },
  broken: { title: "Something failed on our side", text: "Nothing was kept. Please go back and try again in a moment." },
  missing: {
    centreTitle: "There is nothing here", centre: "The address is wrong, or this organization takes no requests here. Look for the right address in its privacy notice.",
    caseTitle: "This link leads nowhere",
    case: ["The link may be incomplete: open it from the mail once more, or copy all of it.", "If the case was closed long ago, it has been erased, and its link with it.", "You can make a new request, or write to the organization."],
  },
  case: CASE,
};
