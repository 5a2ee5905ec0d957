import type { Right } from "./vocabulary";

/** A fact a ground stands on. The text is with the caller; a case knows that it is there. */
export const FACT_CODES = [
  "why_not_identifiable", "objective_circumstances", "intent", "earlier_requests", "nothing_changed", "whose_rights", "balancing", "redaction_not_enough",
  "why_no_ground", "why_necessary", "law_cited", "basis_or_means", "compelling_grounds", "why_accurate", "why_permitted", "fee_quoted",
] as const;
export type FactCode = (typeof FACT_CODES)[number];

export const GROUND_CODES = [
  "unidentifiable", "manifestly_unfounded", "excessive_repetitive", "excessive_abusive", "rights_of_others", "no_erasure_ground", "expression",
  "legal_obligation", "public_health", "archiving_research", "legal_claims", "not_portable", "compelling_grounds", "public_interest_research",
  "data_accurate", "no_restriction_case", "not_solely_automated", "decision_permitted", "national_law", "copy_fee_unpaid",
] as const;
export type GroundCode = (typeof GROUND_CODES)[number];

export type Ground = {
  article: string;
  sentence: string;
  rights: readonly Right[];
  facts: readonly FactCode[];
  /** `item` only withholds parts, `whole` only refuses all. */
  extent: "item" | "whole" | "both";
  /** About the request, not the data: may be told to somebody whose identity is open. */
  beforeIdentity?: true;
};

const ALL: readonly Right[] = ["access", "rectification", "erasure", "restriction", "portability", "objection", "automated_decision"];
const ERASURE: readonly Right[] = ["erasure"];
const COPIES: readonly Right[] = ["access", "portability"];

/** The only reasons not to do what a person asks. None is about the form of the request or the person's motives for it. */
export const GROUNDS: Record<GroundCode, Ground> = {
  unidentifiable: { article: "GDPR Art. 11(2)", sentence: "We cannot tell which data are yours.", rights: ["access", "rectification", "erasure", "restriction", "portability"], facts: ["why_not_identifiable"], extent: "whole", beforeIdentity: true },
  manifestly_unfounded: { article: "GDPR Art. 12(5)(b)", sentence: "The request is plainly without foundation.", rights: ALL, facts: ["objective_circumstances"], extent: "whole", beforeIdentity: true },
  excessive_repetitive: { article: "GDPR Art. 12(5)(b)", sentence: "The request repeats an earlier one and nothing has changed since.", rights: ALL, facts: ["earlier_requests", "nothing_changed"], extent: "whole" },
  excessive_abusive: { article: "GDPR Art. 12(5)(b), CJEU C-526/24", sentence: "The request was made for a purpose other than the one the right serves.", rights: ALL, facts: ["objective_circumstances", "intent"], extent: "whole", beforeIdentity: true },
  rights_of_others: { article: "GDPR Art. 15(4) and 20(4), recital 63", sentence: "This part would harm other people, and blacking out does not prevent it.", rights: COPIES, facts: ["whose_rights", "balancing", "redaction_not_enough"], extent: "item" },
  no_erasure_ground: { article: "GDPR Art. 17(1)", sentence: "None of the cases in which data must be erased applies.", rights: ERASURE, facts: ["why_no_ground"], extent: "both" },
  expression: { article: "GDPR Art. 17(3)(a)", sentence: "The data are needed for freedom of expression and information.", rights: ERASURE, facts: ["why_necessary", "balancing"], extent: "both" },
  legal_obligation: { article: "GDPR Art. 17(3)(b)", sentence: "A law obliges us to keep the data.", rights: ERASURE, facts: ["law_cited", "why_necessary"], extent: "both" },
  public_health: { article: "GDPR Art. 17(3)(c)", sentence: "The data are needed in the interest of public health.", rights: ERASURE, facts: ["law_cited", "why_necessary"], extent: "both" },
  archiving_research: { article: "GDPR Art. 17(3)(d)", sentence: "Erasure would seriously impair archiving, research or statistics.", rights: ERASURE, facts: ["why_necessary"], extent: "both" },
  legal_claims: { article: "GDPR Art. 17(3)(e)", sentence: "The data are needed for legal claims.", rights: ERASURE, facts: ["why_necessary"], extent: "both" },
  not_portable: { article: "GDPR Art. 20(1)", sentence: "The data were not provided by you, not processed by consent or contract, or not by automated means.", rights: ["portability"], facts: ["basis_or_means"], extent: "both" },
  compelling_grounds: { article: "GDPR Art. 21(1)", sentence: "Compelling reasons to process outweigh your interests, or legal claims need it.", rights: ["objection"], facts: ["compelling_grounds", "balancing"], extent: "both" },
  public_interest_research: { article: "GDPR Art. 21(6)", sentence: "The research serves a task in the public interest.", rights: ["objection"], facts: ["why_necessary"], extent: "both" },
  data_accurate: { article: "GDPR Art. 16", sentence: "The data are accurate and complete.", rights: ["rectification"], facts: ["why_accurate"], extent: "both" },
  no_restriction_case: { article: "GDPR Art. 18(1)", sentence: "None of the cases in which processing is restricted applies.", rights: ["restriction"], facts: ["why_no_ground"], extent: "both" },
  not_solely_automated: { article: "GDPR Art. 22(1)", sentence: "No decision with such effects was made by automated means alone.", rights: ["automated_decision"], facts: ["basis_or_means"], extent: "whole" },
  decision_permitted: { article: "GDPR Art. 22(2)", sentence: "The automated decision is one that Art. 22(2) permits, and its safeguards were kept.", rights: ["automated_decision"], facts: ["why_permitted"], extent: "whole" },
  national_law: { article: "GDPR Art. 23", sentence: "A national law limits this right here.", rights: ALL, facts: ["law_cited", "why_necessary"], extent: "both" },
  copy_fee_unpaid: { article: "GDPR Art. 15(3)", sentence: "The fee for a further copy was quoted and not paid.", rights: ["access"], facts: ["fee_quoted"], extent: "whole" },
};

/** What is often given as a ground and is none, with why. */
export const NEVER_GROUNDS: Record<string, string> = {
  no_reason_given: "nobody owes a reason for exercising a right (GDPR Art. 12(2), 15)",
  wrong_form: "no form is prescribed for a request (GDPR Art. 12(2), recital 59)",
  wrong_channel: "a request counts whichever way it reaches the controller (GDPR Art. 12(2))",
  no_identity_copy: "a copy of a document may not be asked for as a matter of course (GDPR Art. 12(6), 5(1)(c))",
  no_reply: "silence is no ground: answer in full, or let an unproven identity lapse with a notice (GDPR Art. 12(4))",
};

/** The ground of a code, or undefined for what the law does not know. */
export function groundOf(code: string): Ground | undefined {
  return GROUND_CODES.some((known) => known === code) ? GROUNDS[code as GroundCode] : undefined;
}
