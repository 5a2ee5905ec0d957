import type { Case } from "../case";
import { type GroundCode, GROUNDS } from "../grounds";
import { type NoticeKind, requiredParts } from "../notices";
import type { ClaimedGround, Notice, TextRef } from "../parts";
import type { Right } from "../vocabulary";

export const SHA = "ab".repeat(32);
/** A text that is there, as far as a case can know. */
export const text = (length = 40): TextRef => ({ textId: "txt_1", length });

/** A notice that lacks nothing, sent now. */
export function noticeOf(kind: NoticeKind, current: Case, now: Date, right: Right | null = null): Notice {
  const { language, regime } = current.receipt;
  return { noticeId: `ntc_${current.seq}`, kind, language, channel: "case_page", sentAt: now, contentSha256: SHA, parts: requiredParts(kind, { regime, right }) };
}

/** A ground with every fact it stands on. */
export function grounded(ground: GroundCode): ClaimedGround {
  return { ground, facts: GROUNDS[ground].facts.map((fact) => ({ fact, text: text() })) };
}

/** A ground by which a part may be withheld from each right that has one. */
export const ITEM_GROUND: Record<Right, GroundCode> = {
  access: "rights_of_others", portability: "rights_of_others", erasure: "legal_obligation", rectification: "data_accurate",
  restriction: "no_restriction_case", objection: "compelling_grounds", automated_decision: "national_law", complaint: "national_law",
};
