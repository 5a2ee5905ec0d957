import type { Right } from "./vocabulary";

export const NOTICE_KINDS = [
  "receipt", "identity_asked", "identity_reminder", "clarification_asked", "fee", "extension", "answer_full", "answer_partial", "refusal", "no_data",
  "forwarded", "not_identifiable", "lapsed", "recipients", "restriction_lifting", "exception_ended", "withdrawn",
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const NOTICE_PARTS = [
  "reference", "what_was_asked", "due_date", "rights_reminder", "reasons", "what_is_asked", "less_was_not_enough", "how_to_reply", "full_answer_without_reply",
  "amount", "cost_basis", "may_withdraw", "authority", "judicial_remedy", "controller_complaint", "what_is_withheld", "searched", "controller_named", "how_to_reopen",
  "action_asked", "lifting_date", "result", "effective_date", "what_was_erased", "what_stays", "backups", "recipients", "what_we_keep",
  "confirmation", "copy", "purposes", "categories", "periods", "source", "automated_decisions", "transfers", "cut_off", "machine_readable", "language",
] as const;
export type NoticePart = (typeof NOTICE_PARTS)[number];

const REMEDIES: readonly NoticePart[] = ["authority", "judicial_remedy"];
const PARTS: Record<NoticeKind, readonly NoticePart[]> = {
  receipt: ["reference", "what_was_asked", "due_date", "rights_reminder"],
  identity_asked: ["reasons", "what_is_asked", "less_was_not_enough", "how_to_reply"],
  identity_reminder: ["what_is_asked", "how_to_reply"],
  clarification_asked: ["reasons", "what_is_asked", "how_to_reply", "full_answer_without_reply"],
  fee: ["reasons", "amount", "cost_basis", "may_withdraw", ...REMEDIES],
  extension: ["reasons", "due_date"],
  answer_full: [],
  answer_partial: ["reasons", "what_is_withheld", ...REMEDIES],
  refusal: ["reasons", ...REMEDIES],
  no_data: ["confirmation", "searched", ...REMEDIES],
  forwarded: ["reasons", "controller_named"],
  not_identifiable: ["reasons", "how_to_reopen", ...REMEDIES],
  lapsed: ["reasons", "how_to_reopen", ...REMEDIES],
  recipients: ["reference", "action_asked"],
  restriction_lifting: ["reasons", "lifting_date", ...REMEDIES],
  exception_ended: ["reasons", "result"],
  withdrawn: ["reference", "may_withdraw", "rights_reminder"],
};

const ANSWER_PARTS: Record<Right, readonly NoticePart[]> = {
  // Art. 15(1)(a)-(h) and (2), each of which may say "none", and the day the data were taken.
  access: ["confirmation", "copy", "purposes", "categories", "recipients", "periods", "rights_reminder", "authority", "source", "automated_decisions", "transfers", "cut_off"],
  portability: ["machine_readable", "cut_off"],
  erasure: ["what_was_erased", "what_stays", "backups", "recipients", "what_we_keep"],
  rectification: ["result", "effective_date", "recipients"],
  restriction: ["result", "effective_date", "recipients"],
  objection: ["result", "effective_date"],
  automated_decision: ["result", "reasons"],
  complaint: ["result", "reasons"],
};
// The controller's own complaint route must be named there besides the authority (DPA 2018 s. 164A).
const UK_REFUSALS: readonly NoticeKind[] = ["answer_partial", "refusal", "no_data", "fee", "not_identifiable", "lapsed"];

/** Who a notice is for: decides what it must say. */
export type Addressed = { language: string; regime: "EU" | "UK"; right: Right | null };

/** What a notice of a kind must contain (GDPR Art. 12(3)-(4), 13-15, 18(3), 19). */
export function requiredParts(kind: NoticeKind, { regime, right }: Omit<Addressed, "language">): NoticePart[] {
  const answered = right !== null && (kind === "answer_full" || kind === "answer_partial") ? ANSWER_PARTS[right] : [];
  const ofRegime: NoticePart[] = regime === "UK" && UK_REFUSALS.includes(kind) ? ["controller_complaint"] : [];
  return [...new Set([...PARTS[kind], ...answered, ...ofRegime])];
}

/** What a notice lacks; empty when it may go out. `language` is missing where the person was not written to in theirs (Art. 12(1)); recipients may be written to in any. */
export function missingParts(notice: { kind: NoticeKind; language: string; parts: readonly NoticePart[] }, to: Addressed): NoticePart[] {
  const lacking = requiredParts(notice.kind, to).filter((part) => !notice.parts.includes(part));
  const isForeign = notice.kind !== "recipients" && notice.language !== to.language;
  return isForeign ? [...lacking, "language"] : lacking;
}
