import type { NoticeKind, NoticePart } from "@/server/domain/privacy/case/notices";
import { RIGHT_NAMES, type RequestState, type Right, type RightState } from "@/server/domain/privacy/case/vocabulary";

export const RIGHT_WORDS: Record<Right, { word: string; article: string }> = {
  access: { word: RIGHT_NAMES.access, article: "Art. 15" }, rectification: { word: RIGHT_NAMES.rectification, article: "Art. 16" }, erasure: { word: RIGHT_NAMES.erasure, article: "Art. 17" },
  restriction: { word: RIGHT_NAMES.restriction, article: "Art. 18" }, portability: { word: RIGHT_NAMES.portability, article: "Art. 20" }, objection: { word: RIGHT_NAMES.objection, article: "Art. 21" },
  automated_decision: { word: RIGHT_NAMES.automated_decision, article: "Art. 22" }, complaint: { word: RIGHT_NAMES.complaint, article: "DPA 2018 s. 164A" },
};
export const RIGHTS_SHOWN = Object.keys(RIGHT_WORDS) as Right[];

export const REQUEST_STATE_WORDS: Record<RequestState, string> = {
  received: "Received", identity_pending: "Waiting for proof of identity", open: "In work", forwarded_not_controller: "Passed on", not_identifiable: "Not identifiable",
  unverified_lapsed: "Lapsed, unverified", withdrawn: "Withdrawn", closed: "Closed",
};

export const RIGHT_STATE_WORDS: Record<RightState, string> = {
  assessing: "Being assessed", clarification_pending: "Waiting for clarification", fee_quoted: "Waiting for a fee", fulfilling: "Being carried out", review: "Waiting for approval",
  responded_full: "Answered in full", responded_partial: "Answered in part", refused: "Refused", no_data: "Answered: no data", notifying_recipients: "Answered; recipients to be told", backup_tail: "Answered; backups run out", done: "Done",
};

export const OUTCOME_WORDS: Record<string, string> = { full: "met in full", partial: "met in part", no_data: "no data held", refused: "refused", withdrawn: "withdrawn by the person" };
export const CHANNEL_WORDS: Record<string, string> = { form: "Form", "e-mail": "E-mail", phone: "Phone", post: "Post", agent: "Agent", login: "Signed in", drill: "Drill of the portal" };

export const LETTER_WORDS: Record<NoticeKind, string> = {
  receipt: "Confirmation of receipt", identity_asked: "Question about identity", identity_reminder: "Reminder about identity", clarification_asked: "Question about the request", fee: "Fee", extension: "Extension",
  answer_full: "Answer in full", answer_partial: "Answer in part", refusal: "Refusal", no_data: "Answer: no data", forwarded: "Passed on", not_identifiable: "Not identifiable", lapsed: "Lapsed",
  recipients: "Notice to a recipient", restriction_lifting: "Restriction ends", exception_ended: "Exception ended", withdrawn: "Withdrawal confirmed",
};

/** What each part of a letter is to say, for whoever writes it. */
export const PART_WORDS: Record<NoticePart, { label: string; hint?: string }> = {
  reference: { label: "Reference" }, what_was_asked: { label: "What was asked" }, due_date: { label: "By when" }, rights_reminder: { label: "Their rights" },
  reasons: { label: "Reasons", hint: "Facts of this case, in words the person understands." }, what_is_asked: { label: "What you ask of them", hint: "Exactly what to send or do." },
  less_was_not_enough: { label: "Why less would not do" }, how_to_reply: { label: "How to reply" }, full_answer_without_reply: { label: "If they do not reply" },
  amount: { label: "Amount", hint: "With its currency." }, cost_basis: { label: "What the amount covers" }, may_withdraw: { label: "That they may withdraw" }, authority: { label: "Supervisory authority" },
  judicial_remedy: { label: "Court" }, controller_complaint: { label: "Complaint to you" }, what_is_withheld: { label: "What is withheld", hint: "Item by item, each with why." }, searched: { label: "Where you looked", hint: "The systems, and by which identifiers." },
  controller_named: { label: "Who decides about the data", hint: "Name and address of the controller." }, how_to_reopen: { label: "How to go on" }, action_asked: { label: "What the recipient is asked to do" },
  lifting_date: { label: "When the restriction ends" }, result: { label: "What was done" }, effective_date: { label: "From when" }, what_was_erased: { label: "What was erased", hint: "By system and kind, when and how." },
  what_stays: { label: "What stays", hint: "Why, and until when. “Nothing” is an answer." }, backups: { label: "Copies in backups", hint: "Until which day; not used, not restored." },
  recipients: { label: "Who has received the data", hint: "The actual recipients (C-154/21)." }, what_we_keep: { label: "What you keep as proof" }, confirmation: { label: "Whether you hold their data" },
  copy: { label: "Their data", hint: "The copy itself, or where it lies ready." }, purposes: { label: "Purposes" }, categories: { label: "Kinds of data" }, periods: { label: "How long they are kept" },
  source: { label: "Where they come from" }, automated_decisions: { label: "Automated decisions", hint: "Logic and consequences. “None” is an answer." }, transfers: { label: "Transfers to other countries", hint: "With safeguards. “None” is an answer." },
  cut_off: { label: "As of which day" }, machine_readable: { label: "Format" }, language: { label: "Language" },
};

/** "Access, Erasure". */
export function rightsInWords(rights: readonly { right: Right }[]): string {
  return rights.map(({ right }) => RIGHT_WORDS[right].word).join(", ");
}
