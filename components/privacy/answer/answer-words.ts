import type { RedactionReason } from "@/server/domain/privacy/answers/redact";
import type { SheetItem } from "@/server/domain/privacy/answers/sheet";

export const REASON_WORDS: Record<RedactionReason, string> = { third_party: "Data of other people", trade_secret: "Trade secret", legal_privilege: "Legal advice in confidence", security: "Security", other: "Another reason, told in the letter" };

/** What an item of the sheet is, and its place in the law. */
export const ITEM_WORDS: Record<SheetItem, string> = {
  confirmation: "Confirmation, Art. 15(1)", copy: "Copy, Art. 15(3)", purposes: "Purposes, (1)(a)", categories: "Kinds of data, (1)(b)", recipients: "Recipients, (1)(c)", periods: "Periods, (1)(d)", rights: "Rights, (1)(e)", complaint: "Complaint, (1)(f)",
  source: "Source, (1)(g)", automated: "Automated decisions, (1)(h)", safeguards: "Transfers, Art. 15(2)", withheld: "What is withheld, Art. 12(4), 15(4)", cut_off: "State of the data",
};
