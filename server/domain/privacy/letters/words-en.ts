import type { LetterFacts } from "./letter";
import type { Words } from "./words";

const RIGHTS: Words["rights"] = {
  access: "access to your data", portability: "a copy of your data to take elsewhere", erasure: "erasure of your data", rectification: "correction of your data",
  restriction: "restriction of the use of your data", objection: "objection to the use of your data", automated_decision: "review of an automated decision", complaint: "complaint",
};
const about = ({ right, rights }: LetterFacts) => (right ? RIGHTS[right] : rights.map((one) => RIGHTS[one]).join("; "));
const subject = (words: string) => ({ reference }: LetterFacts) => `${words} (${reference})`;
const day = (text: string) => new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${text}T00:00:00Z`));

export const en: Words = {
  rights: RIGHTS,
  greeting: "Dear Sir or Madam,",
  subject: {
    receipt: subject("We have received your request"), identity_asked: subject("A question about who you are"), identity_reminder: subject("We still need your reply"),
    clarification_asked: subject("A question about your request"), fee: subject("A fee for your request"), extension: subject("We need more time for your request"),
    answer_full: subject("The answer to your request"), answer_partial: subject("The answer to your request"), refusal: subject("Your request cannot be met"),
    no_data: subject("The answer to your request"), forwarded: subject("Your request was passed on"), not_identifiable: subject("We cannot tell which data are yours"),
    lapsed: subject("We could not confirm who you are"), recipients: subject("Please act on a person's request"), restriction_lifting: subject("The restriction of your data ends"),
    exception_ended: subject("More of your data were erased"), withdrawn: subject("You withdrew your request"),
  },
  opening: {
    receipt: ({ organization, receivedOn }) => `your request reached ${organization} on ${day(receivedOn)}.`,
    identity_asked: () => "before we answer we must be sure that the request is yours.",
    identity_reminder: () => "we asked you to help us confirm that the request is yours, and have no reply yet.",
    clarification_asked: () => "we hold a large amount of data that may be about you, and want to give you what you are looking for.",
    fee: (facts) => `we ask for a fee before we go on with your request (${about(facts)}).`,
    extension: (facts) => `we cannot complete your request (${about(facts)}) within one month.`,
    answer_full: (facts) => `this is our answer to your request (${about(facts)}).`,
    answer_partial: (facts) => `this is our answer to your request (${about(facts)}). A part of it could not be met.`,
    refusal: (facts) => `we do not act on your request (${about(facts)}).`,
    no_data: (facts) => `we have looked for your data because of your request (${about(facts)}).`,
    forwarded: () => "the data you ask about are not ours: we hold them for somebody else, who decides about them.",
    not_identifiable: () => "we cannot find out which of the data we hold are about you.",
    lapsed: () => "we asked you to help us confirm that the request is yours, and reminded you of it. We have closed it for now.",
    recipients: () => "you received personal data from us. The person has exercised a right which we must tell you of.",
    restriction_lifting: () => "we have restricted the use of your data. This will end.",
    exception_ended: () => "when we erased your data, some had to stay for a time. That time is over.",
    withdrawn: (facts) => `you have withdrawn your request (${about(facts)}). We do nothing more about it.`,
  },
  headings: {
    reference: "Reference", what_was_asked: "What you asked for", due_date: "When you get an answer", rights_reminder: "Your rights", reasons: "Our reasons",
    what_is_asked: "What we ask of you", less_was_not_enough: "Why less would not do", how_to_reply: "How to reply", full_answer_without_reply: "If you do not reply",
    amount: "The amount", cost_basis: "What it covers", may_withdraw: "You may withdraw", authority: "Supervisory authority", judicial_remedy: "Court",
    controller_complaint: "Complaint to us", what_is_withheld: "What we do not give", searched: "Where we looked", controller_named: "Who decides about the data",
    how_to_reopen: "How to go on", action_asked: "What we ask you to do", lifting_date: "When it ends", result: "What we did", effective_date: "From when",
    what_was_erased: "What was erased", what_stays: "What stays, why, and until when", backups: "Copies in backups", recipients: "Who has received your data",
    what_we_keep: "What we keep about this request", confirmation: "Whether we hold your data", copy: "Your data", purposes: "What we use them for",
    categories: "Which kinds of data", periods: "How long we keep them", source: "Where we have them from", automated_decisions: "Automated decisions",
    transfers: "Transfers to other countries", cut_off: "As of", machine_readable: "Format", language: "Language",
  },
  generated: {
    reference: ({ reference, caseUrl }) => `Your request has the reference ${reference}. You can follow it here: ${caseUrl}`,
    what_was_asked: (facts) => `As we read it, you ask for: ${about(facts)}. If we misread it, tell us.`,
    due_date: ({ dueOn }) => dueOn && `You will have an answer by the end of ${day(dueOn)}.`,
    rights_reminder: ({ organization }) => `You may ask ${organization} for access to your data, their correction, erasure or restriction, and object to their use.`,
    how_to_reply: ({ caseUrl, contactEmail }) => `Reply at ${caseUrl} or write to ${contactEmail}.`,
    full_answer_without_reply: () => "If you do not reply, we answer your request in full.",
    may_withdraw: ({ caseUrl }) => `You can withdraw your request, or make it again, at any time: ${caseUrl}`,
    authority: ({ authority: { name, address, url } }) => `You can lodge a complaint with the supervisory authority: ${[name, address, url].filter(Boolean).join(", ")}.`,
    judicial_remedy: () => "You can also go to court.",
    controller_complaint: ({ contactEmail }) => `You can complain to us directly: ${contactEmail}.`,
    how_to_reopen: ({ caseUrl }) => `Your request can be taken up again as soon as you send us what was missing: ${caseUrl}`,
    machine_readable: () => "Your data are in a structured, common, machine-readable format (JSON and CSV).",
    what_we_keep: () => "We keep proof that we handled this request, without your data, for as long as we may have to show it.",
  },
  closing: ({ organization }) => organization,
};
