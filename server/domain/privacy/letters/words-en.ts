import type { Words } from "./words";

const NO_COPIES = "Please do not send us a copy of an identity document: we do not want one and would destroy it.";
const LONGER = " If we need longer, we will tell you before then, and say why.";

export const en: Words = {
  rights: {
    access: "access to your data", portability: "a copy of your data to take elsewhere", erasure: "erasure of your data", rectification: "correction of your data",
    restriction: "restriction of the use of your data", objection: "objection to the use of your data", automated_decision: "review of an automated decision", complaint: "complaint",
  },
  greeting: "Dear Sir or Madam,",
  subject: {
    receipt: "We have received your request", identity_asked: "A question about who you are", identity_reminder: "We still need your reply",
    clarification_asked: "A question about your request", fee: "A fee for your request", extension: "We need more time for your request",
    answer_full: "The answer to your request", answer_partial: "The answer to your request", refusal: "We cannot do what you asked for",
    no_data: "The answer to your request", forwarded: "We have passed on your request", not_identifiable: "We cannot tell which data are yours",
    lapsed: "We could not confirm who you are", recipients: "Please act on a person's request", restriction_lifting: "The restriction of your data will end",
    exception_ended: "We have erased more of your data", withdrawn: "You have withdrawn your request",
  },
  opening: {
    receipt: ({ organization, receivedOn }) => `Your request reached ${organization} on ${receivedOn}. Thank you for it.`,
    identity_asked: () => `Before we answer, we must be sure that the request comes from you. This keeps your data from falling into the wrong hands. ${NO_COPIES}`,
    identity_reminder: () => `We asked you to help us confirm that the request comes from you, and have had no reply yet. ${NO_COPIES}`,
    clarification_asked: () => "We hold a large amount of data that may be about you, and want to give you what you are looking for.",
    fee: ({ about }) => `We ask for a fee before we go on with your request (${about}).`,
    extension: ({ about }) => `We cannot complete your request (${about}) within one month. Below you can read why, and when you will have our answer.`,
    answer_full: ({ about }) => `This is our answer to your request (${about}).`,
    answer_partial: ({ about }) => `This is our answer to your request (${about}). We could not do all that you asked for.`,
    refusal: ({ about }) => `We will not do what you asked for in your request (${about}).`,
    no_data: ({ about }) => `Because of your request (${about}), we have looked for data about you.`,
    forwarded: () => "The data you ask about are not ours: we hold them for another organization, which decides about them.",
    not_identifiable: () => "We cannot find out which of the data we hold are about you.",
    lapsed: () => "We asked you to help us confirm that the request comes from you, and reminded you of it, but had no reply. We have closed the request for now.",
    recipients: () => "You received personal data from us. The person they are about has exercised a right that we must tell you of.",
    restriction_lifting: () => "We have restricted the use of your data. This restriction will end, and we must tell you before it does.",
    exception_ended: () => "When we erased your data, some of them had to stay for a time. That time is over.",
    withdrawn: ({ about }) => `You have withdrawn your request (${about}). We will do nothing more about it.`,
  },
  headings: {
    reference: "Reference", what_was_asked: "What you asked for", due_date: "When you will have an answer", rights_reminder: "Your rights", reasons: "Our reasons",
    what_is_asked: "What we ask you for", less_was_not_enough: "Why less would not be enough", how_to_reply: "How to reply", full_answer_without_reply: "If you do not reply",
    amount: "The amount", cost_basis: "What the amount covers", may_withdraw: "You may withdraw", authority: "Supervisory authority", judicial_remedy: "Going to court",
    controller_complaint: "Complaining to us", what_is_withheld: "What we do not give you", searched: "Where we looked", controller_named: "Who decides about the data",
    how_to_reopen: "How to go on", action_asked: "What we ask you to do", lifting_date: "When it ends", result: "What we did", effective_date: "From when",
    what_was_erased: "What we erased", what_stays: "What stays, why, and until when", backups: "Copies in backups", recipients: "Who has received your data",
    what_we_keep: "What we keep about this request", confirmation: "Whether we hold data about you", copy: "Your data", purposes: "What we use your data for",
    categories: "Kinds of data", periods: "How long we keep your data", source: "Where we got your data", automated_decisions: "Automated decisions",
    transfers: "Transfers to other countries", cut_off: "Date of the data", machine_readable: "Format", language: "Language",
  },
  generated: {
    reference: ({ kind, reference, caseUrl }) => (kind === "recipients" ? `Please quote our reference ${reference} when you reply.` : `Your request has the reference ${reference}. You can follow it here: ${caseUrl}`),
    what_was_asked: ({ about }) => `We understand that you ask for: ${about}. If we have misunderstood you, please tell us.`,
    due_date: ({ kind, dueOn, isComplaint }) => (dueOn ? `You will have our answer by the end of ${dueOn} at the latest.${kind === "receipt" ? LONGER : ""}` : isComplaint ? "We will look into your complaint and tell you the outcome without undue delay." : null),
    rights_reminder: ({ organization }) => `You may ask ${organization} for access to your data, for their correction or erasure, for a restriction of their use, and for a copy to take elsewhere. You may also object to their use, and ask for a person to review an automated decision.`,
    how_to_reply: ({ caseUrl, contactEmail }) => `You can reply at ${caseUrl} or write to ${contactEmail}.`,
    full_answer_without_reply: () => "If you do not reply, we will answer your request in full.",
    may_withdraw: ({ kind, caseUrl }) => (kind === "withdrawn" ? `You can make the request again at any time: ${caseUrl}` : `You need not pay: you can withdraw your request at any time, without giving reasons: ${caseUrl}`),
    authority: ({ isUk, authority }) => (isUk
      ? `You can complain to the data protection authority of the United Kingdom:\n${authority}`
      : `You can lodge a complaint with a supervisory authority, for example where you live, where you work or where you think your rights were infringed (GDPR Art. 77). The one responsible for us is:\n${authority}`),
    judicial_remedy: ({ isUk }) => (isUk ? "You can also ask a court to enforce your rights under data protection law, whether or not you complain." : "You can also go to court if you think that we infringe your rights, whether or not you lodge a complaint (GDPR Art. 79)."),
    controller_complaint: ({ caseUrl, contactEmail }) => `You can also complain to us, at ${caseUrl} or ${contactEmail}. We acknowledge a complaint within 30 days, look into it without undue delay and tell you the outcome.`,
    how_to_reopen: ({ caseUrl }) => `We will take up your request again as soon as you send us what was missing: ${caseUrl}`,
    machine_readable: () => "You receive your data in a structured, commonly used and machine-readable format (JSON and CSV).",
    what_we_keep: ({ keptFor }) => `We keep proof that we handled this request, since we must be able to show it. Whatever in it points to you is destroyed ${keptFor ? `${keptFor} after the request is closed` : "as soon as the request is closed"}.`,
    confirmation: ({ kind }) => (kind === "no_data" ? "Apart from this request itself, we hold no personal data about you." : "We do hold and use personal data about you."),
  },
  closing: ({ organization }) => `Yours faithfully,\n${organization}`,
};
